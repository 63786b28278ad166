package io.sockeye.collector.condition;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Unit;

/**
 * Reads numbers with units: {@code us ms s m h} for times, and for bytes {@code K M G T}, powers of 1,000, or {@code Ki
 * Mi Gi Ti}, powers of 1,024. Bytes may come without one, times may not, and other numbers have none. Threads:
 * stateless.
 */
final class Quantity {
    private static final Map<String, Long> MICROSECONDS =
            Map.of("us", 1L, "ms", 1_000L, "s", 1_000_000L, "m", 60_000_000L, "h", 3_600_000_000L);
    private static final Map<String, Long> BYTES = Map.of(
            "",
            1L,
            "K",
            1_000L,
            "M",
            1_000_000L,
            "G",
            1_000_000_000L,
            "T",
            1_000_000_000_000L,
            "KI",
            1L << 10,
            "MI",
            1L << 20,
            "GI",
            1L << 30,
            "TI",
            1L << 40);
    private static final String TIMES = "us, ms, s, m or h";
    private static final String SIZES = "K, M, G, T, Ki, Mi, Gi or Ti";

    private Quantity() {}

    /**
     * The number of a token, in a field's unit.
     *
     * @param tokens to complain with.
     * @param token  to read, or a part of it.
     * @param text   of it.
     * @param field  that it is for.
     * @return the number, maybe with a fraction.
     * @throws ExpressionException if it is none, or of another kind.
     */
    static BigDecimal of(final TokenReader tokens, final Token token, final String text, final Field field)
            throws ExpressionException {
        final int length = lengthOfNumber(text);
        if (length == 0) {
            throw tokens.mistake("expected " + expected(field.unit()) + ", not '" + text + "'", token);
        }
        final BigDecimal number = new BigDecimal(text.substring(0, length));
        final String unit = text.substring(length);
        return switch (field.unit()) {
            case US, MS, S -> time(tokens, token, number, unit, field.unit());
            case BYTES, BYTES_PER_SECOND -> size(tokens, token, number, unit);
            default -> {
                if (!unit.isEmpty()) {
                    throw tokens.mistake(
                            "'" + field.name() + "' takes a number without a unit, not '" + unit + "'", token);
                }
                yield number;
            }
        };
    }

    /** What a number of a unit looks like, for messages. */
    static String expected(final Unit unit) {
        return switch (unit) {
            case US, MS, S -> "a time such as 200ms";
            case BYTES, BYTES_PER_SECOND -> "a number of bytes such as 64K or 1Mi";
            default -> "a number";
        };
    }

    private static BigDecimal time(
            final TokenReader tokens, final Token token, final BigDecimal number, final String unit, final Unit wanted)
            throws ExpressionException {
        final Long factor = MICROSECONDS.get(unit);
        if (factor == null) {
            throw tokens.mistake(
                    unit.isEmpty() ? "a time needs a unit: " + TIMES : "'" + unit + "' is no unit of time: " + TIMES,
                    token);
        }
        final long each = switch (wanted) {
            case MS -> 1_000L;
            case S -> 1_000_000L;
            default -> 1L;
        };
        // Powers of ten, so that nothing is lost.
        return number.multiply(BigDecimal.valueOf(factor)).divide(BigDecimal.valueOf(each));
    }

    private static BigDecimal size(
            final TokenReader tokens, final Token token, final BigDecimal number, final String unit)
            throws ExpressionException {
        final String upper = unit.toUpperCase(Locale.ROOT);
        final boolean hasB = upper.endsWith("B");
        final Long factor = BYTES.get(hasB ? upper.substring(0, upper.length() - 1) : upper);
        if (factor == null) {
            throw tokens.mistake("'" + unit + "' is no unit of bytes: " + SIZES, token);
        }
        return number.multiply(BigDecimal.valueOf(factor));
    }

    /** How many chars at the beginning are a number: digits, maybe with a sign and a fraction. */
    private static int lengthOfNumber(final String text) {
        int at = text.startsWith("-") ? 1 : 0;
        final int begin = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            return 0;
        }
        int end = at;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
                end = at;
            }
        }
        return end;
    }

    private static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }
}
