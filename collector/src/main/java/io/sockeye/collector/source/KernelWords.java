package io.sockeye.collector.source;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.filter.KernelText;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.sockdiag.KernelShare;

/** Says what of a condition the kernel is asked, for people. Threads: stateless. */
public final class KernelWords {
    /** From ESTABLISHED (1) to CLOSING (11). */
    private static final int ALL_STATES = 0xFFE;

    private KernelWords() {}

    /**
     * What the kernel is asked in the dumps of a protocol, as this process may.
     *
     * @param condition of the sockets that are wanted.
     * @param protocol  of the dumps.
     * @return states and ports of the request, its bytecode, and whether that is all of the condition.
     */
    public static String of(final KernelCondition condition, final Protocol protocol) {
        final KernelShare share = KernelShare.of(condition, protocol);
        final StringBuilder words = new StringBuilder();
        if ((share.states() & ALL_STATES) != ALL_STATES) {
            append(words, KernelText.of(new KernelCondition.States(share.states())));
        }
        if (share.localPort() != 0) {
            append(words, "local port " + share.localPort());
        }
        if (share.remotePort() != 0) {
            append(words, "remote port " + share.remotePort());
        }
        if (share.programLength() != 0) {
            append(words, "bytecode of " + share.programLength() + " bytes: " + KernelText.of(share.program()));
        }
        if (words.isEmpty()) {
            return "all sockets";
        }
        return words.append(share.isWhole() ? "" : "; the rest on rows").toString();
    }

    private static void append(final StringBuilder words, final String more) {
        words.append(words.isEmpty() ? "" : ", ").append(more);
    }
}
