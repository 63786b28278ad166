package io.sockeye.collector.procnet;

/** The formats that the files of {@code /proc/net} have. */
enum ProcNetFormat {
    /** {@code tcp}, {@code udp}, {@code udplite}, {@code raw}, each with or without a 6 behind it. */
    INET,
    /** {@code unix}. */
    UNIX,
    /** {@code sctp/eps}. */
    SCTP_ENDPOINTS,
    /** {@code sctp/assocs}. */
    SCTP_ASSOCIATIONS
}
