package io.sockeye.cli.statistics.labels;

/**
 * netstat's tables of the counters of the standard protocols (net-tools 2.10): name and label in turn, see {@link
 * Labels}. The order is netstat's, and matters to {@link NetstatLabels}.
 */
final class NetstatTables {
    /** Section Ip. */
    static final String[] IP = {
        "DefaultTTL", "SDefault TTL is #",
        "Forwarding", "SForwarding is #",
        "ForwDatagrams", "N# forwarded",
        "FragCreates", "O# fragments created",
        "FragFails", "O# outgoing packets failed fragmentation",
        "FragOKs", "O# outgoing packets fragmented ok",
        "InAddrErrors", "O# with invalid addresses",
        "InDelivers", "N# incoming packets delivered",
        "InDiscards", "N# incoming packets discarded",
        "InHdrErrors", "O# with invalid headers",
        "InReceives", "N# total packets received",
        "InUnknownProtos", "O# with unknown protocol",
        "OutDiscards", "O# outgoing packets dropped",
        "OutNoRoutes", "O# dropped because of missing route",
        "OutRequests", "N# requests sent out",
        "ReasmFails", "O# packet reassemblies failed",
        "ReasmOKs", "O# packets reassembled ok",
        "ReasmReqds", "O# reassemblies required",
        "ReasmTimeout", "O# fragments dropped after timeout"
    };

    /** Section Icmp. */
    static final String[] ICMP = {
        "InAddrMaskReps", "Iaddress mask replies: #",
        "InAddrMasks", "Iaddress mask request: #",
        "InDestUnreachs", "Idestination unreachable: #",
        "InEchoReps", "Iecho replies: #",
        "InEchos", "Iecho requests: #",
        "InErrors", "N# input ICMP message failed",
        "InMsgs", "N# ICMP messages received",
        "InParmProbs", "Iwrong parameters: #",
        "InRedirects", "Iredirects: #",
        "InSrcQuenchs", "Isource quenches: #",
        "InTimeExcds", "Itimeout in transit: #",
        "InTimestampReps", "Itimestamp reply: #",
        "InTimestamps", "Itimestamp request: #",
        "OutAddrMaskReps", "Uaddress mask replies: #",
        "OutAddrMasks", "Uaddress mask requests: #",
        "OutDestUnreachs", "Udestination unreachable: #",
        "OutEchoReps", "Uecho replies: #",
        "OutEchos", "Uecho requests: #",
        "OutErrors", "N# ICMP messages failed",
        "OutMsgs", "N# ICMP messages sent",
        "OutParmProbs", "Uwrong parameters: #",
        "OutRedirects", "Uredirect: #",
        "OutSrcQuenchs", "Usource quench: #",
        "OutTimeExcds", "Utime exceeded: #",
        "OutTimestampReps", "Utimestamp replies: #",
        "OutTimestamps", "Utimestamp requests: #"
    };

    /** Section Tcp. */
    static final String[] TCP = {
        "ActiveOpens", "N# active connection openings",
        "AttemptFails", "N# failed connection attempts",
        "CurrEstab", "N# connections established",
        "EstabResets", "N# connection resets received",
        "InErrs", "N# bad segments received",
        "InSegs", "N# segments received",
        "MaxConn", "N",
        "OutRsts", "N# resets sent",
        "OutSegs", "N# segments sent out",
        "PassiveOpens", "N# passive connection openings",
        "RetransSegs", "N# segments retransmitted",
        "RtoAlgorithm", "SRTO algorithm is #",
        "RtoMax", "N",
        "RtoMin", "N"
    };

    /** Section Udp. */
    static final String[] UDP = {
        "InDatagrams", "N# packets received",
        "InErrors", "N# packet receive errors",
        "NoPorts", "N# packets to unknown port received",
        "OutDatagrams", "N# packets sent",
        "RcvbufErrors", "N# receive buffer errors",
        "SndbufErrors", "N# send buffer errors"
    };

    /** Section Sctp. */
    static final String[] SCTP = {
        "SctpAborteds", "N# Number of Aborteds ",
        "SctpActiveEstabs", "N# Active Associations",
        "SctpChecksumErrors", "N# Number of Packets with invalid Checksum",
        "SctpCurrEstab", "N# Current Associations",
        "SctpFragUsrMsgs", "N# Number of messages fragmented",
        "SctpInCtrlChunks", "N# Number of control chunks received",
        "SctpInOrderChunks", "N# Number of ordered chunks received",
        "SctpInSCTPPacks", "N# Number of SCTP packets received",
        "SctpInUnorderChunks", "N# Number of Unordered chunks received",
        "SctpOutCtrlChunks", "N# Number of control chunks sent",
        "SctpOutOfBlues", "N# Number of Out of Blue packets",
        "SctpOutOrderChunks", "N# Number of ordered chunks sent",
        "SctpOutSCTPPacks", "N# Number of SCTP packets sent",
        "SctpOutUnorderChunks", "N# Number of Unordered chunks sent",
        "SctpPassiveEstabs", "N# Passive Associations",
        "SctpReasmUsrMsgs", "N# Number of messages reassembled ",
        "SctpShutdowns", "N# Number of Graceful Terminations"
    };

    private NetstatTables() {}
}
