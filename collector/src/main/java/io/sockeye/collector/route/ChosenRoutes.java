package io.sockeye.collector.route;

import java.io.IOException;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.source.SourceChoice;
import io.sockeye.collector.text.ProcRoot;

/**
 * IPv4 routes from netlink or /proc. Rows and their order are the same either way. Left to itself it takes /proc: setting up
 * native calls costs a cold process as much as the kernel's text of some 300,000 routes does, and whether there are as many
 * cannot be asked for less than what is won by knowing (the kernel counts them for {@code fib_triestat} by walking over the
 * whole table). Measured as whole processes in turn, wall time, /proc to netlink: 0.86 at 100,000 routes, 1.07 at 300,000,
 * 1.31 at 1,000,000.
 *
 * <p>Where the one cannot serve the other does, and a listener hears of it. Confined to one thread at a time.
 */
public final class ChosenRoutes implements AutoCloseable {
    /** Hears that a source could not serve and another one did. */
    public interface FallbackListener {
        /**
         * The routes come from another source than was meant.
         *
         * @param used   the source that serves, by the name that users have for it.
         * @param reason why the other does not.
         * @param forced whether the other had been asked for by name.
         */
        void onFallback(String used, String reason, boolean forced);
    }

    private final SourceChoice choice;
    private final ProcRoot root;
    private final ProcRoutes proc;
    private final FallbackListener listener;
    private NetlinkRoutes netlink;
    private String refusal = "";
    private String what = "";

    /**
     * A source that chooses.
     *
     * @param choice   what is wanted.
     * @param root     where /proc is; netlink, which knows only this system, serves only this system's own.
     * @param proc     to read there with.
     * @param listener to tell of fallbacks.
     */
    public ChosenRoutes(
            final SourceChoice choice, final ProcRoot root, final ProcRoutes proc, final FallbackListener listener) {
        this.choice = choice;
        this.root = root;
        this.proc = proc;
        this.listener = listener;
    }

    /** {@return what netlink has done; what /proc has done, it says itself} */
    public SourceCounters counters() {
        return netlink == null ? new SourceCounters() : netlink.counters();
    }

    /** {@return why the last table was refused} */
    public String refusal() {
        return refusal;
    }

    /** {@return where the last table came from, for messages: the file, or netlink} */
    public String what() {
        return what;
    }

    /**
     * Deliver the IPv4 routes of the table main.
     *
     * @param handler to deliver to.
     * @return how it ended; of a refusal the handler heard nothing.
     * @throws RouteHeaderException if they come from /proc, and the header there does not tell where the columns are.
     * @throws IOException          if reading failed.
     */
    public DumpStatus table(final RouteHandler handler) throws IOException {
        if (choice == SourceChoice.PROC || !root.isSystem()) {
            if (choice == SourceChoice.NETLINK) {
                listener.onFallback("proc", "netlink knows only this system's own routes", true);
            }
            return fromProc(handler);
        }
        if (choice != SourceChoice.NETLINK) {
            final DumpStatus status = fromProc(handler);
            return status.isRefusal() ? insteadOf(status, handler) : status;
        }
        final DumpStatus status = fromNetlink(handler);
        if (!status.isRefusal()) {
            return status;
        }
        final String reason = refusal;
        final DumpStatus other = fromProc(handler);
        if (!other.isRefusal()) {
            listener.onFallback("proc", reason, true);
        }
        return other;
    }

    /** What /proc refuses netlink may serve; where neither does, it is the file that is told of, as by netstat. */
    private DumpStatus insteadOf(final DumpStatus status, final RouteHandler handler) throws IOException {
        final String reason = refusal;
        final DumpStatus other = fromNetlink(handler);
        if (!other.isRefusal()) {
            listener.onFallback("netlink", reason, false);
            return other;
        }
        refusal = reason;
        return status;
    }

    private DumpStatus fromProc(final RouteHandler handler) throws IOException {
        what = proc.tablePath();
        final DumpStatus status = proc.table(handler);
        refusal = proc.refusal();
        return status;
    }

    private DumpStatus fromNetlink(final RouteHandler handler) throws IOException {
        if (netlink == null) {
            netlink = new NetlinkRoutes();
        }
        what = "netlink";
        final DumpStatus status = netlink.table(handler);
        refusal = netlink.refusal();
        return status;
    }

    @Override
    public void close() {
        if (netlink != null) {
            netlink.close();
        }
    }
}
