package io.sockeye.collector.condition.socket;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.condition.PortValues;
import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.ValueNames;
import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;

/** Reads {@code sport OP [PROTOCOL:]PORT}, {@code dport} and {@code port}. Confined to one thread. */
final class PortConditions {
    static final int MOST = 65535;
    private static final String EXPECTED = "a port or the name of a service";

    private final PortValues values;

    PortConditions(final ValueNames names) {
        values = new PortValues(names);
    }

    /** A condition, whose word comes next. */
    Expression<RowCondition> of(final TokenReader tokens, final boolean isLocal, final boolean isRemote)
            throws ExpressionException {
        final Token first = tokens.take();
        if (tokens.peek().is("in")
                || tokens.peek().is("not") && tokens.peekSecond().is("in")) {
            return listed(tokens, first, isLocal, isRemote);
        }
        Comparison comparison = Comparison.of(tokens.peek());
        if (comparison == null) {
            comparison = Comparison.EQUAL;
        } else {
            final Token operator = tokens.take();
            if (comparison == Comparison.MATCHES || comparison == Comparison.NOT_MATCHES) {
                throw tokens.mistake("ports are numbers, which no regular expression matches", operator);
            }
        }
        final Token value = tokens.takeValue(EXPECTED);
        final int port = port(tokens, value, value.text());
        final String text = tokens.typedSince(first);
        final Expression<RowCondition> condition = switch (comparison) {
            case EQUAL -> ends(text, isLocal, isRemote, port, port);
            case NOT_EQUAL -> new Expression.Not<>(ends(text, isLocal, isRemote, port, port));
            case LESS -> ends(text, isLocal, isRemote, 0, port - 1);
            case AT_MOST -> ends(text, isLocal, isRemote, 0, port);
            case GREATER -> ends(text, isLocal, isRemote, port + 1, MOST);
            default -> ends(text, isLocal, isRemote, port, MOST);
        };
        return FamilyPrefix.narrowed(condition, value.text(), isLocal);
    }

    private Expression<RowCondition> listed(
            final TokenReader tokens, final Token first, final boolean isLocal, final boolean isRemote)
            throws ExpressionException {
        final boolean isNegated = tokens.take().is("not");
        if (isNegated) {
            tokens.take();
        }
        final List<Expression<RowCondition>> parts = new ArrayList<>();
        for (final Token item : tokens.takeList(EXPECTED)) {
            final int[] range = values.range(tokens, item, plain(item.text()));
            parts.add(ends(first.text() + " = " + item.text(), isLocal, isRemote, range[0], range[1]));
        }
        return Equality.negated(SocketConditions.anyOf(parts), isNegated);
    }

    /** The number of a port, before which there may be a colon, and before that a protocol. */
    int port(final TokenReader tokens, final Token token, final String text) throws ExpressionException {
        return values.port(tokens, token, plain(text));
    }

    private static String plain(final String text) {
        return text.substring(text.lastIndexOf(':') + 1);
    }

    private static Expression<RowCondition> ends(
            final String text, final boolean isLocal, final boolean isRemote, final int first, final int last) {
        final List<Expression<RowCondition>> parts = new ArrayList<>();
        if (isLocal) {
            parts.add(new Expression.Leaf<>(new PortCondition(text, true, first, last)));
        }
        if (isRemote) {
            parts.add(new Expression.Leaf<>(new PortCondition(text, false, first, last)));
        }
        return SocketConditions.anyOf(parts);
    }
}
