package io.sockeye.collector.survey;

import java.util.Arrays;

import io.sockeye.collector.vocabulary.TcpStates;
import io.sockeye.linux.sockdiag.TcpState;

/**
 * What the services of this host have: numbers for each TCP port that somebody listens on, and for all other ports
 * together, which are those of this host's clients. A port keeps its place for as long as it has a listener; beyond a
 * number of ports further ones go to the others. What flows (bytes, connections opened and closed) adds up for as long
 * as a port has its place; what there is (sockets, queues) is of one look. Threads: confined to one.
 */
public final class Services {
    /** The place of all ports without one of their own. */
    public static final int OTHERS = 0;

    /** How many states there are, {@code TCP_*}. */
    public static final int STATES = TcpStates.WORDS.limit();

    private static final int PORTS = 1 << 16;
    private static final int LISTEN = TcpState.TCP_LISTEN;

    private final int capacity;
    /** By port, its place; {@link #OTHERS} for none. */
    private final char[] places = new char[PORTS];
    /** By place, its port; -1 for a place that nobody has. */
    private final int[] ports;

    private final long[] sockets;
    private final long[] numbers;
    private long turnedAway;

    /** A number that a service has. */
    public enum Figure {
        /** Connections that wait to be accepted, of one look. */
        ACCEPT_QUEUE(false),
        /** Connections that may wait to be accepted, of one look. */
        ACCEPT_QUEUE_MAX(false),
        /** The greatest share of its maximum that a listener's queue has, in percent, of one look. */
        ACCEPT_QUEUE_PERCENT(false),
        /** Connections that its listeners have dropped in their lives, where the kernel tells, of one look. */
        DROPS(false),
        /** Bytes that wait to be read, of one look; not those of listeners. */
        RECV_QUEUE(false),
        /** Bytes that wait to be sent or acknowledged, of one look; not those of listeners. */
        SEND_QUEUE(false),
        /** Bytes that peers have acknowledged, adding up. */
        SENT(true),
        /** Bytes received, adding up. */
        RECEIVED(true),
        /** Full sockets that came, adding up. */
        OPENED(true),
        /** Full sockets that went, adding up. */
        CLOSED(true);

        private final boolean addsUp;

        Figure(final boolean addsUp) {
            this.addsUp = addsUp;
        }
    }

    private static final Figure[] FIGURES = Figure.values();

    /**
     * No service yet.
     *
     * @param capacity the most ports that have a place of their own, 0 to 65535.
     */
    public Services(final int capacity) {
        this.capacity = capacity;
        ports = new int[capacity + 1];
        sockets = new long[(capacity + 1) * STATES];
        numbers = new long[(capacity + 1) * FIGURES.length];
        Arrays.fill(ports, -1);
    }

    /** A look begins: what there is is not known yet. */
    void begin() {
        Arrays.fill(sockets, 0);
        for (final Figure figure : FIGURES) {
            if (!figure.addsUp) {
                for (int place = 0; place <= capacity; place++) {
                    numbers[place * FIGURES.length + figure.ordinal()] = 0;
                }
            }
        }
        turnedAway = 0;
    }

    /** All rows of a whole look have come: ports without a listener lose their places. */
    void end() {
        for (int place = 1; place <= capacity; place++) {
            if (ports[place] >= 0 && sockets[place * STATES + LISTEN] == 0) {
                leave(place);
            }
        }
    }

    private void leave(final int place) {
        for (int state = 0; state < STATES; state++) {
            sockets[OTHERS + state] += sockets[place * STATES + state];
            sockets[place * STATES + state] = 0;
        }
        for (int i = 0; i < FIGURES.length; i++) {
            numbers[i] += numbers[place * FIGURES.length + i];
            numbers[place * FIGURES.length + i] = 0;
        }
        places[ports[place]] = OTHERS;
        ports[place] = -1;
    }

    /** The place of a port; one that somebody listens on gets one if there is one left. */
    int place(final int port, final boolean isListening) {
        final int place = places[port];
        return place == OTHERS && isListening ? take(port) : place;
    }

    private int take(final int port) {
        for (int place = 1; place <= capacity; place++) {
            if (ports[place] < 0) {
                ports[place] = port;
                places[port] = (char) place;
                return place;
            }
        }
        turnedAway++;
        return OTHERS;
    }

    /** Count a socket. */
    void addSocket(final int place, final int state) {
        if (state < STATES) {
            sockets[place * STATES + state]++;
        }
    }

    /** Add to a number. */
    void add(final int place, final Figure figure, final long value) {
        numbers[place * FIGURES.length + figure.ordinal()] += value;
    }

    /** Keep the greater of a number and what it is. */
    void atLeast(final int place, final Figure figure, final long value) {
        final int at = place * FIGURES.length + figure.ordinal();
        numbers[at] = Math.max(numbers[at], value);
    }

    /** {@return how many places there are, {@link #OTHERS} among them; not all need be taken} */
    public int places() {
        return capacity + 1;
    }

    /** {@return how many listeners of the look have no place, as there were no more} */
    public long turnedAway() {
        return turnedAway;
    }

    /**
     * The port of a place.
     *
     * @param place 1 and above.
     * @return 0 to 65535; -1 if the place is free.
     */
    public int port(final int place) {
        return ports[place];
    }

    /**
     * How many sockets a service has.
     *
     * @param place of it.
     * @param state of them, {@code TCP_*}.
     * @return the count.
     */
    public long sockets(final int place, final int state) {
        return sockets[place * STATES + state];
    }

    /**
     * A number of a service.
     *
     * @param place  of it.
     * @param figure which number.
     * @return the number.
     */
    public long number(final int place, final Figure figure) {
        return numbers[place * FIGURES.length + figure.ordinal()];
    }
}
