package io.sockeye.benchmarks.compare;

import java.util.List;
import java.util.Locale;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;
import io.sockeye.benchmarks.results.SizeResult;

/** From how many sockets on one program is faster than another, read off between the sizes that were measured. */
final class Crossing {
    private static final double NONE = Double.NaN;

    private Crossing() {}

    /**
     * Say it.
     *
     * @param ours   name of the program that is hoped to be the faster one.
     * @param theirs name of the other.
     * @param sizes  in ascending order of sockets.
     * @return a sentence; empty where fewer than two sizes have both.
     */
    static String sentence(final String ours, final String theirs, final List<SizeResult> sizes) {
        double before = NONE;
        long beforeSockets = 0;
        long from = -1;
        int measured = 0;
        for (final SizeResult size : sizes) {
            final double ratio = wall(ours, size) / wall(theirs, size);
            if (!Double.isNaN(ratio)) {
                measured++;
                if (ratio >= 1) {
                    from = -1;
                } else if (from < 0) {
                    from = Double.isNaN(before)
                            ? size.sockets()
                            : between(beforeSockets, before, size.sockets(), ratio);
                }
                before = ratio;
                beforeSockets = size.sockets();
            }
        }
        if (measured < 2) {
            return "";
        }
        final String names =
                "`" + ours + "` is " + (from < 0 ? "not faster than" : "faster than") + " `" + theirs + "`";
        return names
                + (from < 0
                        ? " at the greatest size."
                        : String.format(Locale.ROOT, " from about %,d sockets on.", from));
    }

    /** Where a line through two points falls below 1, both scales being logarithmic. */
    private static long between(final long low, final double lowRatio, final long high, final double highRatio) {
        final double share = Math.log(lowRatio) / (Math.log(lowRatio) - Math.log(highRatio));
        return Math.round(Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low))));
    }

    private static double wall(final String name, final SizeResult size) {
        for (final CommandResult command : size.commands()) {
            if (command.name().equals(name) && command.outcome() == Outcome.MEASURED) {
                return command.wallMs();
            }
        }
        return NONE;
    }
}
