package io.sockeye.linux.sockdiag;

/**
 * Attributes of an Internet socket in a dump that the generated bindings do not have: of {@code <linux/inet_diag.h>},
 * {@code <linux/tls.h>} and {@code <linux/mptcp.h>}. {@code RunningKernelLayoutTest} holds them against the running
 * kernel.
 *
 * <p>The one that carries keys, {@code INET_DIAG_MD5SIG}, is not here: nobody is to read it. The kernel sends it
 * unasked to who has CAP_NET_ADMIN and asks for {@code tcp_info}.
 */
public final class InetDiagAttr {
    /**
     * Parameters of the congestion control: of Vegas, {@code struct tcpvegas_info}. Asked for by its bit, as are the
     * other two.
     */
    public static final int INET_DIAG_VEGASINFO = 3;
    /** Type of service, 8 bits. */
    public static final int INET_DIAG_TOS = 5;
    /** Traffic class of an IPv6 socket, 8 bits. */
    public static final int INET_DIAG_TCLASS = 6;
    /** Parameters of DCTCP, {@code struct tcp_dctcp_info}. */
    public static final int INET_DIAG_DCTCPINFO = 9;
    /** Parameters of BBR, {@code struct tcp_bbr_info}. */
    public static final int INET_DIAG_BBRINFO = 16;
    /** Class of traffic control, 32 bits; where there is none, the priority. Asked for by the bit of TCLASS. */
    public static final int INET_DIAG_CLASS_ID = 17;
    /** What an upper layer protocol such as TLS tells, nested. Asked for by the bit of INFO. */
    public static final int INET_DIAG_ULP_INFO = 19;
    /** Id of the control group (version 2) of who made the socket, 64 bits. Comes unasked. */
    public static final int INET_DIAG_CGROUP_ID = 21;

    /** In ULP_INFO: name of the upper layer protocol, which ends with a NUL. */
    public static final int INET_ULP_INFO_NAME = 1;
    /** In ULP_INFO: what TLS tells, nested. */
    public static final int INET_ULP_INFO_TLS = 2;
    /** In ULP_INFO: what an MPTCP subflow tells, nested. */
    public static final int INET_ULP_INFO_MPTCP = 3;

    /** Of TLS: version, 16 bits. */
    public static final int TLS_INFO_VERSION = 1;
    /** Of TLS: cipher, 16 bits. */
    public static final int TLS_INFO_CIPHER = 2;
    /** Of TLS: who encrypts, 16 bits. */
    public static final int TLS_INFO_TXCONF = 3;
    /** Of TLS: who decrypts, 16 bits. */
    public static final int TLS_INFO_RXCONF = 4;
    /** Of TLS: files are sent without a copy; a flag, without a payload. */
    public static final int TLS_INFO_ZC_RO_TX = 5;
    /** Of TLS: records are taken to have no padding; a flag, without a payload. */
    public static final int TLS_INFO_RX_NO_PAD = 6;

    /** Of a subflow: the peer's token, 32 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_TOKEN_REM = 1;
    /** Of a subflow: this end's token, 32 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_TOKEN_LOC = 2;
    /** Of a subflow: relative sequence number of sending, 32 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ = 3;
    /** Of a subflow: the connection's sequence number of the mapping, 64 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_MAP_SEQ = 4;
    /** Of a subflow: its own sequence number of the mapping, 32 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_MAP_SFSEQ = 5;
    /** Of a subflow: its first sequence number, 32 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_SSN_OFFSET = 6;
    /** Of a subflow: length of the mapping, 16 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_MAP_DATALEN = 7;
    /** Of a subflow: {@code MPTCP_SUBFLOW_FLAG_*}, 32 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_FLAGS = 8;
    /** Of a subflow: the peer's id of the address, 8 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_ID_REM = 9;
    /** Of a subflow: this end's id of the address, 8 bits. */
    public static final int MPTCP_SUBFLOW_ATTR_ID_LOC = 10;

    private InetDiagAttr() {}
}
