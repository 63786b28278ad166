package io.sockeye.cli.statistics.labels;

/**
 * A sentence for every counter of a current kernel, and of older ones, for {@code --labels=full}. netstat's sentences
 * are kept where they are right, also those that it does not find; the others are ours, after the kernel's {@code
 * Documentation/networking/snmp_counter.rst}, {@code include/uapi/linux/snmp.h}, {@code net/mptcp/mib.h} and the
 * descriptions of the commits that added the counters.
 *
 * <p>A table has name and label in turn. A name with a value, {@code Forwarding=2}, is for this value alone and follows
 * the name without one.
 *
 * <p>Threads: confined to one, as a search begins where the one before ended: counters come in the table's order.
 */
public final class FullLabels implements Labels {
    private static final String[] NONE = {};

    private final String[] table;
    private final String prefix;
    private final boolean hasTypes;
    private int last;

    private FullLabels(final String[] table, final String prefix, final boolean hasTypes) {
        this.table = table;
        this.prefix = prefix;
        this.hasTypes = hasTypes;
    }

    /**
     * The labels of a section.
     *
     * @param section its name.
     * @return labels, maybe none.
     */
    public static FullLabels of(final String section) {
        return switch (section) {
            case "Ip" -> new FullLabels(IpSentences.IP, "", false);
            case "IpExt" -> new FullLabels(IpSentences.IP_EXT, "", false);
            case "Icmp" -> new FullLabels(IcmpSentences.ICMP, "", false);
            case "IcmpMsg" -> new FullLabels(NONE, "", true);
            case "Tcp" -> new FullLabels(TransportSentences.TCP, "", false);
            case "Udp", "UdpLite" -> new FullLabels(TransportSentences.UDP, "", false);
            case "Sctp" -> new FullLabels(TransportSentences.SCTP, "", false);
            case "TcpExt" -> new FullLabels(TcpExtSentences.TCP_EXT, "", false);
            case "MPTcpExt" -> new FullLabels(MptcpSentences.MPTCP, "", false);
            case "Ip6" -> new FullLabels(IpSentences.IP6, section, false);
            case "Icmp6" -> new FullLabels(IcmpSentences.ICMP6, section, true);
            case "Udp6", "UdpLite6" -> new FullLabels(TransportSentences.UDP, section, false);
            default -> new FullLabels(NONE, "", false);
        };
    }

    @Override
    public String find(final String key, final long value) {
        if (!key.startsWith(prefix)) {
            return null;
        }
        final String name = key.substring(prefix.length());
        final int index = indexOf(name);
        if (index < 0) {
            return hasTypes ? IcmpTypes.label(name, !prefix.isEmpty()) : null;
        }
        return forValue(index, name, value);
    }

    private int indexOf(final String name) {
        for (int i = 0; i < table.length; i += 2) {
            final int index = (last + i) % table.length;
            if (table[index].equals(name)) {
                last = index;
                return index;
            }
        }
        return -1;
    }

    private String forValue(final int index, final String name, final long value) {
        for (int i = index + 2; i < table.length; i += 2) {
            final String other = table[i];
            if (other.length() <= name.length() || other.charAt(name.length()) != '=' || !other.startsWith(name)) {
                break;
            }
            if (other.substring(name.length() + 1).equals(Long.toString(value))) {
                return table[i + 1];
            }
        }
        return table[index + 1];
    }
}
