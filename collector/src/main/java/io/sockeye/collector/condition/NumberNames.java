package io.sockeye.collector.condition;

import java.math.BigDecimal;

import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Unit;

/** Reads numbers, of which ports may be given by the names of services, and owners by the names of users. */
final class NumberNames {
    private final ValueNames names;
    private final PortValues ports;

    NumberNames(final ValueNames names) {
        this.names = names;
        ports = new PortValues(names);
    }

    /** What a number of a field looks like, for messages. */
    static String expected(final Field field) {
        return switch (field.unit()) {
            case PORT -> "a port or the name of a service";
            case USER -> "an id or the name of a user";
            default -> Quantity.expected(field.unit());
        };
    }

    /**
     * Add what an item of a list has: a number, or a range such as {@code 1000-1999}.
     *
     * @param builder to add to.
     * @param tokens  to complain with.
     * @param item    to read.
     * @param field   that it is for.
     * @throws ExpressionException if it is no number, or a range that ends before it begins.
     */
    void addRange(final NumberRanges.Builder builder, final TokenReader tokens, final Token item, final Field field)
            throws ExpressionException {
        final String text = item.text();
        final int dash = isNamed(text) ? -1 : text.indexOf('-', 1);
        final BigDecimal from = of(tokens, item, dash < 0 ? text : text.substring(0, dash), field);
        final BigDecimal to = dash < 0 ? from : of(tokens, item, text.substring(dash + 1), field);
        if (from.compareTo(to) > 0) {
            throw tokens.mistake("this range ends before it begins", item);
        }
        builder.add(from, to);
    }

    /** Names of services and users have hyphens in them. */
    private static boolean isNamed(final String text) {
        return !text.isEmpty() && text.charAt(0) != '-' && !Character.isDigit(text.charAt(0));
    }

    /**
     * A number.
     *
     * @param tokens to complain with.
     * @param token  that it is of.
     * @param text   to read.
     * @param field  that it is for.
     * @return the number, in the field's unit.
     * @throws ExpressionException if it is none.
     */
    BigDecimal of(final TokenReader tokens, final Token token, final String text, final Field field)
            throws ExpressionException {
        if (field.unit() == Unit.PORT) {
            return BigDecimal.valueOf(ports.port(tokens, token, text));
        }
        if (field.unit() == Unit.USER && isNamed(text)) {
            final long uid = names.uid(text);
            if (uid == ValueNames.UNKNOWN) {
                throw tokens.mistake("no user '" + text + "' is known", token);
            }
            return BigDecimal.valueOf(uid);
        }
        return Quantity.of(tokens, token, text, field);
    }
}
