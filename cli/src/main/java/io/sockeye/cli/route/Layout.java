package io.sockeye.cli.route;

import io.sockeye.cli.args.NetstatOptions;

/** Which columns a table of IPv4 routes has, which goes by the number of {@code -e}. */
enum Layout {
    /** No column and no row: netstat keeps two bits of the number, and three {@code -e} come to 0. */
    NOTHING("", "", ""),
    /** {@code -e}: metric, references and use. */
    USE("Flags Metric Ref    Use Iface", "", ""),
    /** Without {@code -e}: segment size, window and round-trip time. */
    METRICS("Flags   MSS Window  irtt Iface", "", ""),
    /** {@code -ee}: all of them. */
    ALL("Flags Metric Ref    Use Iface    MSS   Window irtt", "  HH  Arp", "  TOS HHRef HHUptod     SpecDst");

    private final String titles;
    private final String oldCacheTitles;
    private final String cacheTitles;

    Layout(final String titles, final String oldCacheTitles, final String cacheTitles) {
        this.titles = titles;
        this.oldCacheTitles = oldCacheTitles;
        this.cacheTitles = cacheTitles;
    }

    /**
     * The layout that a command line asks for.
     *
     * @param options of the command line.
     * @return the layout, as netstat derives it.
     */
    static Layout of(final NetstatOptions options) {
        // netstat counts from one, swaps one and two, and keeps two bits.
        final int count = options.extendCount() + 1;
        final int level = count == 1 ? 2 : count == 2 ? 1 : count & 3;
        return values()[level];
    }

    /** {@return the titles of the columns after the addresses} */
    String titles() {
        return titles;
    }

    /** {@return what comes after these for a routing cache of Linux 2.0} */
    String oldCacheTitles() {
        return oldCacheTitles;
    }

    /** {@return what comes after these for a routing cache of Linux 2.2 and later} */
    String cacheTitles() {
        return cacheTitles;
    }
}
