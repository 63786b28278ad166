package io.sockeye.collector.query;

import java.util.Objects;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;

/**
 * What is asked of a source. What is not needed is not asked of the kernel.
 *
 * @param selection   which sockets.
 * @param timers      whether {@code retransmits} and {@code probes} of a row are needed. Netlink gives both only with
 *                    {@code tcp_info}, which triples the size of a dump.
 * @param owners      whether {@code uid} is needed also of connections that no process has accepted yet (SYN_RECV),
 *                    whose owner is the listener's.
 * @param procDetails whether what only /proc tells is needed: reference counts and flags of UNIX sockets; all addresses
 *                    of SCTP sockets, and the state of the socket where netlink gives the association's.
 * @param info        whether {@code struct tcp_info} is needed; rows from netlink then have details.
 * @param whole       whether what only netlink tells is wanted wherever it serves: cookies, backlogs, interfaces, peers
 *                    and owners of UNIX sockets, and their paths with line feeds in them.
 * @param shutdown    whether it is needed which directions of an Internet socket are shut down. The kernel tells it in
 *                    any case, and where nobody needs it nobody reads it; of UNIX sockets it is always read.
 * @param details     what else is needed, bits of {@link Detail}; rows from netlink then have details.
 * @param condition   what else is true of the sockets that are wanted, never null. A source leaves out what it can, and
 *                    delivers a superset: see {@link KernelCondition}.
 */
public record SocketQuery(
        Selection selection,
        boolean timers,
        boolean owners,
        boolean procDetails,
        boolean info,
        boolean whole,
        boolean shutdown,
        int details,
        KernelCondition condition) {
    /** The condition must be there. */
    public SocketQuery {
        Objects.requireNonNull(condition, "condition");
    }

    /**
     * Without details and a condition.
     *
     * @param selection   which sockets.
     * @param timers      as {@link #timers()}.
     * @param owners      as {@link #owners()}.
     * @param procDetails as {@link #procDetails()}.
     * @param info        as {@link #info()}.
     * @param whole       as {@link #whole()}.
     * @param shutdown    as {@link #shutdown()}.
     */
    public SocketQuery(
            final Selection selection,
            final boolean timers,
            final boolean owners,
            final boolean procDetails,
            final boolean info,
            final boolean whole,
            final boolean shutdown) {
        this(selection, timers, owners, procDetails, info, whole, shutdown, 0, KernelCondition.ALWAYS);
    }

    /**
     * What both sources tell.
     *
     * @param selection   which sockets.
     * @param timers      as {@link #timers()}.
     * @param owners      as {@link #owners()}.
     * @param procDetails as {@link #procDetails()}.
     */
    public SocketQuery(
            final Selection selection, final boolean timers, final boolean owners, final boolean procDetails) {
        this(selection, timers, owners, procDetails, false, false, false);
    }

    /** {@return the same without {@link #procDetails()}} */
    public SocketQuery withoutProcDetails() {
        return new SocketQuery(selection, timers, owners, false, info, whole, shutdown, details, condition);
    }

    /**
     * The same with another condition.
     *
     * @param wanted the condition, {@link KernelCondition#ALWAYS} for none.
     * @return a query.
     */
    public SocketQuery withCondition(final KernelCondition wanted) {
        return new SocketQuery(selection, timers, owners, procDetails, info, whole, shutdown, details, wanted);
    }

    /**
     * The same with details.
     *
     * @param bits of {@link Detail}.
     * @return a query.
     */
    public SocketQuery withDetails(final int bits) {
        return new SocketQuery(selection, timers, owners, procDetails, info, whole, shutdown, bits, condition);
    }

    /** {@return whether rows from netlink have details} */
    public boolean hasDetails() {
        return info || details != 0;
    }

    /**
     * Whether something is needed of the details.
     *
     * @param bit of {@link Detail}.
     * @return true if so.
     */
    public boolean needs(final int bit) {
        return (details & bit) != 0;
    }

    /** {@return whether the attributes of Internet sockets need be read, which follow the fixed part of a message} */
    public boolean needsAttributes() {
        return timers || shutdown || hasDetails();
    }

    /**
     * Whether rows of a protocol need something that only /proc tells.
     *
     * @param protocol of the rows.
     * @return true for UNIX and SCTP, if {@link #procDetails()} are wanted.
     */
    public boolean needsProc(final Protocol protocol) {
        return procDetails && (protocol == Protocol.UNIX || protocol == Protocol.SCTP);
    }
}
