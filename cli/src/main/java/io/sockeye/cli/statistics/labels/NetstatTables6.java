package io.sockeye.cli.statistics.labels;

/** netstat's tables of the counters of IPv6, as {@link NetstatTables}. */
final class NetstatTables6 {
    /** Section Ip6. */
    static final String[] IP = {
        "Ip6FragCreates", "O# fragments created",
        "Ip6FragFails", "O# outgoing packets failed fragmentation",
        "Ip6FragOKs", "O# outgoing packets fragmented ok",
        "Ip6InAddrErrors", "O# with invalid addresses",
        "Ip6InDelivers", "N# incoming packets delivered",
        "Ip6InDiscards", "N# incoming packets discarded",
        "Ip6InHdrErrors", "O# with invalid headers",
        "Ip6InMcastPkts", "O# incoming multicast packets",
        "Ip6InNoRoutes", "O# incoming packets with no route",
        "Ip6InReceives", "N# total packets received",
        "Ip6InTooBigErrors", "O# with packets too big",
        "Ip6InTruncatedPkts", "O# with truncated packets",
        "Ip6InUnknownProtos", "O# with unknown protocol",
        "Ip6OutDiscards", "O# outgoing packets dropped",
        "Ip6OutForwDatagrams", "N# forwarded",
        "Ip6OutMcastPkts", "O# outgoing multicast packets",
        "Ip6OutNoRoutes", "O# dropped because of missing route",
        "Ip6OutRequests", "N# requests sent out",
        "Ip6ReasmFails", "O# packet reassemblies failed",
        "Ip6ReasmOKs", "O# packets reassembled ok",
        "Ip6ReasmReqds", "O# reassemblies required",
        "Ip6ReasmTimeout", "O# fragments dropped after timeout"
    };

    /** Section Icmp6. One of the names ends with a blank, so that no counter has it. */
    static final String[] ICMP = {
        "Icmp6InDestUnreachs", "Idestination unreachable: #",
        "Icmp6InEchoReplies", "Iecho replies: #",
        "Icmp6InEchos", "Iecho requests: #",
        "Icmp6InErrors", "N# input ICMP message failed",
        "Icmp6InGroupMembQueries", "Igroup member queries: #",
        "Icmp6InGroupMembReductions", "Igroup member reductions: #",
        "Icmp6InGroupMembResponses", "Igroup member responses: #",
        "Icmp6InMsgs", "N# ICMP messages received",
        "Icmp6InNeighborAdvertisements", "Ineighbour advertisement: #",
        "Icmp6InNeighborSolicits", "Ineighbour solicits: #",
        "Icmp6InParmProblems", "Iparameter problem: #",
        "Icmp6InPktTooBigs", "Ipackets too big: #",
        "Icmp6InRedirects", "Iredirects: #",
        "Icmp6InRouterAdvertisements", "Irouter advertisement: #",
        "Icmp6InRouterSolicits", "Irouter solicits: #",
        "Icmp6InTimeExcds", "Ireceived ICMPv6 time exceeded: #",
        "Icmp6OutDestUnreachs", "Udestination unreachable: #",
        "Icmp6OutEchoReplies", "Uecho replies: #",
        "Icmp6OutEchos", "Uecho requests: #",
        "Icmp6OutGroupMembQueries", "Ugroup member queries: #",
        "Icmp6OutGroupMembReductions", "Ugroup member reductions: #",
        "Icmp6OutGroupMembResponses", "Ugroup member responses: #",
        "Icmp6OutMsgs", "N# ICMP messages sent",
        "Icmp6OutNeighborAdvertisements", "Uneighbor advertisements: #",
        "Icmp6OutNeighborSolicits", "Uneighbor solicits: #",
        "Icmp6OutParmProblems", "Uparameter problem: #",
        "Icmp6OutPktTooBigs", "Upackets too big: #",
        "Icmp6OutRedirects", "Uredirects: #",
        "Icmp6OutRouterAdvertisements ", "Urouter advertisement: #",
        "Icmp6OutRouterSolicits", "Urouter solicits: #",
        "Icmp6OutTimeExcds", "Usent ICMPv6 time exceeded: #"
    };

    /** Section Udp6. */
    static final String[] UDP = {
        "Udp6InDatagrams", "N# packets received",
        "Udp6InErrors", "N# packet receive errors",
        "Udp6NoPorts", "N# packets to unknown port received",
        "Udp6OutDatagrams", "N# packets sent"
    };

    private NetstatTables6() {}
}
