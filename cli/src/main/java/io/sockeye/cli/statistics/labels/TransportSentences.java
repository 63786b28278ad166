package io.sockeye.cli.statistics.labels;

/**
 * Sentences for the counters of TCP, UDP and SCTP: name and label in turn, in the kernel's order, see {@link
 * FullLabels}.
 */
final class TransportSentences {
    /** Section Tcp. */
    static final String[] TCP = {
        "RtoAlgorithm", "OAlgorithm for retransmission timeouts is number #",
        "RtoAlgorithm=1", "OAlgorithm for retransmission timeouts is none of those in the MIB (#)",
        "RtoMin", "ORetransmission timeout is # ms at least",
        "RtoMax", "ORetransmission timeout is # ms at most",
        "MaxConn", "ONumber of connections is limited to #",
        "MaxConn=-1", "ONumber of connections has no limit (#)",
        "ActiveOpens", "N# active connection openings",
        "PassiveOpens", "N# passive connection openings",
        "AttemptFails", "N# failed connection attempts",
        "EstabResets", "N# established connections reset",
        "CurrEstab", "N# connections established",
        "InSegs", "N# segments received",
        "OutSegs", "N# segments sent out",
        "RetransSegs", "N# segments retransmitted",
        "InErrs", "N# bad segments received",
        "OutRsts", "N# resets sent",
        "InCsumErrors", "O# segments received with a wrong checksum"
    };

    /** Sections Udp and UdpLite and, without the names' first part, Udp6 and UdpLite6. */
    static final String[] UDP = {
        "InDatagrams", "N# packets received",
        "NoPorts", "N# packets to unknown port received",
        "InErrors", "N# packet receive errors",
        "OutDatagrams", "N# packets sent",
        "RcvbufErrors", "N# receive buffer errors",
        "SndbufErrors", "N# send buffer errors",
        "InCsumErrors", "O# packets received with a wrong checksum",
        "IgnoredMulti", "O# multicast packets received that no socket wanted",
        "MemErrors", "O# packets dropped because the protocol's memory was used up"
    };

    /** Section Sctp. */
    static final String[] SCTP = {
        "SctpCurrEstab", "N# associations established",
        "SctpActiveEstabs", "N# associations established that were opened from here",
        "SctpPassiveEstabs", "N# associations established that were opened by peers",
        "SctpAborteds", "N# associations aborted",
        "SctpShutdowns", "N# associations shut down gracefully",
        "SctpOutOfBlues", "N# packets received that belong to no association",
        "SctpChecksumErrors", "N# packets received with a wrong checksum",
        "SctpOutCtrlChunks", "N# control chunks sent",
        "SctpOutOrderChunks", "N# ordered chunks sent",
        "SctpOutUnorderChunks", "N# unordered chunks sent",
        "SctpInCtrlChunks", "N# control chunks received",
        "SctpInOrderChunks", "N# ordered chunks received",
        "SctpInUnorderChunks", "N# unordered chunks received",
        "SctpFragUsrMsgs", "N# messages fragmented",
        "SctpReasmUsrMsgs", "N# messages reassembled",
        "SctpOutSCTPPacks", "N# packets sent",
        "SctpInSCTPPacks", "N# packets received",
        "SctpT1InitExpireds", "O# timeouts while waiting for an answer to INIT",
        "SctpT1CookieExpireds", "O# timeouts while waiting for an answer to COOKIE ECHO",
        "SctpT2ShutdownExpireds", "O# timeouts while waiting for an answer to SHUTDOWN",
        "SctpT3RtxExpireds", "O# timeouts while waiting for data to be acknowledged",
        "SctpT4RtoExpireds", "O# timeouts while waiting for an answer to a change of addresses",
        "SctpT5ShutdownGuardExpireds", "O# shutdowns that took too long and were aborted",
        "SctpDelaySackExpireds", "O# acknowledgements sent after their delay",
        "SctpAutocloseExpireds", "O# associations closed because they were idle",
        "SctpT3Retransmits", "O# chunks retransmitted after timeout",
        "SctpPmtudRetransmits", "O# chunks retransmitted because the path's MTU had changed",
        "SctpFastRetransmits", "O# chunks retransmitted fast",
        "SctpInPktSoftirq", "O# packets processed on arrival",
        "SctpInPktBacklog", "O# packets queued because the socket was in use",
        "SctpInPktDiscards", "O# packets discarded",
        "SctpInDataChunkDiscards", "O# data chunks discarded"
    };

    private TransportSentences() {}
}
