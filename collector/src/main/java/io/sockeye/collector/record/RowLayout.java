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
 *  |   unixType    |  pathLength   |   shutdown    |   (unused)    | 112
 *  +---------------+---------------+---------------+---------------+
 *  |                        peerInode (64)                         | 120
 *  +---------------+---------------+---------------+---------------+
 *  |    path, pathLength bytes of at most 128                      | 128
 *  +---------------+---------------+---------------+---------------+
 *  |    only in rows with details:                                 |
 *  |          infoLength           |  congestLength|   (unused)    | 256
 *  |    info, struct tcp_info, infoLength bytes of at most 320     | 264
 *  |    congestion, congestLength bytes of at most 16              | 584
 *  +---------------+---------------+---------------+---------------+
 * </pre>
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

    private RowLayout() {}
}
