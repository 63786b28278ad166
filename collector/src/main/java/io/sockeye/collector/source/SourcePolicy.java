package io.sockeye.collector.source;

import java.io.IOException;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.text.BytePath;
import io.sockeye.collector.text.ProcRoot;

/**
 * Netlink or /proc: which one is asked first, and what happens where it does not serve. One rule for sockets, routes,
 * interfaces and tracked connections; what differs is how each tells which one is cheaper. Confined to one thread at a
 * time.
 */
public final class SourcePolicy {
    /** What is collected, from either source. */
    public interface Question {
        /**
         * Which one is the better to begin with, if both may be asked.
         *
         * @return whether netlink is asked first.
         */
        boolean isForNetlink();

        /**
         * Whether what /proc lacks is not there at all, so that netlink need not be asked for it.
         *
         * @return true if the missing file is the answer.
         */
        default boolean isAbsenceFinal() {
            return false;
        }

        /**
         * Collect all there is by netlink.
         *
         * @return how it ended; nothing was delivered where it is a refusal.
         * @throws IOException if it failed in another way.
         */
        DumpResult askNetlink() throws IOException;

        /**
         * Collect all there is from /proc.
         *
         * @return how it ended; nothing was delivered where it is a refusal.
         * @throws IOException if reading failed in another way.
         */
        DumpResult askProc() throws IOException;
    }

    private final SourceChoice choice;
    private final ProcRoot root;
    private final boolean isSystem;
    private final String elsewhere;
    private String netlinkRefusal = "";

    /**
     * A policy.
     *
     * @param choice    what is wanted.
     * @param root      where /proc is; netlink, which knows only this system, serves only this system's own.
     * @param elsewhere what is said of a forced netlink that is not asked since /proc is not this system's; empty for
     *                  nothing.
     */
    public SourcePolicy(final SourceChoice choice, final ProcRoot root, final String elsewhere) {
        this.choice = choice;
        this.root = root;
        isSystem = root.isSystem();
        this.elsewhere = elsewhere;
    }

    /** {@return whether netlink may be asked at all} */
    public boolean mayAskNetlink() {
        return choice != SourceChoice.PROC && isSystem;
    }

    /**
     * Whether netlink may be asked for a table of which only /proc tells everything, since /proc does not serve.
     *
     * @param result of /proc.
     * @return false where it has served, and where other files are there and this one is not: then the kernel does not
     *     have what is in it.
     */
    public boolean mayAskNetlinkInstead(final DumpResult result) {
        return result.isRefusal() && mayAskNetlink() && (result.status() != DumpStatus.UNSUPPORTED || !hasFiles());
    }

    /**
     * What a table has ended with that netlink was asked for since /proc does not serve.
     *
     * @param refusal of /proc.
     * @param lesser  result of netlink.
     * @return netlink's, with the reason why it is not /proc's if neither was wanted by name; the refusal of /proc if
     *     netlink does not serve either.
     */
    public DumpResult instead(final DumpResult refusal, final DumpResult lesser) {
        if (lesser.isRefusal()) {
            return refusal;
        }
        return leavesChoice() ? lesser.insteadOf(refusal.reason()) : lesser;
    }

    /** {@return whether there is a directory for the network's files} */
    public boolean hasFiles() {
        return BytePath.isDirectory(root.netFile(""));
    }

    /** {@return whether both may be asked, as neither was wanted by name} */
    public boolean leavesChoice() {
        return choice == SourceChoice.AUTO && isSystem;
    }

    /**
     * Ask one source and, if it refuses and may be left, the other.
     *
     * @param question to ask.
     * @return the result of the source that served, with the other's reason if that was asked first. Where neither
     *     serves it is what /proc says, as of netstat; what netlink says is {@link #netlinkRefusal()}.
     * @throws IOException if reading failed.
     */
    public DumpResult collect(final Question question) throws IOException {
        netlinkRefusal = choice == SourceChoice.NETLINK && !isSystem ? elsewhere : "";
        if (!mayAskNetlink()) {
            final DumpResult result = question.askProc();
            return result.isRefusal() ? result : result.insteadOf(netlinkRefusal);
        }
        if (choice == SourceChoice.NETLINK || question.isForNetlink()) {
            final DumpResult result = question.askNetlink();
            if (!result.isRefusal()) {
                return result;
            }
            netlinkRefusal = result.reason();
            final DumpResult other = question.askProc();
            return other.isRefusal() ? other : other.insteadOf(netlinkRefusal);
        }
        final DumpResult result = question.askProc();
        if (!result.isRefusal() || result.status() == DumpStatus.UNSUPPORTED && question.isAbsenceFinal()) {
            return result;
        }
        final DumpResult other = question.askNetlink();
        if (!other.isRefusal()) {
            return other.insteadOf(result.reason());
        }
        netlinkRefusal = other.reason();
        return result;
    }

    /** {@return why netlink did not serve the last time; empty if it did, or was not wanted} */
    public String netlinkRefusal() {
        return netlinkRefusal;
    }
}
