package io.sockeye.collector.masquerade;

import io.sockeye.collector.vocabulary.ConnectionWords;
import io.sockeye.collector.vocabulary.Vocabulary;

/**
 * States of tracked connections by name and by number, for each protocol that has them: {@link ConnectionWords} has the
 * names. Threads: immutable.
 */
public final class TrackedState {
    /** No state of that name. */
    public static final int UNKNOWN = -1;

    private TrackedState() {}

    /**
     * The name of a state.
     *
     * @param protocol {@code IPPROTO_*}.
     * @param state    its number.
     * @return the kernel's name, or null if there is none.
     */
    public static String name(final int protocol, final int state) {
        return ConnectionWords.states(protocol).word(state);
    }

    /**
     * The number of a state.
     *
     * @param protocol {@code IPPROTO_*}.
     * @param text     containing the name in ASCII.
     * @param offset   in bytes at which it begins.
     * @param limit    in bytes at which it ends.
     * @return its number, or {@link #UNKNOWN}.
     */
    static int number(final int protocol, final byte[] text, final int offset, final int limit) {
        final Vocabulary names = ConnectionWords.states(protocol);
        for (int i = 0; i < names.limit(); i++) {
            if (isEqual(names.bytes(i), text, offset, limit)) {
                return i;
            }
        }
        return UNKNOWN;
    }

    private static boolean isEqual(final byte[] name, final byte[] text, final int offset, final int limit) {
        if (name.length != limit - offset) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
