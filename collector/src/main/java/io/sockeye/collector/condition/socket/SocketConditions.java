package io.sockeye.collector.condition.socket;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.condition.FieldConditions;
import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.ValueNames;
import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.ConditionParser;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.NearestNames;
import io.sockeye.collector.field.SocketFields;

/**
 * Reads conditions on sockets: ss's words, {@code port} and {@code host} for either end, and conditions on fields.
 * Confined to one thread.
 */
public final class SocketConditions implements ConditionParser<RowCondition> {
    private static final List<String> WORDS = List.of(
            "state", "exclude", "src", "dst", "sport", "dport", "port", "host", "dev", "fwmark", "cgroup", "autobound");

    private final FieldConditions fields;
    private final PortConditions ports;
    private final HostConditions hosts;
    private final DeviceValues devices;
    private final ValueNames names;

    /**
     * A reader of conditions.
     *
     * @param names behind which there are numbers.
     */
    public SocketConditions(final ValueNames names) {
        this.names = names;
        fields = new FieldConditions(SocketFields.LIST, names, WORDS);
        ports = new PortConditions(names);
        hosts = new HostConditions(names, ports);
        devices = new DeviceValues(names);
    }

    @Override
    public Expression<RowCondition> condition(final TokenReader tokens) throws ExpressionException {
        final Token word = tokens.peek();
        return switch (word.text()) {
            case "state", "exclude" -> isField(tokens) ? fields.condition(tokens) : states(tokens);
            case "sport" -> ports.of(tokens, true, false);
            case "dport" -> ports.of(tokens, false, true);
            case "port" -> ports.of(tokens, true, true);
            case "src" -> hosts.of(tokens, true, false);
            case "dst" -> hosts.of(tokens, false, true);
            case "host" -> hosts.of(tokens, true, true);
            case "dev" -> device(tokens);
            case "fwmark" -> mark(tokens);
            case "cgroup" -> isGroup(tokens) ? group(tokens) : fields.condition(tokens);
            case "autobound" -> {
                tokens.take();
                yield new Expression.Leaf<>(new AutoboundCondition(word.text()));
            }
            default -> fields.condition(tokens);
        };
    }

    /** {@code state} is a field as well. */
    private static boolean isField(final TokenReader tokens) {
        final Token second = tokens.peekSecond();
        return tokens.peek().is("state") && (Comparison.of(second) != null || second.is("in") || second.is("not"));
    }

    /** As ss: the first takes the place of the default, further ones are added or taken away. */
    private Expression<RowCondition> states(final TokenReader tokens) throws ExpressionException {
        final Token first = tokens.peek();
        int states = first.is("exclude") ? StateSets.ALL : 0;
        while ((tokens.peek().is("state") || tokens.peek().is("exclude")) && !isField(tokens)) {
            final boolean isExcluded = tokens.take().is("exclude");
            final int set = states(tokens, tokens.takeValue("a state"));
            states = isExcluded ? states & ~set : states | set;
        }
        return new Expression.Leaf<>(new StateCondition(tokens.typedSince(first), states));
    }

    private static int states(final TokenReader tokens, final Token value) throws ExpressionException {
        final Integer set = StateSets.of(value.text());
        if (set == null) {
            final List<String> nearest = NearestNames.of(value.text(), StateSets.words());
            throw tokens.mistake(
                    "no state '" + value.text() + "'; "
                            + (nearest.isEmpty() ? "there are: '" : "the nearest: '")
                            + String.join("' '", nearest.isEmpty() ? StateSets.words() : nearest)
                            + "'",
                    value);
        }
        return set;
    }

    private Expression<RowCondition> device(final TokenReader tokens) throws ExpressionException {
        final Token first = tokens.take();
        final boolean isNegated = Equality.takeNegation(tokens, first);
        final Token name = tokens.takeValue("the name of an interface");
        final int index = devices.index(tokens, name, name.text());
        return Equality.negated(new Expression.Leaf<>(new DeviceCondition(tokens.typedSince(first), index)), isNegated);
    }

    private static Expression<RowCondition> mark(final TokenReader tokens) throws ExpressionException {
        final Token first = tokens.take();
        final boolean isNegated = Equality.takeNegation(tokens, first);
        final Token value = tokens.takeValue("a mark such as 0x10 or 0x10/0xff");
        final int slash = value.text().indexOf('/');
        final int mask = slash < 0 ? -1 : number(tokens, value, value.text().substring(slash + 1));
        final int mark =
                number(tokens, value, slash < 0 ? value.text() : value.text().substring(0, slash));
        return Equality.negated(
                new Expression.Leaf<>(new MarkCondition(tokens.typedSince(first), mark & mask, mask)), isNegated);
    }

    /** 32 bits, decimal or, with 0x before them, hexadecimal. */
    private static int number(final TokenReader tokens, final Token token, final String text)
            throws ExpressionException {
        final long number = Words32.parse(text);
        if (number == Words32.NONE) {
            throw tokens.mistake("'" + text + "' is no mark: 32 bits, such as 16 or 0x10", token);
        }
        return (int) number;
    }

    /** With other operators {@code cgroup} is the field, a path. */
    private static boolean isGroup(final TokenReader tokens) {
        final Comparison comparison = Comparison.of(tokens.peekSecond());
        return comparison == Comparison.EQUAL
                || comparison == Comparison.NOT_EQUAL
                || comparison == null
                        && !tokens.peekSecond().is("in")
                        && !tokens.peekSecond().is("not");
    }

    private Expression<RowCondition> group(final TokenReader tokens) throws ExpressionException {
        final Token first = tokens.take();
        final boolean isNegated = Equality.takeNegation(tokens, first);
        final Token path = tokens.takeValue("the path of a control group");
        final long id = names.cgroup(path.text());
        if (id == ValueNames.UNKNOWN) {
            throw tokens.mistake("no control group '" + path.text() + "'", path);
        }
        return Equality.negated(new Expression.Leaf<>(new CgroupCondition(tokens.typedSince(first), id)), isNegated);
    }

    /** Either of some expressions, of which there may be one. */
    static Expression<RowCondition> anyOf(final List<Expression<RowCondition>> parts) {
        return parts.size() == 1 ? parts.get(0) : new Expression.AnyOf<>(List.copyOf(new ArrayList<>(parts)));
    }
}
