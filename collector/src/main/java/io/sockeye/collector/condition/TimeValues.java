package io.sockeye.collector.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;

/**
 * Reads points in time, as in RFC 3339: {@code 2026-11-26T14:00:00Z}, with or without a fraction, or with an offset
 * such as {@code +01:00}; a date alone is its first moment in UTC. Threads: stateless.
 */
final class TimeValues {
    static final String EXPECTED = "a time such as 2026-11-26T14:00:00Z";

    private static final int NANO_DIGITS = 9;
    private static final int MILLI_DIGITS = 3;

    private TimeValues() {}

    /** The test of a time that a field compares with. */
    static FieldCondition.Maker compared(
            final TokenReader tokens, final Comparison comparison, final Token value, final boolean isWanted)
            throws ExpressionException {
        return test(new NumberRanges.Builder(true).add(comparison, milliseconds(tokens, value)), isWanted);
    }

    /** The test of times that a field may have. */
    static FieldCondition.Maker among(final TokenReader tokens, final List<Token> items, final boolean isWanted)
            throws ExpressionException {
        final NumberRanges.Builder builder = new NumberRanges.Builder(true);
        for (final Token item : items) {
            final BigDecimal time = milliseconds(tokens, item);
            builder.add(time, time);
        }
        return test(builder, isWanted);
    }

    private static FieldCondition.Maker test(final NumberRanges.Builder builder, final boolean isWanted) {
        final NumberRanges ranges = builder.build();
        return reader -> new TimeTest(reader, ranges, isWanted);
    }

    /** Since 1970, maybe with a fraction. */
    private static BigDecimal milliseconds(final TokenReader tokens, final Token token) throws ExpressionException {
        final Instant time;
        try {
            time = token.text().indexOf('T') < 0
                    ? LocalDate.parse(token.text()).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(token.text()).toInstant();
        } catch (final DateTimeException e) {
            throw tokens.mistake("expected " + EXPECTED + ", not '" + token.text() + "'", token);
        }
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS))
                .scaleByPowerOfTen(MILLI_DIGITS);
    }
}
