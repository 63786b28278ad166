package io.sockeye.cli.zoo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row that ends in netstat's Timer column, and the one place that says how far two readings of a running timer may be
 * apart. The two programs run one after the other, so the numbers cannot be equal:
 *
 * <ul>
 *   <li>kind of timer: equal;
 *   <li>seconds left: at most 3 apart, unless one of the counts has moved on, which starts the timer anew;
 *   <li>retransmissions and probes: at most 1 apart.
 * </ul>
 *
 * A timer that does not run is {@code off (0.00/0/0)} and must be equal.
 *
 * @param stem the row up to the opening parenthesis of the timer.
 * @param seconds left.
 * @param retransmits so far.
 * @param probes sent and not answered.
 */
record TimedRow(String stem, double seconds, long retransmits, long probes) implements Comparable<TimedRow> {
    private static final double SECONDS_APART = 3.0;
    private static final long COUNTS_APART = 1;
    private static final Pattern ROW = Pattern.compile(
            "(.* (?:on|off|keepalive|timewait|probe|on\\d+|unkn-\\d+)) " + "\\((-?\\d+\\.\\d\\d)/(-?\\d+)/(-?\\d+)\\)");

    /**
     * Take a row apart.
     *
     * @param row without the line end.
     * @return its parts; a row without a timer is all stem.
     */
    static TimedRow of(final String row) {
        final Matcher matcher = ROW.matcher(row);
        if (!matcher.matches()) {
            return new TimedRow(row, 0, 0, 0);
        }
        return new TimedRow(
                matcher.group(1),
                Double.parseDouble(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4)));
    }

    /** {@return whether the other row may be the same socket, read a moment earlier or later} */
    boolean isCloseTo(final TimedRow other) {
        if (!stem.equals(other.stem)) {
            return false;
        }
        if (stem.endsWith(" off")) {
            return equals(other);
        }
        final long moved = Math.abs(retransmits - other.retransmits);
        final long probed = Math.abs(probes - other.probes);
        if (moved > COUNTS_APART || probed > COUNTS_APART) {
            return false;
        }
        return moved + probed > 0 || Math.abs(seconds - other.seconds) <= SECONDS_APART;
    }

    @Override
    public int compareTo(final TimedRow other) {
        return stem.compareTo(other.stem);
    }

    @Override
    public String toString() {
        return stem + " (" + seconds + "/" + retransmits + "/" + probes + ")";
    }
}
