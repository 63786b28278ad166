package io.sockeye.collector.route;

/** How {@code /proc/net/rt_cache} is laid out, which its header tells. */
public enum CacheLayout {
    /** That of Linux 2.0: ends with {@code HH} and {@code ARP}. */
    LINUX_2_0(RouteColumn.OLD_CACHE),
    /** That of Linux 2.2 and later: ends with {@code TOS}, {@code HHRef}, {@code HHUptod} and {@code SpecDst}. */
    LINUX_2_2(RouteColumn.CACHE);

    /** A line with fewer is none. */
    static final int MIN_COLUMNS = 12;

    private static final String[] MARKS = {"IRTT", "TOS", "HHRef", "HHUptod", "SpecDst", "HH", "ARP"};
    private static final int MARKS_OF_LINUX_2_0 = 97;
    private static final int MARKS_OF_LINUX_2_2 = 63;

    private final RouteColumn[] columns;

    CacheLayout(final RouteColumn[] columns) {
        this.columns = columns;
    }

    RouteColumn[] columns() {
        return columns;
    }

    /**
     * Which of the columns that tell the layouts apart a header has, as netstat looks for them: anywhere in it.
     *
     * @param header of the file.
     * @return a bit for each of {@code IRTT}, {@code TOS}, {@code HHRef}, {@code HHUptod}, {@code SpecDst}, {@code HH}
     *     and {@code ARP}, the first the lowest.
     */
    static int marks(final String header) {
        int marks = 0;
        for (int i = 0; i < MARKS.length; i++) {
            marks |= header.contains(MARKS[i]) ? 1 << i : 0;
        }
        return marks;
    }

    /**
     * The layout by its marks.
     *
     * @param marks as {@link #marks}.
     * @return the layout, or null if it is neither.
     */
    static CacheLayout of(final int marks) {
        return switch (marks) {
            case MARKS_OF_LINUX_2_0 -> LINUX_2_0;
            case MARKS_OF_LINUX_2_2 -> LINUX_2_2;
            default -> null;
        };
    }
}
