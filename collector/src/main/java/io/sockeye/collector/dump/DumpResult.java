package io.sockeye.collector.dump;

import io.sockeye.collector.text.TextFile;

/**
 * How a dump ended. Whatever was delivered before stands; nothing was delivered where the status is a refusal.
 *
 * @param status      the end.
 * @param source      that served, by the name that users have for it: {@code netlink} or {@code proc}; of a refusal,
 *                    the one that was asked.
 * @param reason      of a refusal, why, in one line for users to read. Else why the source that was to be asked first
 *                    did not serve, so that this one did; empty if the first one served.
 * @param malformed   messages or lines that could not be read.
 * @param interrupted whether the kernel said that the table changed while it was read: rows may be missing or doubled.
 * @param overrun     whether messages were lost for want of buffer space: rows are missing.
 */
public record DumpResult(
        DumpStatus status, String source, String reason, long malformed, boolean interrupted, boolean overrun) {
    /**
     * A dump that went to its end, or as far as was wanted.
     *
     * @param source    that served.
     * @param malformed messages or lines that could not be read.
     * @return the result.
     */
    public static DumpResult complete(final String source, final long malformed) {
        return new DumpResult(DumpStatus.COMPLETE, source, "", malformed, false, false);
    }

    /**
     * A dump that did not begin.
     *
     * @param status UNSUPPORTED or DENIED.
     * @param source that was asked.
     * @param reason in one line.
     * @return the result.
     */
    public static DumpResult refused(final DumpStatus status, final String source, final String reason) {
        return new DumpResult(status, source, reason, 0, false, false);
    }

    /**
     * A dump that did not begin, as its file is not open. For sources, which alone have such files.
     *
     * @param source that was asked.
     * @param file   whose reason tells why.
     * @return the result: DENIED or UNSUPPORTED.
     */
    @SuppressWarnings("exports")
    public static DumpResult refused(final String source, final TextFile file) {
        final boolean isDenied = file.outcome() == TextFile.Outcome.DENIED;
        return refused(isDenied ? DumpStatus.DENIED : DumpStatus.UNSUPPORTED, source, file.refusal());
    }

    /** {@return whether the source did not serve at all} */
    public boolean isRefusal() {
        return status.isRefusal();
    }

    /**
     * The same, where the source that was to be asked first did not serve.
     *
     * @param why it did not, in one line.
     * @return the result with that reason.
     */
    public DumpResult insteadOf(final String why) {
        return new DumpResult(status, source, why, malformed, interrupted, overrun);
    }

    /**
     * How two parts of one dump ended together.
     *
     * @param other part's end.
     * @return what is true of both: the worse status with its source and reason, and the sum of what was malformed.
     */
    public DumpResult and(final DumpResult other) {
        final DumpResult worse = status.compareTo(other.status) >= 0 ? this : other;
        return new DumpResult(
                worse.status,
                worse.source,
                worse.reason,
                malformed + other.malformed,
                interrupted | other.interrupted,
                overrun | other.overrun);
    }
}
