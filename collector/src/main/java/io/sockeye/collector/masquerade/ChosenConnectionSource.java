package io.sockeye.collector.masquerade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.source.SourceChoice;
import io.sockeye.collector.text.ProcRoot;

/**
 * Netlink or /proc, chosen anew for each collection. Left to itself it goes by what is wanted, as only netlink tells of sequence
 * numbers, and by cost: calling native code costs a cold process more than reading a small table from /proc does, and a row
 * costs less through netlink. Where the one cannot serve the other does, and a listener hears of it. Confined to one thread at a
 * time.
 */
public final class ChosenConnectionSource implements ConnectionSource {
    /** Hears that a source could not serve and another one did. */
    public interface FallbackListener {
        /**
         * Connections came from another source than was meant.
         *
         * @param used   the name of the source that served.
         * @param reason why the other did not.
         * @param forced whether the other had been asked for by name.
         */
        void onFallback(String used, String reason, boolean forced);
    }

    /**
     * Connections from which on netlink is taken. Measured on Linux 6.18 as whole processes, /proc to netlink: 0.63 at 8,000
     * connections, 0.70 at 16,000, 0.98 at 32,000, 1.21 at 100,000. Other kernels begin at the start of the table for every page
     * that is read from /proc, which is why this is below what was measured.
     */
    static final long BREAK_EVEN_ROWS = 16_000;

    private static final Path COUNT = Path.of("/proc/sys/net/netfilter/nf_conntrack_count");

    private final SourceChoice choice;
    private final ProcRoot root;
    private final boolean wantsSequence;
    private final FallbackListener listener;
    private final ProcConntrackSource proc;
    private CtnetlinkSource netlink;
    private String refusal = "";

    /**
     * A source that chooses.
     *
     * @param choice        what is wanted.
     * @param root          where /proc is; netlink, which knows only this system, serves only this system's own.
     * @param wantsSequence whether sequence numbers are wanted.
     * @param listener      to tell of fallbacks.
     */
    public ChosenConnectionSource(
            final SourceChoice choice,
            final ProcRoot root,
            final boolean wantsSequence,
            final FallbackListener listener) {
        this.choice = choice;
        this.root = root;
        this.wantsSequence = wantsSequence;
        this.listener = listener;
        proc = new ProcConntrackSource(root);
    }

    @Override
    public String name() {
        return choice == SourceChoice.NETLINK ? "netlink" : "proc";
    }

    @Override
    public DumpStatus collect(final Family family, final boolean translatedOnly, final ConnectionHandler handler)
            throws IOException {
        if (choice == SourceChoice.PROC || !root.isSystem()) {
            return ask(proc, family, translatedOnly, handler);
        }
        final boolean netlinkFirst = choice == SourceChoice.NETLINK || wantsSequence || isCheaperByNetlink();
        final DumpStatus status = ask(netlinkFirst ? netlink() : proc, family, translatedOnly, handler);
        if (!status.isRefusal()) {
            return status;
        }
        final String reason = refusal;
        final ConnectionSource other = netlinkFirst ? proc : netlink();
        final DumpStatus otherStatus = ask(other, family, translatedOnly, handler);
        if (otherStatus.isRefusal()) {
            refusal = reason + "; " + refusal;
            // What is there but may not be used is not missing.
            return status == DumpStatus.DENIED ? status : otherStatus;
        }
        listener.onFallback(other.name(), reason, choice == SourceChoice.NETLINK);
        return otherStatus;
    }

    private DumpStatus ask(
            final ConnectionSource source,
            final Family family,
            final boolean translatedOnly,
            final ConnectionHandler handler)
            throws IOException {
        final DumpStatus status = source.collect(family, translatedOnly, handler);
        refusal = status.isRefusal() ? source.refusal() : "";
        return status;
    }

    /** By how many connections there are; unknown, there may be many. */
    private static boolean isCheaperByNetlink() {
        try {
            final String count =
                    Files.readString(COUNT, StandardCharsets.US_ASCII).trim();
            return Long.parseLong(count) > BREAK_EVEN_ROWS;
        } catch (final IOException | NumberFormatException e) {
            return true;
        }
    }

    private CtnetlinkSource netlink() {
        if (netlink == null) {
            netlink = new CtnetlinkSource();
        }
        return netlink;
    }

    @Override
    public String refusal() {
        return refusal;
    }

    @Override
    public SourceCounters counters() {
        final SourceCounters sum = new SourceCounters().add(proc.counters());
        return netlink == null ? sum : sum.add(netlink.counters());
    }

    @Override
    public void close() {
        proc.close();
        if (netlink != null) {
            netlink.close();
        }
    }
}
