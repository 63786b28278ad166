package io.sockeye.collector.vocabulary;

import io.sockeye.collector.dump.Protocol;

/**
 * States of all sockets in netstat's words, whatever the protocol: TCP's own, those that a UNIX socket has, and none
 * where there is none to tell. Threads: immutable.
 */
public final class SocketStates {
    private static final int FIRST_UNIX = TcpStates.WORDS.limit();
    private static final int UNIX_LISTENING = FIRST_UNIX + UnixStates.WORDS.limit();

    /** By {@link #code}, each word that a state may be. */
    public static final Vocabulary WORDS = all();

    private static final int NONE = 0;
    private static final int UNIX = Protocol.UNIX.code();
    private static final int SS_UNCONNECTED = 1;
    private static final int ESTABLISHED = 1;
    private static final int ACCEPTS = 1 << SocketWords.SO_ACCEPTCON_BIT;
    /** Protocols, each a bit, that say of a socket only whether it has a peer. */
    private static final long CONNECTIONLESS = 1L << Protocol.UDP.code()
            | 1L << Protocol.UDPLITE.code()
            | 1L << Protocol.RAW.code()
            | 1L << Protocol.ICMP.code();

    private SocketStates() {}

    /**
     * The number by which {@link #WORDS} knows a state.
     *
     * @param protocol of the socket, as {@link Protocol#code()}.
     * @param state    as the kernel numbers it: {@code TCP_*}, of UNIX {@code SS_*}.
     * @param flags    of a UNIX socket, as in /proc/net/unix.
     * @return a number; that of no word where netstat says nothing.
     */
    public static int code(final int protocol, final int state, final int flags) {
        if (protocol > UNIX) {
            return NONE;
        }
        if (protocol == UNIX) {
            if (state == SS_UNCONNECTED && (flags & ACCEPTS) != 0) {
                return UNIX_LISTENING;
            }
            return state < UnixStates.WORDS.limit() ? FIRST_UNIX + state : NONE;
        }
        final boolean hasNone = (CONNECTIONLESS >>> protocol & 1) != 0 && state != ESTABLISHED;
        return hasNone || state >= FIRST_UNIX ? NONE : state;
    }

    private static Vocabulary all() {
        final String[] words = new String[UNIX_LISTENING + 1];
        for (int i = 0; i < FIRST_UNIX; i++) {
            words[i] = TcpStates.WORDS.word(i);
        }
        for (int i = FIRST_UNIX; i < UNIX_LISTENING; i++) {
            words[i] = UnixStates.WORDS.word(i - FIRST_UNIX);
        }
        words[UNIX_LISTENING] = UnixStates.LISTENING;
        return new Vocabulary(words);
    }
}
