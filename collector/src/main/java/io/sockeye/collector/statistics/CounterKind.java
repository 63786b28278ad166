package io.sockeye.collector.statistics;

/** What is known of a counter that its file does not say. Threads: stateless. */
public final class CounterKind {
    /** Section and name, in turn, of what is no count of events: a number of connections, or a setting. */
    private static final String[] GAUGES = {
        "Ip", "Forwarding",
        "Ip", "DefaultTTL",
        "Tcp", "RtoAlgorithm",
        "Tcp", "RtoMin",
        "Tcp", "RtoMax",
        "Tcp", "MaxConn",
        "Tcp", "CurrEstab",
        "MPTcpExt", "MPCurrEstab",
        "Sctp", "SctpCurrEstab"
    };

    private CounterKind() {}

    /**
     * Whether a number goes up and down, so that it has no rate.
     *
     * @param section that it is in.
     * @param key     its name.
     * @return false for a count of events.
     */
    public static boolean isGauge(final String section, final String key) {
        for (int i = 0; i < GAUGES.length; i += 2) {
            if (GAUGES[i + 1].equals(key) && GAUGES[i].equals(section)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the kernel leaves it out while it is zero, as it does the counters of single ICMP types. */
    static boolean isLeftOutWhenZero(final String section, final String key) {
        return section.equals("IcmpMsg") || key.startsWith("Icmp6InType") || key.startsWith("Icmp6OutType");
    }
}
