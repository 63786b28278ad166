package io.sockeye.collector.condition;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.NearestNames;

/** Reads the values that fields are compared with, by their kinds. Confined to one thread. */
final class FieldValues {
    private static final List<String> TRUE = List.of("true", "yes", "1");
    private static final List<String> FALSE = List.of("false", "no", "0");

    private final NumberNames numbers;
    private final ValueNames names;

    FieldValues(final ValueNames names) {
        this.names = names;
        numbers = new NumberNames(names);
    }

    /** What a value of a field looks like, for messages. */
    static String expected(final Field field) {
        return switch (field.kind()) {
            case UNSIGNED, SIGNED -> NumberNames.expected(field);
            case BOOLEAN -> "true or false";
            case HEX64 -> "a hexadecimal number";
            case ADDRESS -> "an address or a network";
            case HARDWARE_ADDRESS -> "a hardware address such as 00:1b:21:3c:4d:5e";
            case WORD, LIST_OF_WORDS -> "a word";
            default -> "a text";
        };
    }

    /**
     * The test of a comparison.
     *
     * @param tokens     before the value.
     * @param field      that is compared.
     * @param operator   as it was typed, for complaints.
     * @param comparison that it stands for.
     * @param isWanted   false to have what does not compare so.
     * @return what makes the test.
     * @throws ExpressionException if the field has no such comparison, or the value is none of it.
     */
    FieldCondition.Maker compared(
            final TokenReader tokens,
            final Field field,
            final Token operator,
            final Comparison comparison,
            final boolean isWanted)
            throws ExpressionException {
        if (comparison == Comparison.MATCHES || comparison == Comparison.NOT_MATCHES) {
            if (!isText(field)) {
                throw tokens.mistake("'" + field.name() + "' is no text that a regular expression matches", operator);
            }
            final TextPattern pattern = pattern(tokens, tokens.takeValue("a regular expression"));
            return texts(field, () -> new PatternTexts(pattern), isWanted);
        }
        final boolean isEqual = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        if (!isEqual && !hasOrder(field)) {
            throw tokens.mistake("'" + field.name() + "' has no order: it takes '=', '!=' or 'in'", operator);
        }
        final Token value = tokens.takeValue(expected(field));
        if (!hasOrder(field)) {
            return among(tokens, field, List.of(value), isWanted);
        }
        final BigDecimal number = numbers.of(tokens, value, value.text(), field);
        return inRanges(ranges(field).add(comparison, number), isWanted);
    }

    /**
     * The test of a list of values.
     *
     * @param tokens   to complain with.
     * @param field    that is compared.
     * @param items    of the list.
     * @param isWanted false to have what is none of them.
     * @return what makes the test.
     * @throws ExpressionException if an item is no value of the field.
     */
    FieldCondition.Maker among(
            final TokenReader tokens, final Field field, final List<Token> items, final boolean isWanted)
            throws ExpressionException {
        return switch (field.kind()) {
            case UNSIGNED, SIGNED -> inRanges(numberRanges(tokens, field, items), isWanted);
            case BOOLEAN, HEX64 -> inRanges(plainNumbers(tokens, field, items), isWanted);
            case ADDRESS -> networks(tokens, items, isWanted);
            default -> {
                final byte[][] values = new byte[items.size()][];
                for (int i = 0; i < values.length; i++) {
                    values[i] = text(tokens, items.get(i), field);
                }
                final TextMatcher matcher = new EqualTexts(values);
                yield texts(field, () -> matcher, isWanted);
            }
        };
    }

    private static boolean hasOrder(final Field field) {
        return field.kind() == FieldKind.UNSIGNED || field.kind() == FieldKind.SIGNED;
    }

    private static boolean isText(final Field field) {
        return switch (field.kind()) {
            case WORD, TIME, TEXT, LIST_OF_WORDS -> true;
            default -> false;
        };
    }

    private static NumberRanges.Builder ranges(final Field field) {
        return new NumberRanges.Builder(field.kind() == FieldKind.SIGNED);
    }

    private static FieldCondition.Maker inRanges(final NumberRanges.Builder builder, final boolean isWanted) {
        final NumberRanges ranges = builder.build();
        return reader -> new NumberTest(reader, ranges, isWanted);
    }

    private NumberRanges.Builder numberRanges(final TokenReader tokens, final Field field, final List<Token> items)
            throws ExpressionException {
        final NumberRanges.Builder builder = ranges(field);
        for (final Token item : items) {
            numbers.addRange(builder, tokens, item, field);
        }
        return builder;
    }

    private static NumberRanges.Builder plainNumbers(
            final TokenReader tokens, final Field field, final List<Token> items) throws ExpressionException {
        final NumberRanges.Builder builder = ranges(field);
        for (final Token item : items) {
            final BigDecimal number = field.kind() == FieldKind.HEX64 ? hex(tokens, item) : bool(tokens, item);
            if (field.kind() == FieldKind.BOOLEAN && number.signum() > 0) {
                builder.add(Comparison.AT_LEAST, number);
            } else {
                builder.add(number, number);
            }
        }
        return builder;
    }

    private static BigDecimal bool(final TokenReader tokens, final Token item) throws ExpressionException {
        final String word = item.text().toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw tokens.mistake("expected true or false, not '" + item.text() + "'", item);
        }
        return TRUE.contains(word) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static BigDecimal hex(final TokenReader tokens, final Token item) throws ExpressionException {
        final String digits = item.text().startsWith("0x") ? item.text().substring(2) : item.text();
        try {
            return new BigDecimal(Long.toUnsignedString(HexFormat.fromHexDigitsToLong(digits)));
        } catch (final IllegalArgumentException e) {
            throw tokens.mistake("'" + item.text() + "' is no hexadecimal number of 64 bits", item);
        }
    }

    private FieldCondition.Maker networks(final TokenReader tokens, final List<Token> items, final boolean isWanted)
            throws ExpressionException {
        final List<Network> all = new ArrayList<>();
        for (final Token item : items) {
            all.addAll(Networks.of(tokens, item, item.text(), names));
        }
        final Network[] networks = all.toArray(new Network[0]);
        return reader -> new NetworkTest(reader, networks, isWanted);
    }

    /** Gives each thread a matcher that is its own. */
    private interface Matchers {
        TextMatcher matcher();
    }

    private static FieldCondition.Maker texts(final Field field, final Matchers matchers, final boolean isWanted) {
        return switch (field.kind()) {
            case WORD, TIME -> reader -> new WordTest(reader, matchers.matcher(), isWanted);
            case LIST_OF_WORDS -> reader -> new AnyWordTest(reader, matchers.matcher(), isWanted);
            default -> reader -> new TextTest(reader, matchers.matcher(), isWanted);
        };
    }

    private TextPattern pattern(final TokenReader tokens, final Token token) throws ExpressionException {
        // Texts are bytes, one char each; what is matched is taken for UTF-8, and so is the expression.
        final byte[] bytes = token.text().getBytes(StandardCharsets.ISO_8859_1);
        try {
            return names.pattern(new String(bytes, StandardCharsets.UTF_8));
        } catch (final IllegalArgumentException e) {
            throw tokens.mistake("'" + token.text() + "' is no regular expression: " + e.getMessage(), token);
        }
    }

    private static byte[] text(final TokenReader tokens, final Token item, final Field field)
            throws ExpressionException {
        if (field.kind() == FieldKind.HARDWARE_ADDRESS) {
            return hardwareAddress(tokens, item);
        }
        final String text = field.vocabulary() == null
                ? item.text()
                : word(tokens, item, field.name(), field.vocabulary().words());
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hardwareAddress(final TokenReader tokens, final Token item) throws ExpressionException {
        try {
            return HexFormat.ofDelimiter(":").parseHex(item.text().toLowerCase(Locale.ROOT));
        } catch (final IllegalArgumentException e) {
            throw tokens.mistake("'" + item.text() + "' is no hardware address such as 00:1b:21:3c:4d:5e", item);
        }
    }

    /** The word of a vocabulary that is meant, whatever its case and whether it has hyphens. */
    private static String word(final TokenReader tokens, final Token item, final String field, final List<String> words)
            throws ExpressionException {
        final List<String> plain = new ArrayList<>();
        for (final String word : words) {
            plain.add(plain(word));
            if (plain(word).equals(plain(item.text()))) {
                return word;
            }
        }
        final List<String> nearest = NearestNames.of(plain(item.text()), plain);
        final List<String> shown = new ArrayList<>();
        for (final String word : words) {
            if (nearest.isEmpty() || nearest.contains(plain(word))) {
                shown.add(word);
            }
        }
        throw tokens.mistake(
                "'" + field + "' is never '" + item.text() + "'; "
                        + (nearest.isEmpty() ? "it is one of" : "the nearest") + ": '" + String.join("' '", shown)
                        + "'",
                item);
    }

    private static String plain(final String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
