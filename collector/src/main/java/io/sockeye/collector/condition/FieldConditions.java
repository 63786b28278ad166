package io.sockeye.collector.condition;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.ConditionParser;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.NearestNames;

/**
 * Reads conditions on fields: {@code FIELD = VALUE}, with any {@link Comparison} that the kind of field has, and {@code
 * FIELD [not] in (VALUE, VALUE-VALUE, ...)}. Confined to one thread.
 */
public final class FieldConditions implements ConditionParser<RowCondition> {
    private static final String OPERATORS = "'=', '!=', '<', '<=', '>', '>=', '~' or 'in'";

    private final FieldList fields;
    private final List<String> otherWords;
    private final FieldValues values;

    /**
     * A reader of conditions.
     *
     * @param fields that there are.
     * @param names  behind which there are numbers.
     */
    public FieldConditions(final FieldList fields, final ValueNames names) {
        this(fields, names, List.of());
    }

    /**
     * A reader of conditions that are not all of them.
     *
     * @param fields     that there are.
     * @param names      behind which there are numbers.
     * @param otherWords that other conditions begin with, to be told of where there is no field.
     */
    public FieldConditions(final FieldList fields, final ValueNames names, final List<String> otherWords) {
        this.fields = fields;
        this.otherWords = otherWords;
        values = new FieldValues(names);
    }

    @Override
    public Expression<RowCondition> condition(final TokenReader tokens) throws ExpressionException {
        final Token first = tokens.take();
        final Field field = field(tokens, first);
        final boolean isNegated = tokens.peek().is("not") && tokens.peekSecond().is("in");
        if (isNegated) {
            tokens.take();
        }
        final boolean isWanted;
        final FieldCondition.Maker maker;
        if (tokens.peek().is("in")) {
            tokens.take();
            isWanted = !isNegated;
            final List<Token> items = tokens.takeList(FieldValues.expected(field));
            maker = values.among(tokens, field, items, field.list() != null || isWanted);
        } else {
            final Comparison comparison = comparison(tokens, first);
            isWanted = comparison != Comparison.NOT_EQUAL && comparison != Comparison.NOT_MATCHES;
            final Token operator = tokens.take();
            maker = values.compared(tokens, field, operator, comparison, field.list() != null || isWanted);
        }
        return new Expression.Leaf<>(new FieldCondition(tokens.typedSince(first), field, maker, isWanted));
    }

    private Field field(final TokenReader tokens, final Token token) throws ExpressionException {
        final Field field = fields.findAlike(token.text());
        if (field == null) {
            final List<String> nearest = nearest(token.text());
            throw tokens.mistake(
                    "no field '" + token.text() + "'"
                            + (nearest.isEmpty()
                                    ? "; --fields=help lists them"
                                    : "; the nearest: '" + String.join("' '", nearest) + "'"),
                    token);
        }
        if (field.kind() == FieldKind.LIST) {
            throw tokens.mistake("'" + field.name() + "' is a list of objects, which no value compares with", token);
        }
        return field;
    }

    private List<String> nearest(final String word) {
        final List<String> names = new ArrayList<>(otherWords);
        for (final Field field : fields.fields()) {
            if (field.kind() != FieldKind.LIST) {
                names.add(field.name());
            }
        }
        return NearestNames.of(word, names);
    }

    private static Comparison comparison(final TokenReader tokens, final Token first) throws ExpressionException {
        final Comparison comparison = Comparison.of(tokens.peek());
        if (comparison == null) {
            throw tokens.mistake(
                    "expected an operator behind '" + first.text() + "', not "
                            + tokens.peek().shown() + ": " + OPERATORS,
                    tokens.peek());
        }
        return comparison;
    }
}
