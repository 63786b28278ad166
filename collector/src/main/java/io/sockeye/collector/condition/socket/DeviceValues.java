package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.ValueNames;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;

/** Reads interfaces, by their names or numbers. Confined to one thread. */
final class DeviceValues {
    private final ValueNames names;

    DeviceValues(final ValueNames names) {
        this.names = names;
    }

    /**
     * An interface.
     *
     * @param tokens to complain with.
     * @param token  that it is of.
     * @param text   a name; where there is no such interface, a number.
     * @return the index of the interface, 0 for none.
     * @throws ExpressionException if it is neither.
     */
    int index(final TokenReader tokens, final Token token, final String text) throws ExpressionException {
        final int named = names.interfaceIndex(text);
        final long index = named == ValueNames.UNKNOWN ? Words32.parse(text) : named;
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw tokens.mistake("no interface '" + text + "'", token);
        }
        return (int) index;
    }
}
