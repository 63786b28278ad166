package io.sockeye.linux.sockdiag;

/**
 * Where the youngest fields of {@code struct tcp_info} lie, which the generated bindings do not have: since Linux 6.2
 * the first two, 6.7 the next three, 6.18 the others. {@link TcpInfo} has the older ones.
 *
 * <pre>
 *  __u32   tcpi_rcv_wnd;                    232
 *  __u32   tcpi_rehash;                     236
 *  __u16   tcpi_total_rto;                  240
 *  __u16   tcpi_total_rto_recoveries;       242
 *  __u32   tcpi_total_rto_time;             244
 *  __u32   tcpi_received_ce;                248
 *  __u32   tcpi_delivered_e1_bytes;         252
 *  __u32   tcpi_delivered_e0_bytes;         256
 *  __u32   tcpi_delivered_ce_bytes;         260
 *  __u32   tcpi_received_e1_bytes;          264
 *  __u32   tcpi_received_e0_bytes;          268
 *  __u32   tcpi_received_ce_bytes;          272
 *  __u16   tcpi_accecn_fail_mode;           276
 *  __u16   tcpi_accecn_opt_seen;            278
 * </pre>
 *
 * <p>Numbers are in host byte order. {@code RunningKernelLayoutTest} holds it against the running kernel.
 */
public final class TcpInfoTail {
    /** Where {@code tcpi_rcv_wnd} lies, in bytes. */
    public static final int TCPI_RCV_WND_OFFSET = 232;
    /** Where {@code tcpi_rehash} lies, in bytes. */
    public static final int TCPI_REHASH_OFFSET = 236;
    /** Where {@code tcpi_total_rto} lies, in bytes. */
    public static final int TCPI_TOTAL_RTO_OFFSET = 240;
    /** Where {@code tcpi_total_rto_recoveries} lies, in bytes. */
    public static final int TCPI_TOTAL_RTO_RECOVERIES_OFFSET = 242;
    /** Where {@code tcpi_total_rto_time} lies, in bytes. */
    public static final int TCPI_TOTAL_RTO_TIME_OFFSET = 244;
    /** Where {@code tcpi_received_ce} lies, in bytes. */
    public static final int TCPI_RECEIVED_CE_OFFSET = 248;
    /** Where {@code tcpi_delivered_e1_bytes} lies, in bytes. */
    public static final int TCPI_DELIVERED_E1_BYTES_OFFSET = 252;
    /** Where {@code tcpi_delivered_e0_bytes} lies, in bytes. */
    public static final int TCPI_DELIVERED_E0_BYTES_OFFSET = 256;
    /** Where {@code tcpi_delivered_ce_bytes} lies, in bytes. */
    public static final int TCPI_DELIVERED_CE_BYTES_OFFSET = 260;
    /** Where {@code tcpi_received_e1_bytes} lies, in bytes. */
    public static final int TCPI_RECEIVED_E1_BYTES_OFFSET = 264;
    /** Where {@code tcpi_received_e0_bytes} lies, in bytes. */
    public static final int TCPI_RECEIVED_E0_BYTES_OFFSET = 268;
    /** Where {@code tcpi_received_ce_bytes} lies, in bytes. */
    public static final int TCPI_RECEIVED_CE_BYTES_OFFSET = 272;
    /** Where {@code tcpi_accecn_fail_mode} lies, in bytes. */
    public static final int TCPI_ACCECN_FAIL_MODE_OFFSET = 276;
    /** Where {@code tcpi_accecn_opt_seen} lies, in bytes. */
    public static final int TCPI_ACCECN_OPT_SEEN_OFFSET = 278;

    /** Where {@code tcpi_fastopen_client_fail} lies, in bytes: a bit-field, since Linux 5.5. */
    public static final int FASTOPEN_CLIENT_FAIL_OFFSET = 7;
    /** How many bits of that byte lie below it. */
    public static final int FASTOPEN_CLIENT_FAIL_SHIFT = 1;
    /** How many bits it has. */
    public static final int FASTOPEN_CLIENT_FAIL_BITS = 2;

    private TcpInfoTail() {}
}
