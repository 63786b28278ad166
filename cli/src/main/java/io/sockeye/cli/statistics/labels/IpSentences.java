package io.sockeye.cli.statistics.labels;

/** Sentences for the counters of IP: name and label in turn, in the kernel's order, see {@link FullLabels}. */
final class IpSentences {
    /** Section Ip. */
    static final String[] IP = {
        "Forwarding", "OForwarding of packets between interfaces is set to #",
        "Forwarding=1", "OForwarding of packets between interfaces is enabled (#)",
        "Forwarding=2", "OForwarding of packets between interfaces is disabled (#)",
        "DefaultTTL", "ODefault TTL is #",
        "InReceives", "N# total packets received",
        "InHdrErrors", "O# with invalid headers",
        "InAddrErrors", "O# with invalid addresses",
        "ForwDatagrams", "N# forwarded",
        "InUnknownProtos", "O# with unknown protocol",
        "InDiscards", "N# incoming packets discarded",
        "InDelivers", "N# incoming packets delivered",
        "OutRequests", "N# requests sent out",
        "OutDiscards", "O# outgoing packets dropped",
        "OutNoRoutes", "O# dropped because of missing route",
        "ReasmTimeout", "O# reassemblies given up after timeout",
        "ReasmReqds", "O# fragments received for reassembly",
        "ReasmOKs", "O# packets reassembled ok",
        "ReasmFails", "O# packet reassemblies failed",
        "FragOKs", "O# outgoing packets fragmented ok",
        "FragFails", "O# outgoing packets failed fragmentation",
        "FragCreates", "O# fragments created",
        "OutTransmits", "O# packets and fragments handed to interfaces"
    };

    /** Section IpExt. */
    static final String[] IP_EXT = {
        "InNoRoutes", "O# incoming packets dropped because there was no route for them",
        "InTruncatedPkts", "O# incoming packets shorter than their header says",
        "InMcastPkts", "O# multicast packets received",
        "OutMcastPkts", "O# multicast packets sent",
        "InBcastPkts", "O# broadcast packets received",
        "OutBcastPkts", "O# broadcast packets sent",
        "InOctets", "O# bytes received",
        "OutOctets", "O# bytes sent",
        "InMcastOctets", "O# bytes of multicast packets received",
        "OutMcastOctets", "O# bytes of multicast packets sent",
        "InBcastOctets", "O# bytes of broadcast packets received",
        "OutBcastOctets", "O# bytes of broadcast packets sent",
        "InCsumErrors", "O# packets with a wrong header checksum",
        "InNoECTPkts", "O# packets received from senders without ECN",
        "InECT1Pkts", "O# packets received with ECN codepoint ECT(1)",
        "InECT0Pkts", "O# packets received with ECN codepoint ECT(0)",
        "InCEPkts", "O# packets received that a router had marked as congested",
        "ReasmOverlaps", "O# reassemblies given up because fragments overlapped"
    };

    /** Section Ip6, without the names' first part. */
    static final String[] IP6 = {
        "InReceives", "N# total packets received",
        "InHdrErrors", "O# with invalid headers",
        "InTooBigErrors", "O# with packets too big",
        "InNoRoutes", "O# incoming packets with no route",
        "InAddrErrors", "O# with invalid addresses",
        "InUnknownProtos", "O# with unknown protocol",
        "InTruncatedPkts", "O# with truncated packets",
        "InDiscards", "N# incoming packets discarded",
        "InDelivers", "N# incoming packets delivered",
        "OutForwDatagrams", "N# forwarded",
        "OutRequests", "N# requests sent out",
        "OutDiscards", "O# outgoing packets dropped",
        "OutNoRoutes", "O# dropped because of missing route",
        "ReasmTimeout", "O# reassemblies given up after timeout",
        "ReasmReqds", "O# fragments received for reassembly",
        "ReasmOKs", "O# packets reassembled ok",
        "ReasmFails", "O# packet reassemblies failed",
        "FragOKs", "O# outgoing packets fragmented ok",
        "FragFails", "O# outgoing packets failed fragmentation",
        "FragCreates", "O# fragments created",
        "InMcastPkts", "O# incoming multicast packets",
        "OutMcastPkts", "O# outgoing multicast packets",
        "InOctets", "O# bytes received",
        "OutOctets", "O# bytes sent",
        "InMcastOctets", "O# bytes of multicast packets received",
        "OutMcastOctets", "O# bytes of multicast packets sent",
        "InBcastOctets", "O# bytes of broadcast packets received",
        "OutBcastOctets", "O# bytes of broadcast packets sent",
        "InNoECTPkts", "O# packets received from senders without ECN",
        "InECT1Pkts", "O# packets received with ECN codepoint ECT(1)",
        "InECT0Pkts", "O# packets received with ECN codepoint ECT(0)",
        "InCEPkts", "O# packets received that a router had marked as congested",
        "OutTransmits", "O# packets and fragments handed to interfaces"
    };

    private IpSentences() {}
}
