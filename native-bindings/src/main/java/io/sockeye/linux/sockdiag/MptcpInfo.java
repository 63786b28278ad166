package io.sockeye.linux.sockdiag;

/**
 * Where the fields of {@code struct mptcp_info} lie, which INET_DIAG_INFO carries of MPTCP's own sockets. It grows with
 * the kernel: who reads it looks at the length that came.
 *
 * <pre>
 *  __u8    mptcpi_subflows;                   0
 *  __u8    mptcpi_add_addr_signal;            1
 *  __u8    mptcpi_add_addr_accepted;          2
 *  __u8    mptcpi_subflows_max;               3
 *  __u8    mptcpi_add_addr_signal_max;        4
 *  __u8    mptcpi_add_addr_accepted_max;      5
 *  __u32   mptcpi_flags;                      8
 *  __u32   mptcpi_token;                     12
 *  __u64   mptcpi_write_seq;                 16
 *  __u64   mptcpi_snd_una;                   24
 *  __u64   mptcpi_rcv_nxt;                   32
 *  __u8    mptcpi_local_addr_used;           40
 *  __u8    mptcpi_local_addr_max;            41
 *  __u8    mptcpi_csum_enabled;              42
 *  __u32   mptcpi_retransmits;               44
 *  __u64   mptcpi_bytes_retrans;             48
 *  __u64   mptcpi_bytes_sent;                56
 *  __u64   mptcpi_bytes_received;            64
 *  __u64   mptcpi_bytes_acked;               72
 *  __u8    mptcpi_subflows_total;            80
 *  __u8    mptcpi_endp_laminar_max;          81
 *  __u32   mptcpi_last_data_sent;            84
 *  __u32   mptcpi_last_data_recv;            88
 *  __u32   mptcpi_last_ack_recv;             92
 * </pre>
 *
 * <p>Numbers are in host byte order. {@code RunningKernelLayoutTest} holds it against the running kernel.
 */
public final class MptcpInfo {
    /** Where {@code mptcpi_subflows} lies, in bytes. */
    public static final int MPTCPI_SUBFLOWS_OFFSET = 0;
    /** Where {@code mptcpi_add_addr_signal} lies, in bytes. */
    public static final int MPTCPI_ADD_ADDR_SIGNAL_OFFSET = 1;
    /** Where {@code mptcpi_add_addr_accepted} lies, in bytes. */
    public static final int MPTCPI_ADD_ADDR_ACCEPTED_OFFSET = 2;
    /** Where {@code mptcpi_subflows_max} lies, in bytes. */
    public static final int MPTCPI_SUBFLOWS_MAX_OFFSET = 3;
    /** Where {@code mptcpi_add_addr_signal_max} lies, in bytes. */
    public static final int MPTCPI_ADD_ADDR_SIGNAL_MAX_OFFSET = 4;
    /** Where {@code mptcpi_add_addr_accepted_max} lies, in bytes. */
    public static final int MPTCPI_ADD_ADDR_ACCEPTED_MAX_OFFSET = 5;
    /** Where {@code mptcpi_flags} lies, in bytes. */
    public static final int MPTCPI_FLAGS_OFFSET = 8;
    /** Where {@code mptcpi_token} lies, in bytes. */
    public static final int MPTCPI_TOKEN_OFFSET = 12;
    /** Where {@code mptcpi_write_seq} lies, in bytes. */
    public static final int MPTCPI_WRITE_SEQ_OFFSET = 16;
    /** Where {@code mptcpi_snd_una} lies, in bytes. */
    public static final int MPTCPI_SND_UNA_OFFSET = 24;
    /** Where {@code mptcpi_rcv_nxt} lies, in bytes. */
    public static final int MPTCPI_RCV_NXT_OFFSET = 32;
    /** Where {@code mptcpi_local_addr_used} lies, in bytes. */
    public static final int MPTCPI_LOCAL_ADDR_USED_OFFSET = 40;
    /** Where {@code mptcpi_local_addr_max} lies, in bytes. */
    public static final int MPTCPI_LOCAL_ADDR_MAX_OFFSET = 41;
    /** Where {@code mptcpi_csum_enabled} lies, in bytes. */
    public static final int MPTCPI_CSUM_ENABLED_OFFSET = 42;
    /** Where {@code mptcpi_retransmits} lies, in bytes. */
    public static final int MPTCPI_RETRANSMITS_OFFSET = 44;
    /** Where {@code mptcpi_bytes_retrans} lies, in bytes. */
    public static final int MPTCPI_BYTES_RETRANS_OFFSET = 48;
    /** Where {@code mptcpi_bytes_sent} lies, in bytes. */
    public static final int MPTCPI_BYTES_SENT_OFFSET = 56;
    /** Where {@code mptcpi_bytes_received} lies, in bytes. */
    public static final int MPTCPI_BYTES_RECEIVED_OFFSET = 64;
    /** Where {@code mptcpi_bytes_acked} lies, in bytes. */
    public static final int MPTCPI_BYTES_ACKED_OFFSET = 72;
    /** Where {@code mptcpi_subflows_total} lies, in bytes. */
    public static final int MPTCPI_SUBFLOWS_TOTAL_OFFSET = 80;
    /** Where {@code mptcpi_endp_laminar_max} lies, in bytes. */
    public static final int MPTCPI_ENDP_LAMINAR_MAX_OFFSET = 81;
    /** Where {@code mptcpi_last_data_sent} lies, in bytes. */
    public static final int MPTCPI_LAST_DATA_SENT_OFFSET = 84;
    /** Where {@code mptcpi_last_data_recv} lies, in bytes. */
    public static final int MPTCPI_LAST_DATA_RECV_OFFSET = 88;
    /** Where {@code mptcpi_last_ack_recv} lies, in bytes. */
    public static final int MPTCPI_LAST_ACK_RECV_OFFSET = 92;

    private MptcpInfo() {}
}
