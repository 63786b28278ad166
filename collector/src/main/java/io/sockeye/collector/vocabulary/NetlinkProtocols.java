package io.sockeye.collector.vocabulary;

import java.util.List;
import java.util.Locale;

/**
 * Protocols of netlink by words: the kernel's, {@link SocketWords#NETLINK_PROTOCOLS}, and those of iproute2's
 * /etc/iproute2/nl_protos where they are others. Threads: immutable.
 */
public final class NetlinkProtocols {
    /** No protocol. */
    public static final int UNKNOWN = -1;

    /** By number; empty where the kernel's word is iproute2's too. */
    private static final List<String> OF_IPROUTE2 = List.of(
            "rtnl",
            "",
            "",
            "fw",
            "tcpdiag",
            "",
            "",
            "",
            "",
            "",
            "fiblookup",
            "",
            "nft",
            "ip6fw",
            "dec-rt",
            "uevent",
            "genl",
            "",
            "scsi-trans");

    private NetlinkProtocols() {}

    /**
     * The protocol of a word.
     *
     * @param word in any case.
     * @return {@code NETLINK_*}, or {@link #UNKNOWN}.
     */
    public static int number(final String word) {
        final String plain = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < SocketWords.NETLINK_PROTOCOLS.limit(); i++) {
            if (plain.equals(SocketWords.NETLINK_PROTOCOLS.word(i))) {
                return i;
            }
        }
        return plain.isEmpty() ? UNKNOWN : OF_IPROUTE2.indexOf(plain);
    }
}
