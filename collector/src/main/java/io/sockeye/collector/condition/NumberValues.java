package io.sockeye.collector.condition;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;

/** Reads what fields that are numbers are compared with, and makes ranges of it. Confined to one thread. */
final class NumberValues {
    private static final List<String> TRUE = List.of("true", "yes", "1");
    private static final List<String> FALSE = List.of("false", "no", "0");

    private final NumberNames numbers;

    NumberValues(final ValueNames names) {
        numbers = new NumberNames(names);
    }

    /** The test of a value that a field of {@link FieldKind#UNSIGNED} or {@link FieldKind#SIGNED} compares with. */
    FieldCondition.Maker compared(
            final TokenReader tokens,
            final Field field,
            final Comparison comparison,
            final Token value,
            final boolean isWanted)
            throws ExpressionException {
        final BigDecimal number = numbers.of(tokens, value, value.text(), field);
        return inRanges(ranges(field).add(comparison, number), isWanted);
    }

    /** The test of the values, and ranges of them, that a field of such a kind may have. */
    FieldCondition.Maker among(
            final TokenReader tokens, final Field field, final List<Token> items, final boolean isWanted)
            throws ExpressionException {
        final NumberRanges.Builder builder = ranges(field);
        for (final Token item : items) {
            numbers.addRange(builder, tokens, item, field);
        }
        return inRanges(builder, isWanted);
    }

    /** The test of identifiers that a field of {@link FieldKind#HEX64} may have. */
    static FieldCondition.Maker amongIdentifiers(
            final TokenReader tokens, final List<Token> items, final boolean isWanted) throws ExpressionException {
        final NumberRanges.Builder builder = new NumberRanges.Builder(false);
        for (final Token item : items) {
            final BigDecimal number = identifier(tokens, item);
            builder.add(number, number);
        }
        return inRanges(builder, isWanted);
    }

    /** The test of truths that a field of {@link FieldKind#BOOLEAN} may have. */
    static FieldCondition.Maker amongTruths(final TokenReader tokens, final List<Token> items, final boolean isWanted)
            throws ExpressionException {
        final NumberRanges.Builder builder = new NumberRanges.Builder(false);
        for (final Token item : items) {
            if (isTrue(tokens, item)) {
                builder.add(Comparison.AT_LEAST, BigDecimal.ONE);
            } else {
                builder.add(BigDecimal.ZERO, BigDecimal.ZERO);
            }
        }
        return inRanges(builder, isWanted);
    }

    private static NumberRanges.Builder ranges(final Field field) {
        return new NumberRanges.Builder(field.kind() == FieldKind.SIGNED);
    }

    private static FieldCondition.Maker inRanges(final NumberRanges.Builder builder, final boolean isWanted) {
        final NumberRanges ranges = builder.build();
        return reader -> new NumberTest(reader, ranges, isWanted);
    }

    private static boolean isTrue(final TokenReader tokens, final Token item) throws ExpressionException {
        final String word = item.text().toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw tokens.mistake("expected true or false, not '" + item.text() + "'", item);
        }
        return TRUE.contains(word);
    }

    private static BigDecimal identifier(final TokenReader tokens, final Token item) throws ExpressionException {
        final String digits = item.text().startsWith("0x") ? item.text().substring(2) : item.text();
        try {
            return new BigDecimal(Long.toUnsignedString(HexFormat.fromHexDigitsToLong(digits)));
        } catch (final IllegalArgumentException e) {
            throw tokens.mistake("'" + item.text() + "' is no hexadecimal number of 64 bits", item);
        }
    }
}
