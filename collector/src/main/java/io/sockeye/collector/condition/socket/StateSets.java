package io.sockeye.collector.condition.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sockeye.collector.vocabulary.TcpStates;

/**
 * Sets of states by ss's words, and netstat's: of {@code 1 << TCP_*}. Sockets of UDP and of UNIX have them too: what
 * has a peer is established, what has none is closed. Threads: immutable.
 */
final class StateSets {
    private static final int ESTABLISHED = 1 << 1;
    private static final int SYN_SENT = 1 << 2;
    private static final int SYN_RECV = 1 << 3;
    private static final int TIME_WAIT = 1 << 6;
    private static final int CLOSE = 1 << 7;
    private static final int LISTEN = 1 << 10;
    private static final int BOUND_INACTIVE = 1 << 13;

    /** Every state that a row may have. */
    static final int ALL = 0xFFE;

    private static final Map<String, Integer> BY_WORD = byWord();

    private StateSets() {}

    private static Map<String, Integer> byWord() {
        final Map<String, Integer> sets = new LinkedHashMap<>();
        sets.put("all", ALL);
        sets.put("connected", ALL & ~(CLOSE | LISTEN));
        sets.put("synchronized", ALL & ~(CLOSE | LISTEN | SYN_SENT));
        sets.put("bucket", SYN_RECV | TIME_WAIT);
        sets.put("big", ALL & ~(SYN_RECV | TIME_WAIT));
        for (int state = 0; state < TcpStates.WORDS.limit(); state++) {
            final String word = TcpStates.WORDS.word(state);
            if (word != null) {
                sets.put(plain(word), 1 << state);
            }
        }
        sets.put("fin-wait-1", 1 << 4);
        sets.put("fin-wait-2", 1 << 5);
        sets.put("syn-rcv", SYN_RECV);
        sets.put("estab", ESTABLISHED);
        sets.put("listening", LISTEN);
        sets.put("closed", CLOSE);
        sets.put("unconnected", CLOSE);
        sets.put("bound-inactive", BOUND_INACTIVE);
        return sets;
    }

    private static String plain(final String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The states of a word.
     *
     * @param word in any case, with hyphens or underscores.
     * @return a set; null if it is no state.
     */
    static Integer of(final String word) {
        return BY_WORD.get(plain(word));
    }

    /** {@return all words} */
    static List<String> words() {
        return List.copyOf(BY_WORD.keySet());
    }
}
