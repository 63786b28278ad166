package io.sockeye.cli.statistics.labels;

/**
 * The sentences for the counters of a section. A label is a sentence with {@link #PLACE} where the number goes, after
 * one character that says when and where it is printed: {@link #ALWAYS}, {@link #ABOVE_ZERO}, {@link #INPUT}, {@link
 * #OUTPUT}, or {@link #NEVER}. The rest is ASCII.
 */
public interface Labels {
    /** Printed always. */
    char ALWAYS = 'N';
    /** Printed if the number is above zero. */
    char ABOVE_ZERO = 'O';
    /** As {@link #ABOVE_ZERO}, in the histogram of received ICMP messages. */
    char INPUT = 'I';
    /** As {@link #ABOVE_ZERO}, in the histogram of sent ICMP messages. */
    char OUTPUT = 'U';
    /** A setting that netstat knows and does not print. */
    char NEVER = 'S';
    /** What the number stands in place of. */
    char PLACE = '#';

    /**
     * Find the label of a counter.
     *
     * @param key   the kernel's name.
     * @param value unsigned, or signed where the file has a minus.
     * @return the label, or null if there is none: then the name is printed.
     */
    String find(String key, long value);
}
