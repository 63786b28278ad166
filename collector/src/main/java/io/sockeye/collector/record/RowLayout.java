package io.sockeye.collector.record;

/**
 * Where the fields of a {@link SocketRecord} lie, in bytes from its beginning.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |   protocol    |    family     |     state     |     timer     |   0
 *  +---------------+---------------+---------------+---------------+
 *  |           localPort           |          remotePort           |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                        interfaceIndex                         |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                              uid                              |  12
 *  +---------------+---------------+---------------+---------------+
 *  |    localAddress, network byte order, IPv4 in the first 4      |  16
 *  |                                                          (16) |
 *  |    remoteAddress                                         (16) |  32
 *  +---------------+---------------+---------------+---------------+
 *  |                          inode (64)                           |  48
 *  |                          cookie (64)                          |  56
 *  |                        recvQueue (64)                         |  64
 *  |                        sendQueue (64)                         |  72
 *  |                         timerMs (64)                          |  80
 *  |                       retransmits (64)                        |  88
 *  +---------------+---------------+---------------+---------------+
 *  |                            probes                             |  96
 *  |                            backlog                            | 100
 *  |                             flags                             | 104
 *  |                           refCount                            | 108
 *  +---------------+---------------+---------------+---------------+
 *  |   unixType    |  pathLength   |   shutdown    |  hasDrops     | 112
 *  |                             drops                             | 116
 *  +---------------+---------------+---------------+---------------+
 *  |                        peerInode (64)                         | 120
 *  +---------------+---------------+---------------+---------------+
 *  |    path, pathLength bytes of at most 128                      | 128
 *  +---------------+---------------+---------------+---------------+
 *  |    only in rows with details:                                 |
 *  |          infoLength           |  congestLength|   (unused)    | 256
 *  |    info, struct tcp_info, infoLength bytes of at most 320     | 264
 *  |    congestion, congestLength bytes of at most 16              | 584
 *  |                        told, bits of TOLD                     | 600
 *  |                             mark                              | 604
 *  |                          cgroupId (64)                        | 608
 *  |                            classId                            | 616
 *  |      tos      |    tclass     |    v6only     |  memoryCount  | 620
 *  |    memory, memoryCount numbers of at most 9, SK_MEMINFO_*     | 624
 *  |            sockopt            |  parameters   |   (unused)    | 660
 *  |    parameters of the congestion control (24)                  | 664
 *  |   ulpLength   |   tlsFlags    |  tlsVersion   |   tlsCipher   | 688
 *  |   tlsRxconf   |   tlsTxconf   |  subflowIdRem |  subflowIdLoc | 692
 *  |    ulp, ulpLength bytes of at most 16                         | 696
 *  |                          subflowFlags                         | 712
 *  |                        subflowTokenRem                        | 716
 *  |                        subflowTokenLoc                        | 720
 *  |                       subflowRelwriteSeq                      | 724
 *  |                       subflowMapSeq (64)                      | 728
 *  |                        subflowMapSfseq                        | 736
 *  |                        subflowSsnOffset                       | 740
 *  |      subflowMapDatalen        |          mptcpLength          | 744
 *  |    (unused)                                                   | 748
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Of MPTCP's own sockets {@code struct mptcp_info} lies in the place of {@code tcp_info}, and {@code mptcpLength}
 * tells how long it is.
 *
 * <p>Numbers are in host byte order.
 */
public final class RowLayout {
    /** Where {@link SocketRecord#protocol()} lies. */
    public static final int PROTOCOL_OFFSET = 0;
    /** Where {@link SocketRecord#family()} lies. */
    public static final int FAMILY_OFFSET = 1;
    /** Where {@link SocketRecord#state()} lies. */
    public static final int STATE_OFFSET = 2;
    /** Where {@link SocketRecord#timer()} lies. */
    public static final int TIMER_OFFSET = 3;
    /** Where {@link SocketRecord#localPort()} lies. */
    public static final int LOCAL_PORT_OFFSET = 4;
    /** Where {@link SocketRecord#remotePort()} lies. */
    public static final int REMOTE_PORT_OFFSET = 6;
    /** Where {@link SocketRecord#interfaceIndex()} lies. */
    public static final int INTERFACE_INDEX_OFFSET = 8;
    /** Where {@link SocketRecord#uid()} lies. */
    public static final int UID_OFFSET = 12;
    /** Where {@link SocketRecord#localAddressHalf(int)} lies. */
    public static final int LOCAL_ADDRESS_OFFSET = 16;
    /** Where {@link SocketRecord#remoteAddressHalf(int)} lies. */
    public static final int REMOTE_ADDRESS_OFFSET = 32;
    /** Where {@link SocketRecord#inode()} lies. */
    public static final int INODE_OFFSET = 48;
    /** Where {@link SocketRecord#cookie()} lies. */
    public static final int COOKIE_OFFSET = 56;
    /** Where {@link SocketRecord#recvQueue()} lies. */
    public static final int RECV_QUEUE_OFFSET = 64;
    /** Where {@link SocketRecord#sendQueue()} lies. */
    public static final int SEND_QUEUE_OFFSET = 72;
    /** Where {@link SocketRecord#timerMs()} lies. */
    public static final int TIMER_MS_OFFSET = 80;
    /** Where {@link SocketRecord#retransmits()} lies. */
    public static final int RETRANSMITS_OFFSET = 88;
    /** Where {@link SocketRecord#probes()} lies. */
    public static final int PROBES_OFFSET = 96;
    /** Where {@link SocketRecord#backlog()} lies. */
    public static final int BACKLOG_OFFSET = 100;
    /** Where {@link SocketRecord#flags()} lies. */
    public static final int FLAGS_OFFSET = 104;
    /** Where {@link SocketRecord#refCount()} lies. */
    public static final int REF_COUNT_OFFSET = 108;
    /** Where {@link SocketRecord#unixType()} lies. */
    public static final int UNIX_TYPE_OFFSET = 112;
    /** Where {@link SocketRecord#pathLength()} lies. */
    public static final int PATH_LENGTH_OFFSET = 113;
    /** Where {@link SocketRecord#shutdown()} lies. */
    public static final int SHUTDOWN_OFFSET = 114;
    /** Where it stands whether {@link SocketRecord#drops()} is told, a byte. */
    public static final int HAS_DROPS_OFFSET = 115;
    /** Where {@link SocketRecord#drops()} lies. */
    public static final int DROPS_OFFSET = 116;
    /** Where {@link SocketRecord#peerInode()} lies. */
    public static final int PEER_INODE_OFFSET = 120;
    /** Where {@link SocketRecord#pathByte(int)} lies. */
    public static final int PATH_OFFSET = 128;
    /** Where the length of {@code struct tcp_info} lies, two bytes. */
    public static final int INFO_LENGTH_OFFSET = 256;
    /** Where the length of the name of the congestion control lies, a byte. */
    public static final int CONGESTION_LENGTH_OFFSET = 258;
    /** Where {@code struct tcp_info} lies. */
    public static final int INFO_OFFSET = 264;
    /** Where the name of the congestion control lies. */
    public static final int CONGESTION_OFFSET = 584;
    /** Where it stands what the kernel told, bits of {@link Told}. */
    public static final int TOLD_OFFSET = 600;
    /** Where the mark of packets lies, four bytes. */
    public static final int MARK_OFFSET = 604;
    /** Where the id of the cgroup lies, eight bytes. */
    public static final int CGROUP_ID_OFFSET = 608;
    /** Where the class of traffic control lies, four bytes. */
    public static final int CLASS_ID_OFFSET = 616;
    /** Where the type of service of IPv4 lies, a byte. */
    public static final int TOS_OFFSET = 620;
    /** Where the traffic class of IPv6 lies, a byte. */
    public static final int TCLASS_OFFSET = 621;
    /** Where it stands whether IPv4 is refused, a byte. */
    public static final int V6ONLY_OFFSET = 622;
    /** Where it stands how many numbers of memory there are, a byte. */
    public static final int MEMORY_COUNT_OFFSET = 623;
    /** Where the numbers of memory lie, {@code SK_MEMINFO_*}, four bytes each. */
    public static final int MEMORY_OFFSET = 624;
    /** Where {@code struct inet_diag_sockopt} lies, two bytes. */
    public static final int SOCKOPT_OFFSET = 660;
    /** Where it stands whose the parameters of congestion control are, a byte: one of {@link Told}'s. */
    public static final int PARAMETERS_KIND_OFFSET = 662;
    /** Where the parameters of the congestion control lie, as the kernel has them; of BBR the rate first, 8 bytes. */
    public static final int PARAMETERS_OFFSET = 664;
    /** Where the length of the name of the upper layer protocol lies, a byte. */
    public static final int ULP_LENGTH_OFFSET = 688;
    /** Where TLS's flags lie, a byte. */
    public static final int TLS_FLAGS_OFFSET = 689;
    /** Where the minor version of TLS lies, a byte; the major one is 3. */
    public static final int TLS_VERSION_OFFSET = 690;
    /** Where the cipher of TLS lies, a byte, {@code TLS_CIPHER_*}. */
    public static final int TLS_CIPHER_OFFSET = 691;
    /** Where it stands who decrypts TLS, a byte, {@code TLS_CONF_*}. */
    public static final int TLS_RXCONF_OFFSET = 692;
    /** Where it stands who encrypts TLS, a byte, {@code TLS_CONF_*}. */
    public static final int TLS_TXCONF_OFFSET = 693;
    /** Where the peer's id of an MPTCP subflow's address lies, a byte. */
    public static final int SUBFLOW_ID_REM_OFFSET = 694;
    /** Where this end's id of an MPTCP subflow's address lies, a byte. */
    public static final int SUBFLOW_ID_LOC_OFFSET = 695;
    /** Where the name of the upper layer protocol lies. */
    public static final int ULP_OFFSET = 696;
    /** Where the flags of an MPTCP subflow lie, four bytes. */
    public static final int SUBFLOW_FLAGS_OFFSET = 712;
    /** Where the peer's token of an MPTCP subflow lies, four bytes. */
    public static final int SUBFLOW_TOKEN_REM_OFFSET = 716;
    /** Where this end's token of an MPTCP subflow lies, four bytes. */
    public static final int SUBFLOW_TOKEN_LOC_OFFSET = 720;
    /** Where an MPTCP subflow's relative sequence number of sending lies, four bytes. */
    public static final int SUBFLOW_RELWRITE_SEQ_OFFSET = 724;
    /** Where the connection's sequence number of an MPTCP subflow's mapping lies, eight bytes. */
    public static final int SUBFLOW_MAP_SEQ_OFFSET = 728;
    /** Where the subflow's sequence number of an MPTCP subflow's mapping lies, four bytes. */
    public static final int SUBFLOW_MAP_SFSEQ_OFFSET = 736;
    /** Where the first sequence number of an MPTCP subflow lies, four bytes. */
    public static final int SUBFLOW_SSN_OFFSET_OFFSET = 740;
    /** Where the length of an MPTCP subflow's mapping lies, two bytes. */
    public static final int SUBFLOW_MAP_DATALEN_OFFSET = 744;
    /** Where the length of {@code struct mptcp_info} lies, two bytes. */
    public static final int MPTCP_LENGTH_OFFSET = 746;
    /** Length of a row with details in bytes. */
    static final int DETAILED_END = 752;

    private RowLayout() {}
}
