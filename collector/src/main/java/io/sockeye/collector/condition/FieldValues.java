package io.sockeye.collector.condition;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.Field;

/** Has the values that a field is compared with read by its kind. Confined to one thread. */
final class FieldValues {
    private final ValueNames names;
    private final NumberValues numbers;
    private final TextValues texts;

    FieldValues(final ValueNames names) {
        this.names = names;
        numbers = new NumberValues(names);
        texts = new TextValues(names);
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
            case TIME -> TimeValues.EXPECTED;
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
            if (!TextValues.isText(field)) {
                throw tokens.mistake("'" + field.name() + "' is no text that a regular expression matches", operator);
            }
            return texts.matching(tokens, field, isWanted);
        }
        final boolean isEqual = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        if (!isEqual && !hasOrder(field)) {
            throw tokens.mistake("'" + field.name() + "' has no order: it takes '=', '!=' or 'in'", operator);
        }
        final Token value = tokens.takeValue(expected(field));
        return switch (field.kind()) {
            case UNSIGNED, SIGNED -> numbers.compared(tokens, field, comparison, value, isWanted);
            case TIME -> TimeValues.compared(tokens, comparison, value, isWanted);
            default -> among(tokens, field, List.of(value), isWanted);
        };
    }

    private static boolean hasOrder(final Field field) {
        return switch (field.kind()) {
            case UNSIGNED, SIGNED, TIME -> true;
            default -> false;
        };
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
            case UNSIGNED, SIGNED -> numbers.among(tokens, field, items, isWanted);
            case BOOLEAN -> NumberValues.amongTruths(tokens, items, isWanted);
            case HEX64 -> NumberValues.amongIdentifiers(tokens, items, isWanted);
            case ADDRESS -> networks(tokens, items, isWanted);
            case TIME -> TimeValues.among(tokens, items, isWanted);
            default -> TextValues.among(tokens, field, items, isWanted);
        };
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
}
