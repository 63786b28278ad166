package io.sockeye.collector.survey;

import java.util.Arrays;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.vocabulary.SocketStates;

/** How many sockets there are by protocol, family and state. Threads: confined to one. */
public final class StateCounts {
    /** How many states there are: those of {@link SocketStates#WORDS}, the one of no word among them. */
    public static final int STATES = SocketStates.WORDS.limit();

    private static final int PROTOCOLS = Protocol.values().length;
    private static final int INET6 = Family.INET6.number();
    private static final int FAMILIES = 2;

    /** By state, the state that it is counted as: those without a word are one. */
    private static final int[] COUNTED = counted();

    private final long[] counts = new long[PROTOCOLS * FAMILIES * STATES];

    /** None yet. */
    public StateCounts() {}

    private static int[] counted() {
        final int[] counted = new int[STATES];
        for (int state = 0; state < STATES; state++) {
            counted[state] = SocketStates.WORDS.word(state) == null ? 0 : state;
        }
        return counted;
    }

    private static int index(final int protocol, final int family, final int state) {
        return (protocol * FAMILIES + (family == INET6 ? 1 : 0)) * STATES + state;
    }

    /** Forget all. */
    void reset() {
        Arrays.fill(counts, 0);
    }

    /**
     * Count a socket.
     *
     * @param protocol of it, as {@link Protocol#code()}.
     * @param family   of it, {@code AF_*}.
     * @param state    of it, as {@link SocketStates#code} has it.
     */
    void add(final int protocol, final int family, final int state) {
        counts[index(protocol, family, COUNTED[state])]++;
    }

    /**
     * How many sockets there are.
     *
     * @param protocol of them.
     * @param family   of them: of a protocol that is not of the Internet it does not matter.
     * @param state    as {@link SocketStates#code} has it; 0 for all that have no word.
     * @return the count.
     */
    public long count(final Protocol protocol, final Family family, final int state) {
        return counts[index(protocol.code(), family.number(), state)];
    }
}
