package io.sockeye.collector.condition;

import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;

/** Reads ports, which may be given by the names of services. Confined to one thread. */
public final class PortValues {
    private static final int MOST = 65535;

    private final ValueNames names;

    /**
     * A reader of ports.
     *
     * @param names to ask for services.
     */
    public PortValues(final ValueNames names) {
        this.names = names;
    }

    /**
     * A port.
     *
     * @param tokens to complain with.
     * @param token  that it is of.
     * @param text   a number or the name of a service.
     * @return 0 to 65535.
     * @throws ExpressionException if it is none.
     */
    public int port(final TokenReader tokens, final Token token, final String text) throws ExpressionException {
        if (text.isEmpty()) {
            throw tokens.mistake("expected a port or the name of a service", token);
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            final int port = names.port(text);
            if (port == ValueNames.UNKNOWN) {
                throw tokens.mistake("no service '" + text + "' is known", token);
            }
            return port;
        }
        final int port = text.length() > 6 ? MOST + 1 : Integer.parseInt(text);
        if (port > MOST) {
            throw tokens.mistake("ports go from 0 to " + MOST, token);
        }
        return port;
    }

    /**
     * A port, or a range such as {@code 1000-1999}.
     *
     * @param tokens to complain with.
     * @param token  that it is of.
     * @param text   to read.
     * @return the first and the last port.
     * @throws ExpressionException if it is none, or ends before it begins.
     */
    public int[] range(final TokenReader tokens, final Token token, final String text) throws ExpressionException {
        final boolean isNumber = !text.isEmpty() && Character.isDigit(text.charAt(0));
        final int dash = isNumber ? text.indexOf('-') : -1;
        final int first = port(tokens, token, dash < 0 ? text : text.substring(0, dash));
        final int last = dash < 0 ? first : port(tokens, token, text.substring(dash + 1));
        if (last < first) {
            throw tokens.mistake("this range ends before it begins", token);
        }
        return new int[] {first, last};
    }
}
