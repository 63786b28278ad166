package io.sockeye.collector.dump;

import java.util.ArrayList;
import java.util.List;

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
 * @param problems    a sentence, fit to be printed, for each of the first messages or lines that could not be read: in
 *                    which file or dump, which one, and how it begins. At most 20; {@code malformed} counts all.
 */
public record DumpResult(
        DumpStatus status,
        String source,
        String reason,
        long malformed,
        boolean interrupted,
        boolean overrun,
        List<String> problems) {
    /**
     * A result without a sentence about what could not be read.
     *
     * @param status      the end.
     * @param source      that served, or was asked.
     * @param reason      in one line, or empty.
     * @param malformed   messages or lines that could not be read.
     * @param interrupted whether the table changed while it was read.
     * @param overrun     whether messages were lost.
     */
    public DumpResult(
            final DumpStatus status,
            final String source,
            final String reason,
            final long malformed,
            final boolean interrupted,
            final boolean overrun) {
        this(status, source, reason, malformed, interrupted, overrun, List.of());
    }

    /**
     * A dump that went to its end, or as far as was wanted.
     *
     * @param source    that served.
     * @param malformed messages or lines that could not be read.
     * @return the result.
     */
    public static DumpResult complete(final String source, final long malformed) {
        return complete(source, malformed, List.of());
    }

    /**
     * A dump that went to its end, or as far as was wanted.
     *
     * @param source    that served.
     * @param malformed messages or lines that could not be read.
     * @param problems  a sentence for each of the first of them, in an immutable list.
     * @return the result.
     */
    public static DumpResult complete(final String source, final long malformed, final List<String> problems) {
        return new DumpResult(DumpStatus.COMPLETE, source, "", malformed, false, false, problems);
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
        return new DumpResult(status, source, why, malformed, interrupted, overrun, problems);
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
                overrun | other.overrun,
                firstOf(problems, other.problems));
    }

    private static List<String> firstOf(final List<String> first, final List<String> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        final List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both.subList(0, Math.min(both.size(), BadEntries.MAX_KEPT)));
    }
}
