package io.sockeye.linux.sockdiag;

/**
 * Where the parameters of congestion controls lie: {@code struct tcpvegas_info}, {@code struct tcp_dctcp_info} and
 * {@code struct tcp_bbr_info}.
 *
 * <pre>
 *  __u32   tcpv_enabled;                      0
 *  __u32   tcpv_rttcnt;                       4
 *  __u32   tcpv_rtt;                          8
 *  __u32   tcpv_minrtt;                      12
 *  __u16   dctcp_enabled;                     0
 *  __u16   dctcp_ce_state;                    2
 *  __u32   dctcp_alpha;                       4
 *  __u32   dctcp_ab_ecn;                      8
 *  __u32   dctcp_ab_tot;                     12
 *  __u32   bbr_bw_lo;                         0
 *  __u32   bbr_bw_hi;                         4
 *  __u32   bbr_min_rtt;                       8
 *  __u32   bbr_pacing_gain;                  12
 *  __u32   bbr_cwnd_gain;                    16
 * </pre>
 *
 * <p>Numbers are in host byte order. {@code RunningKernelLayoutTest} holds it against the running kernel.
 */
public final class CongestionInfo {
    /** Where {@code tcpv_enabled} lies, in bytes. */
    public static final int TCPV_ENABLED_OFFSET = 0;
    /** Where {@code tcpv_rttcnt} lies, in bytes. */
    public static final int TCPV_RTTCNT_OFFSET = 4;
    /** Where {@code tcpv_rtt} lies, in bytes. */
    public static final int TCPV_RTT_OFFSET = 8;
    /** Where {@code tcpv_minrtt} lies, in bytes. */
    public static final int TCPV_MINRTT_OFFSET = 12;
    /** Where {@code dctcp_enabled} lies, in bytes. */
    public static final int DCTCP_ENABLED_OFFSET = 0;
    /** Where {@code dctcp_ce_state} lies, in bytes. */
    public static final int DCTCP_CE_STATE_OFFSET = 2;
    /** Where {@code dctcp_alpha} lies, in bytes. */
    public static final int DCTCP_ALPHA_OFFSET = 4;
    /** Where {@code dctcp_ab_ecn} lies, in bytes. */
    public static final int DCTCP_AB_ECN_OFFSET = 8;
    /** Where {@code dctcp_ab_tot} lies, in bytes. */
    public static final int DCTCP_AB_TOT_OFFSET = 12;
    /** Where {@code bbr_bw_lo} lies, in bytes. */
    public static final int BBR_BW_LO_OFFSET = 0;
    /** Where {@code bbr_bw_hi} lies, in bytes. */
    public static final int BBR_BW_HI_OFFSET = 4;
    /** Where {@code bbr_min_rtt} lies, in bytes. */
    public static final int BBR_MIN_RTT_OFFSET = 8;
    /** Where {@code bbr_pacing_gain} lies, in bytes. */
    public static final int BBR_PACING_GAIN_OFFSET = 12;
    /** Where {@code bbr_cwnd_gain} lies, in bytes. */
    public static final int BBR_CWND_GAIN_OFFSET = 16;

    /** Length of {@code struct tcpvegas_info} in bytes. */
    public static final int VEGAS_LENGTH = 16;
    /** Length of {@code struct tcp_dctcp_info} in bytes. */
    public static final int DCTCP_LENGTH = 16;
    /** Length of {@code struct tcp_bbr_info} in bytes. */
    public static final int BBR_LENGTH = 20;

    private CongestionInfo() {}
}
