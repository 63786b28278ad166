package io.sockeye.collector.record;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one socket of a family that few kernels have left: AX.25, X.25, IPX, NET/ROM or ROSE.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     |     state     |           presence            |   0
 *  |                           localPort                           |   4
 *  |                          remotePort                           |   8
 *  |                              uid                              |  12
 *  |                            channel                            |  16
 *  |                           neighbour                           |  20
 *  |                         sendSequence                          |  24
 *  |                        receiveSequence                        |  28
 *  +---------------+---------------+---------------+---------------+
 *  |    lengths of the texts, a byte each, in their order      (7) |  32
 *  |                        recvQueue (64)                         |  40
 *  |                          inode (64)                           |  48
 *  |                        sendQueue (64)                         |  56
 *  +---------------+---------------+---------------+---------------+
 *  |    localAddress (24)                                          |  64
 *  |    remoteAddress (24)                                         |  88
 *  |    localCallsign (12)                                         | 112
 *  |    remoteCallsign (12)                                        | 124
 *  |    user (12)                                                  | 136
 *  |    device (16)                                                | 148
 *  |    digipeaters (88)                                           | 164
 *  |                             place                             | 252
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order, and told only if {@link #presence()} says so. User id and inode lie where a
 * {@link SocketRecord} has them, so that the same names and processes are joined to them. Valid until its batch is
 * filled anew. Threads: confined to one at a time.
 */
public final class LegacyRecord extends Row {
    /** Length of a row in bytes. */
    public static final int LENGTH = 256;
    /** Rows of a batch. */
    public static final int BATCH_ROWS = 32;

    /** Presence: {@link #localPort()} is told. */
    public static final int LOCAL_PORT = 1;
    /** Presence: {@link #remotePort()} is told. */
    public static final int REMOTE_PORT = 2;
    /** Presence: both queues are told. */
    public static final int QUEUES = 4;
    /** Presence: {@link #uid()} is told. */
    public static final int UID = 8;
    /** Presence: {@link #channel()} is told. */
    public static final int CHANNEL = 16;
    /** Presence: {@link #neighbour()} is told. */
    public static final int NEIGHBOUR = 32;
    /** Presence: both sequence numbers are told. */
    public static final int SEQUENCES = 64;
    /** Presence: this station is a digipeater of the connection. */
    public static final int DIGIPEATS = 128;

    /** Where {@link #family()} is, one byte. */
    public static final int FAMILY_OFFSET = 0;
    /** Where {@link #state()} is, one byte. */
    public static final int STATE_OFFSET = 1;
    /** Where {@link #presence()} is, two bytes. */
    public static final int PRESENCE_OFFSET = 2;
    /** Where {@link #localPort()} is, four bytes. */
    public static final int LOCAL_PORT_OFFSET = 4;
    /** Where {@link #remotePort()} is, four bytes. */
    public static final int REMOTE_PORT_OFFSET = 8;
    /** Where {@link #uid()} is, four bytes: as in a row of a socket. */
    public static final int UID_OFFSET = RowLayout.UID_OFFSET;
    /** Where {@link #channel()} is, four bytes. */
    public static final int CHANNEL_OFFSET = 16;
    /** Where {@link #neighbour()} is, four bytes. */
    public static final int NEIGHBOUR_OFFSET = 20;
    /** Where {@link #sendSequence()} is, four bytes. */
    public static final int SEND_SEQUENCE_OFFSET = 24;
    /** Where {@link #receiveSequence()} is, four bytes. */
    public static final int RECEIVE_SEQUENCE_OFFSET = 28;
    /** Where {@link #recvQueue()} is, eight bytes. */
    public static final int RECV_QUEUE_OFFSET = 40;
    /** Where {@link #inode()} is, eight bytes: as in a row of a socket. */
    public static final int INODE_OFFSET = RowLayout.INODE_OFFSET;
    /** Where {@link #sendQueue()} is, eight bytes. */
    public static final int SEND_QUEUE_OFFSET = 56;

    /** Address of this end. */
    public static final TextPlace LOCAL_ADDRESS = new TextPlace(32, 64, 24);
    /** Address of the peer. */
    public static final TextPlace REMOTE_ADDRESS = new TextPlace(33, 88, 24);
    /** Callsign of this station, ROSE only. */
    public static final TextPlace LOCAL_CALLSIGN = new TextPlace(34, 112, 12);
    /** Callsign of the peer's station, ROSE only. */
    public static final TextPlace REMOTE_CALLSIGN = new TextPlace(35, 124, 12);
    /** Callsign of the user, NET/ROM only. */
    public static final TextPlace USER = new TextPlace(36, 136, 12);
    /** Name of the network device. */
    public static final TextPlace DEVICE = new TextPlace(37, 148, 16);
    /** Callsigns of the digipeaters on the way with commas between them, AX.25 only. */
    public static final TextPlace DIGIPEATERS = new TextPlace(38, 164, 88);

    /** Behind the last text; not cleared. */
    private static final int PLACE_OFFSET = 252;

    /** Numbers and lengths. */
    private static final int CLEARED = 64;

    private static final int GREATEST_STATE = 254;

    /** A flyweight that is not yet wrapped around a row. */
    public LegacyRecord() {
        super(LENGTH, CLEARED);
    }

    /** {@return {@code AF_*}, one of the constants} */
    public int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public LegacyRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return number of the state, which means something else in each family; 255 for all that are no state} */
    public int state() {
        return UnsafeApi.getByte(address + STATE_OFFSET) & 0xFF;
    }

    /**
     * Set {@link #state()}, any number.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public LegacyRecord state(final long value) {
        final boolean isState = value >= 0 && value <= GREATEST_STATE;
        UnsafeApi.putByte(address + STATE_OFFSET, (byte) (isState ? value : GREATEST_STATE + 1));
        return this;
    }

    /** {@return what is told, a set of the constants} */
    public int presence() {
        return UnsafeApi.getShort(address + PRESENCE_OFFSET) & 0xFFFF;
    }

    private LegacyRecord present(final int bit) {
        UnsafeApi.putShort(address + PRESENCE_OFFSET, (short) (presence() | bit));
        return this;
    }

    /**
     * This station is a digipeater of the connection.
     *
     * @return this for a fluent API.
     */
    public LegacyRecord digipeats() {
        return present(DIGIPEATS);
    }

    /** {@return port of this end, IPX only} */
    public int localPort() {
        return UnsafeApi.getInt(address + LOCAL_PORT_OFFSET);
    }

    /**
     * {@return this, with another {@link #localPort()}}
     *
     * @param value to set.
     */
    public LegacyRecord localPort(final int value) {
        UnsafeApi.putInt(address + LOCAL_PORT_OFFSET, value);
        return present(LOCAL_PORT);
    }

    /** {@return port of the peer, IPX only} */
    public int remotePort() {
        return UnsafeApi.getInt(address + REMOTE_PORT_OFFSET);
    }

    /**
     * {@return this, with another {@link #remotePort()}}
     *
     * @param value to set.
     */
    public LegacyRecord remotePort(final int value) {
        UnsafeApi.putInt(address + REMOTE_PORT_OFFSET, value);
        return present(REMOTE_PORT);
    }

    /** {@return user id of the owner, unsigned, IPX only} */
    public int uid() {
        return UnsafeApi.getInt(address + UID_OFFSET);
    }

    /**
     * {@return this, with another {@link #uid()}}
     *
     * @param value to set.
     */
    public LegacyRecord uid(final int value) {
        UnsafeApi.putInt(address + UID_OFFSET, value);
        return present(UID);
    }

    /** {@return logical channel (LCI) of X.25 and ROSE, 0 if there is no connection} */
    public int channel() {
        return UnsafeApi.getInt(address + CHANNEL_OFFSET);
    }

    /**
     * {@return this, with another {@link #channel()}}
     *
     * @param value to set.
     */
    public LegacyRecord channel(final int value) {
        UnsafeApi.putInt(address + CHANNEL_OFFSET, value);
        return present(CHANNEL);
    }

    /** {@return number of the neighbour that a connection of ROSE goes through, 0 if there is none} */
    public int neighbour() {
        return UnsafeApi.getInt(address + NEIGHBOUR_OFFSET);
    }

    /**
     * {@return this, with another {@link #neighbour()}}
     *
     * @param value to set.
     */
    public LegacyRecord neighbour(final int value) {
        UnsafeApi.putInt(address + NEIGHBOUR_OFFSET, value);
        return present(NEIGHBOUR);
    }

    /** {@return V(S), the next number to send} */
    public int sendSequence() {
        return UnsafeApi.getInt(address + SEND_SEQUENCE_OFFSET);
    }

    /** {@return V(R), the next number to be received} */
    public int receiveSequence() {
        return UnsafeApi.getInt(address + RECEIVE_SEQUENCE_OFFSET);
    }

    /**
     * Set {@link #sendSequence()} and {@link #receiveSequence()}.
     *
     * @param send    what is sent.
     * @param receive what is received.
     * @return this for a fluent API.
     */
    public LegacyRecord sequences(final int send, final int receive) {
        UnsafeApi.putInt(address + SEND_SEQUENCE_OFFSET, send);
        UnsafeApi.putInt(address + RECEIVE_SEQUENCE_OFFSET, receive);
        return present(SEQUENCES);
    }

    /** {@return bytes of memory taken by what is not read, unsigned} */
    public long recvQueue() {
        return UnsafeApi.getLong(address + RECV_QUEUE_OFFSET);
    }

    /** {@return bytes of memory taken by what is not sent or not acknowledged, unsigned} */
    public long sendQueue() {
        return UnsafeApi.getLong(address + SEND_QUEUE_OFFSET);
    }

    /**
     * Set {@link #sendQueue()} and {@link #recvQueue()}.
     *
     * @param send    what is sent.
     * @param receive what is received.
     * @return this for a fluent API.
     */
    public LegacyRecord queues(final long send, final long receive) {
        UnsafeApi.putLong(address + SEND_QUEUE_OFFSET, send);
        UnsafeApi.putLong(address + RECV_QUEUE_OFFSET, receive);
        return present(QUEUES);
    }

    /** {@return inode of the socket, unsigned; 0 where it is not told, and where no user holds the socket} */
    public long inode() {
        return UnsafeApi.getLong(address + INODE_OFFSET);
    }

    /**
     * {@return this, with another {@link #inode()}}
     *
     * @param value to set.
     */
    public LegacyRecord inode(final long value) {
        UnsafeApi.putLong(address + INODE_OFFSET, value);
        return this;
    }

    /** {@return which row of a table it is, for who gave it a place; else anything} */
    public int place() {
        return UnsafeApi.getInt(address + PLACE_OFFSET);
    }

    /**
     * {@return this, with another {@link #place()}}
     *
     * @param value to set.
     */
    public LegacyRecord place(final int value) {
        UnsafeApi.putInt(address + PLACE_OFFSET, value);
        return this;
    }
}
