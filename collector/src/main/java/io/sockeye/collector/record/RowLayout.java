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
 *  |   unixType    |  pathLength   |           (unused)            | 112
 *  +---------------+---------------+---------------+---------------+
 *  |                        peerInode (64)                         | 120
 *  +---------------+---------------+---------------+---------------+
 *  |    path, pathLength bytes of at most 128                      | 128
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order.
 */
final class RowLayout {
    static final int PROTOCOL_OFFSET = 0;
    static final int FAMILY_OFFSET = 1;
    static final int STATE_OFFSET = 2;
    static final int TIMER_OFFSET = 3;
    static final int LOCAL_PORT_OFFSET = 4;
    static final int REMOTE_PORT_OFFSET = 6;
    static final int INTERFACE_INDEX_OFFSET = 8;
    static final int UID_OFFSET = 12;
    static final int LOCAL_ADDRESS_OFFSET = 16;
    static final int REMOTE_ADDRESS_OFFSET = 32;
    static final int INODE_OFFSET = 48;
    static final int COOKIE_OFFSET = 56;
    static final int RECV_QUEUE_OFFSET = 64;
    static final int SEND_QUEUE_OFFSET = 72;
    static final int TIMER_MS_OFFSET = 80;
    static final int RETRANSMITS_OFFSET = 88;
    static final int PROBES_OFFSET = 96;
    static final int BACKLOG_OFFSET = 100;
    static final int FLAGS_OFFSET = 104;
    static final int REF_COUNT_OFFSET = 108;
    static final int UNIX_TYPE_OFFSET = 112;
    static final int PATH_LENGTH_OFFSET = 113;
    static final int PEER_INODE_OFFSET = 120;
    static final int PATH_OFFSET = 128;

    private RowLayout() {}
}
