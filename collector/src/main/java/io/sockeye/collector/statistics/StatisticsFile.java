package io.sockeye.collector.statistics;

/** The files of {@code /proc/net} that hold counters. */
public enum StatisticsFile {
    /** The standard counters of IPv4, ICMP, TCP, UDP and UDP-Lite; those of TCP and IPv6 are in it as well. */
    SNMP("snmp"),
    /** Linux's own counters of TCP, IP and MPTCP. */
    NETSTAT("netstat"),
    /** The counters of IPv6, ICMPv6, UDP and UDP-Lite over IPv6. */
    SNMP6("snmp6"),
    /** The counters of SCTP, there while its module is. */
    SCTP("sctp/snmp");

    private final String fileName;

    StatisticsFile(final String fileName) {
        this.fileName = fileName;
    }

    /** {@return its path within {@code /proc/net}} */
    public String fileName() {
        return fileName;
    }

    /** Whether a line of names is followed by a line of values; else every line is a name and a value. */
    boolean isPaired() {
        return this == SNMP || this == NETSTAT;
    }
}
