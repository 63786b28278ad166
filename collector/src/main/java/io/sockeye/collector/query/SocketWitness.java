package io.sockeye.collector.query;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.RowBatch;

/**
 * Says of single sockets whether they are there: what a look that left them out cannot tell, as a dump of a kernel at
 * work may miss a socket that stays. Confined to one thread at a time.
 */
public interface SocketWitness extends AutoCloseable {
    /** What is known of a socket that was asked for. */
    enum Answer {
        /** It is there, as a socket of its own. */
        THERE,
        /** It is not there any more; another one may have its addresses. */
        GONE,
        /** Nobody knows: the question was refused, or the answer lost. */
        UNKNOWN
    }

    /**
     * Ask for sockets. Allocates nothing, but where the kernel cannot be asked.
     *
     * @param sockets to ask for: connected TCP sockets with addresses, ports, interface and cookie; anything else has
     *                no answer.
     * @param answers to fill, at least as many as there are sockets; {@link Answer#UNKNOWN} where the kernel could not
     *                be asked, and {@link #problem()} tells why.
     */
    void ask(RowBatch sockets, Answer[] answers);

    /** {@return why the last question without an answer had none, in one line; empty if each had one} */
    String problem();

    /**
     * What was done so far.
     *
     * @return a sum, not updated any more.
     */
    SourceCounters counters();

    /** Let go of what was opened. It may be used again. */
    @Override
    void close();
}
