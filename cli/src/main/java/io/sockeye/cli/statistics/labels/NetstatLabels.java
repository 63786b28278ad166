package io.sockeye.cli.statistics.labels;

/**
 * netstat's labels (net-tools 2.10), found as netstat finds them: by the binary search of the C library, over tables
 * that are not sorted throughout, so that it passes by some entries. These counters go by their name. Immutable.
 */
public final class NetstatLabels implements Labels {
    private static final NetstatLabels NONE = new NetstatLabels(new String[0]);

    private final String[] table;

    private NetstatLabels(final String[] table) {
        this.table = table;
    }

    /**
     * The labels of a section.
     *
     * @param section its name; those of {@code snmp6} have a 6 in it.
     * @return labels, none if netstat has no table for the section.
     */
    public static NetstatLabels of(final String section) {
        return switch (section) {
            case "Ip" -> new NetstatLabels(NetstatTables.IP);
            case "Icmp" -> new NetstatLabels(NetstatTables.ICMP);
            case "Tcp", "Tcp6" -> new NetstatLabels(NetstatTables.TCP);
            case "Udp" -> new NetstatLabels(NetstatTables.UDP);
            case "Sctp" -> new NetstatLabels(NetstatTables.SCTP);
            case "TcpExt" -> new NetstatLabels(NetstatTcpExtTable.TCP_EXT);
            case "Ip6" -> new NetstatLabels(NetstatTables6.IP);
            case "Icmp6" -> new NetstatLabels(NetstatTables6.ICMP);
            case "Udp6" -> new NetstatLabels(NetstatTables6.UDP);
            default -> NONE;
        };
    }

    @Override
    public String find(final String key, final long value) {
        int low = 0;
        int high = table.length / 2;
        while (low < high) {
            final int middle = (low + high) / 2;
            // Both are ASCII, and so this is strcmp(3).
            final int order = key.compareTo(table[2 * middle]);
            if (order == 0) {
                return table[2 * middle + 1];
            }
            if (order < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }
}
