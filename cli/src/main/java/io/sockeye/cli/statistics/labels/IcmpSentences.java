package io.sockeye.cli.statistics.labels;

/** Sentences for the counters of ICMP: name and label in turn, in the kernel's order, see {@link FullLabels}. */
final class IcmpSentences {
    /** Section Icmp. */
    static final String[] ICMP = {
        "InMsgs", "N# ICMP messages received",
        "InErrors", "N# input ICMP message failed",
        "InCsumErrors", "O# ICMP messages received with a wrong checksum",
        "InDestUnreachs", "Idestination unreachable: #",
        "InTimeExcds", "Itimeout in transit: #",
        "InParmProbs", "Iwrong parameters: #",
        "InSrcQuenchs", "Isource quenches: #",
        "InRedirects", "Iredirects: #",
        "InEchos", "Iecho requests: #",
        "InEchoReps", "Iecho replies: #",
        "InTimestamps", "Itimestamp requests: #",
        "InTimestampReps", "Itimestamp replies: #",
        "InAddrMasks", "Iaddress mask requests: #",
        "InAddrMaskReps", "Iaddress mask replies: #",
        "OutMsgs", "N# ICMP messages sent",
        "OutErrors", "N# ICMP messages failed",
        "OutRateLimitGlobal", "O# ICMP messages not sent because of the limit for all together",
        "OutRateLimitHost", "O# ICMP messages not sent because of the limit for one destination",
        "OutDestUnreachs", "Udestination unreachable: #",
        "OutTimeExcds", "Utimeout in transit: #",
        "OutParmProbs", "Uwrong parameters: #",
        "OutSrcQuenchs", "Usource quenches: #",
        "OutRedirects", "Uredirects: #",
        "OutEchos", "Uecho requests: #",
        "OutEchoReps", "Uecho replies: #",
        "OutTimestamps", "Utimestamp requests: #",
        "OutTimestampReps", "Utimestamp replies: #",
        "OutAddrMasks", "Uaddress mask requests: #",
        "OutAddrMaskReps", "Uaddress mask replies: #"
    };

    /** Section Icmp6, without the names' first part. */
    static final String[] ICMP6 = {
        "InMsgs", "N# ICMP messages received",
        "InErrors", "N# input ICMP message failed",
        "OutMsgs", "N# ICMP messages sent",
        "OutErrors", "O# ICMP messages failed",
        "InCsumErrors", "O# ICMP messages received with a wrong checksum",
        "OutRateLimitHost", "O# ICMP messages not sent because of the limit for one destination",
        "InDestUnreachs", "Idestination unreachable: #",
        "InPktTooBigs", "Ipackets too big: #",
        "InTimeExcds", "Itime exceeded: #",
        "InParmProblems", "Iparameter problem: #",
        "InEchos", "Iecho requests: #",
        "InEchoReplies", "Iecho replies: #",
        "InGroupMembQueries", "Igroup member queries: #",
        "InGroupMembResponses", "Igroup member responses: #",
        "InGroupMembReductions", "Igroup member reductions: #",
        "InRouterSolicits", "Irouter solicits: #",
        "InRouterAdvertisements", "Irouter advertisements: #",
        "InNeighborSolicits", "Ineighbour solicits: #",
        "InNeighborAdvertisements", "Ineighbour advertisements: #",
        "InRedirects", "Iredirects: #",
        "InMLDv2Reports", "Igroup member reports of version 2: #",
        "OutDestUnreachs", "Udestination unreachable: #",
        "OutPktTooBigs", "Upackets too big: #",
        "OutTimeExcds", "Utime exceeded: #",
        "OutParmProblems", "Uparameter problem: #",
        "OutEchos", "Uecho requests: #",
        "OutEchoReplies", "Uecho replies: #",
        "OutGroupMembQueries", "Ugroup member queries: #",
        "OutGroupMembResponses", "Ugroup member responses: #",
        "OutGroupMembReductions", "Ugroup member reductions: #",
        "OutRouterSolicits", "Urouter solicits: #",
        "OutRouterAdvertisements", "Urouter advertisements: #",
        "OutNeighborSolicits", "Uneighbour solicits: #",
        "OutNeighborAdvertisements", "Uneighbour advertisements: #",
        "OutRedirects", "Uredirects: #",
        "OutMLDv2Reports", "Ugroup member reports of version 2: #"
    };

    private IcmpSentences() {}
}
