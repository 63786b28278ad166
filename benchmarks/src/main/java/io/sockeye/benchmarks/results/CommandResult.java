package io.sockeye.benchmarks.results;

/**
 * The runs of one program.
 *
 * @param name           as it is printed.
 * @param group          those with the same word do the same work.
 * @param outcome        whether the figures are good.
 * @param note           what the outcome does not say, or null.
 * @param runs           that the figures are of.
 * @param wallMs         median, in milliseconds; if {@link Outcome#ESTIMATED} there is only this.
 * @param wallLeastMs    in milliseconds, or null.
 * @param wallGreatestMs in milliseconds, or null.
 * @param cpuMs          median of user and system time, in milliseconds, or null.
 * @param peakMib        the most memory that was resident in any run, in MiB, or null.
 * @param rows           sockets in its output, or null.
 */
public record CommandResult(
        String name,
        String group,
        Outcome outcome,
        String note,
        int runs,
        Double wallMs,
        Double wallLeastMs,
        Double wallGreatestMs,
        Double cpuMs,
        Double peakMib,
        Long rows) {
    /** What became of a program. */
    public enum Outcome {
        /** It ran, and listed every socket. */
        MEASURED,
        /** It takes too long here; the time is worked out from a smaller size. */
        ESTIMATED,
        /** It is not installed. */
        NOT_INSTALLED,
        /** It does not know one of the options. */
        UNKNOWN_OPTION,
        /** It takes too long here, and there is nothing to work its time out from. */
        LEFT_OUT,
        /** It failed, or did not list every socket. */
        FAILED
    }

    /**
     * A program without figures.
     *
     * @param name    of it.
     * @param group   of it.
     * @param outcome why there are none.
     * @param note    for people.
     * @return the result.
     */
    public static CommandResult without(
            final String name, final String group, final Outcome outcome, final String note) {
        return new CommandResult(name, group, outcome, note, 0, null, null, null, null, null, null);
    }

    /**
     * A program whose time was worked out.
     *
     * @param name   of it.
     * @param group  of it.
     * @param note   how.
     * @param wallMs in milliseconds.
     * @return the result.
     */
    public static CommandResult estimated(
            final String name, final String group, final String note, final double wallMs) {
        return new CommandResult(name, group, Outcome.ESTIMATED, note, 0, wallMs, null, null, null, null, null);
    }
}
