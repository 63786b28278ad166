package io.sockeye.collector.look;

import java.util.TreeSet;

/** The ports on which a host takes connections: the end of a connection that has one of them is the server's. */
public final class ListeningPorts {
    private final TreeSet<Integer> ports = new TreeSet<>();

    /** None yet. */
    public ListeningPorts() {}

    /**
     * One more.
     *
     * @param port 1 to 65535.
     */
    public void add(final int port) {
        ports.add(port);
    }

    /** {@return a filter for connections that others have made to this host} */
    public String inbound() {
        return condition("in");
    }

    /** {@return a filter for connections that this host has made} */
    public String outbound() {
        return condition("not in");
    }

    private String condition(final String operator) {
        final StringBuilder text =
                new StringBuilder("local_port ").append(operator).append(" (");
        // Nobody has port 0: a list has to have something in it.
        text.append(0);
        int first = -1;
        int last = -1;
        for (final int port : ports) {
            if (port != last + 1 || first < 0) {
                append(first, last, text);
                first = port;
            }
            last = port;
        }
        append(first, last, text);
        return text.append(')').toString();
    }

    private static void append(final int first, final int last, final StringBuilder text) {
        if (first >= 0) {
            text.append(", ").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
        }
    }
}
