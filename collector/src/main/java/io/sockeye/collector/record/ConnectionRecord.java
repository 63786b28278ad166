package io.sockeye.collector.record;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one connection that netfilter tracks: the row that both sources fill. Reader and writer in one;
 * setters return {@code this}.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     |   protocol    |     state     |   (unused)    |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                             flags                             |   4
 *  |                            timeout                            |   8
 *  |                             mark                              |  12
 *  +---------------+---------------+---------------+---------------+
 *  |    address of each end, network byte order, IPv4 in the first |  16
 *  |    4 bytes: original source and destination, reply source and |
 *  |    destination                                       (4 * 16) |
 *  +---------------+---------------+---------------+---------------+
 *  |    port of each end                                   (4 * 2) |  80
 *  +---------------+---------------+---------------+---------------+
 *  |   icmpType    |   icmpCode    |         originalZone          |  88
 *  |           replyZone           |           (unused)            |  92
 *  +---------------+---------------+---------------+---------------+
 *  |                packets of each direction (2 * 64)             |  96
 *  |                 bytes of each direction (2 * 64)              | 112
 *  +---------------+---------------+---------------+---------------+
 *  |                       sequencePosition                        | 128
 *  |                        sequenceBefore                         | 132
 *  |                        sequenceAfter                          | 136
 *  |                           (unused)                            | 140
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A connection has two tuples: its packets go from the original source to the original destination, and packets of
 * the other direction come from the reply source to the reply destination. Without translation one tuple is the other
 * turned round; with it, the reply destination is what the original source was translated to, and the reply source what
 * the original destination was translated to.
 *
 * <p>Numbers are in host byte order. The row is valid until the batch that it lies in is filled anew. Threads: confined
 * to one at a time.
 */
public final class ConnectionRecord extends Row {
    /** Length of a row in bytes. */
    public static final int LENGTH = 144;

    /** Rows of a batch: more than a netlink receive buffer of 32 KiB brings. */
    public static final int BATCH_ROWS = 256;

    /** End: who began the connection. */
    public static final int ORIGINAL_SOURCE = 0;
    /** End: whom it was begun with. */
    public static final int ORIGINAL_DESTINATION = 1;
    /** End: who sends the reply. */
    public static final int REPLY_SOURCE = 2;
    /** End: whom the reply is sent to. */
    public static final int REPLY_DESTINATION = 3;

    /** Direction in which the connection was begun. */
    public static final int ORIGINAL = 0;
    /** The other direction. */
    public static final int REPLY = 1;

    /** Flag: no packet of the other direction was seen. */
    public static final int UNREPLIED = 1;
    /** Flag: not forgotten early; not told of a connection that is offloaded. */
    public static final int ASSURED = 1 << 1;
    /** Flag: in the flow table; {@link #timeout()} and {@link #state()} are not told. */
    public static final int OFFLOAD = 1 << 2;
    /** Flag: in the flow table of hardware; {@link #OFFLOAD} is not told then. */
    public static final int HW_OFFLOAD = 1 << 3;
    /** Flag: {@link #timeout()} is known. */
    public static final int HAS_TIMEOUT = 1 << 4;
    /** Flag: {@link #state()} is known. */
    public static final int HAS_STATE = 1 << 5;
    /** Flag: the ends have ports, or keys of GRE. */
    public static final int HAS_PORTS = 1 << 6;
    /** Flag: {@link #packets} and {@link #bytes} are counted. */
    public static final int HAS_COUNTERS = 1 << 7;
    /** Flag: {@link #sequencePosition()} and its like are known. */
    public static final int HAS_SEQUENCE = 1 << 8;
    /** Flag: ICMP or ICMPv6: {@link #icmpType()} and {@link #icmpCode()} are known. */
    public static final int HAS_ICMP = 1 << 9;

    /** A byte, {@code AF_*}. */
    public static final int FAMILY_OFFSET = 0;
    /** A byte. */
    public static final int PROTOCOL_OFFSET = 1;
    /** A byte. */
    public static final int STATE_OFFSET = 2;
    /** Four bytes. */
    public static final int FLAGS_OFFSET = 4;
    /** Four bytes. */
    public static final int TIMEOUT_OFFSET = 8;
    /** Four bytes. */
    public static final int MARK_OFFSET = 12;
    /** 16 bytes for each end. */
    public static final int ADDRESS_OFFSET = 16;
    /** Two bytes for each end. */
    public static final int PORT_OFFSET = 80;
    /** A byte. */
    public static final int ICMP_TYPE_OFFSET = 88;
    /** A byte. */
    public static final int ICMP_CODE_OFFSET = 89;
    /** Two bytes. */
    public static final int ORIGINAL_ZONE_OFFSET = 90;
    /** Two bytes. */
    public static final int REPLY_ZONE_OFFSET = 92;
    /** Eight bytes for each direction. */
    public static final int PACKETS_OFFSET = 96;
    /** Eight bytes for each direction. */
    public static final int BYTES_OFFSET = 112;
    /** Four bytes. */
    public static final int SEQUENCE_POSITION_OFFSET = 128;
    /** Four bytes. */
    public static final int SEQUENCE_BEFORE_OFFSET = 132;
    /** Four bytes. */
    public static final int SEQUENCE_AFTER_OFFSET = 136;

    private static final int ADDRESS_LENGTH = 16;

    /** A flyweight that is not yet wrapped around a row. */
    public ConnectionRecord() {
        super(LENGTH, LENGTH);
    }

    /** {@return address family, {@code AF_INET} or {@code AF_INET6}} */
    public int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public ConnectionRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return {@code IPPROTO_*}} */
    public int protocol() {
        return UnsafeApi.getByte(address + PROTOCOL_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #protocol()}}
     *
     * @param value to set.
     */
    public ConnectionRecord protocol(final int value) {
        UnsafeApi.putByte(address + PROTOCOL_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return state of TCP, SCTP or DCCP as netfilter numbers it, see {@link
     * io.sockeye.collector.masquerade.TrackedState}; 0 if it is not known}
     */
    public int state() {
        return UnsafeApi.getByte(address + STATE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #state()}}
     *
     * @param value to set.
     */
    public ConnectionRecord state(final int value) {
        UnsafeApi.putByte(address + STATE_OFFSET, (byte) value);
        return this;
    }

    /** {@return set of {@link #UNREPLIED}, {@link #ASSURED}, {@link #HAS_TIMEOUT} and their like} */
    public int flags() {
        return UnsafeApi.getInt(address + FLAGS_OFFSET);
    }

    /**
     * Whether a flag is set.
     *
     * @param flag one of {@link #flags()}.
     * @return whether it is.
     */
    public boolean has(final int flag) {
        return (flags() & flag) != 0;
    }

    /**
     * Add to {@link #flags()}.
     *
     * @param value bits to add.
     * @return this for a fluent API.
     */
    public ConnectionRecord addFlags(final int value) {
        UnsafeApi.putInt(address + FLAGS_OFFSET, flags() | value);
        return this;
    }

    /** {@return time until the connection is forgotten if no more packets come, in seconds; 0 if it is not known} */
    public long timeout() {
        return UnsafeApi.getInt(address + TIMEOUT_OFFSET) & 0xFFFF_FFFFL;
    }

    /**
     * {@return this, with another {@link #timeout()}}
     *
     * @param value to set.
     */
    public ConnectionRecord timeout(final long value) {
        UnsafeApi.putInt(address + TIMEOUT_OFFSET, (int) value);
        return this;
    }

    /** {@return mark of the connection, unsigned} */
    public long mark() {
        return UnsafeApi.getInt(address + MARK_OFFSET) & 0xFFFF_FFFFL;
    }

    /**
     * {@return this, with another {@link #mark()}}
     *
     * @param value to set.
     */
    public ConnectionRecord mark(final long value) {
        UnsafeApi.putInt(address + MARK_OFFSET, (int) value);
        return this;
    }

    /**
     * Half of an address.
     *
     * @param end  {@link #ORIGINAL_SOURCE} or another end.
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes as they lie in memory, in host order of a long; IPv4 is in the first four, the rest is 0.
     */
    public long addressHalf(final int end, final int half) {
        return UnsafeApi.getLong(address + ADDRESS_OFFSET + end * ADDRESS_LENGTH + half * Long.BYTES);
    }

    /**
     * Set both halves of {@link #addressHalf}.
     *
     * @param end   which end, as {@link #addressHalf} has it.
     * @param first the first eight bytes, in host order of a long.
     * @param last  the last eight bytes, in host order of a long.
     * @return this for a fluent API.
     */
    public ConnectionRecord address(final int end, final long first, final long last) {
        final long at = address + ADDRESS_OFFSET + end * ADDRESS_LENGTH;
        UnsafeApi.putLong(at, first);
        UnsafeApi.putLong(at + Long.BYTES, last);
        return this;
    }

    /**
     * Set an IPv4 address.
     *
     * @param end  {@link #ORIGINAL_SOURCE} or another end.
     * @param word the four bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public ConnectionRecord ipv4(final int end, final int word) {
        final long at = address + ADDRESS_OFFSET + end * ADDRESS_LENGTH;
        UnsafeApi.putLong(at, 0);
        UnsafeApi.putLong(at + Long.BYTES, 0);
        UnsafeApi.putInt(at, word);
        return this;
    }

    /**
     * The port, or key of GRE, of an end. An echo of ICMP has its identifier in the place of the port of who sent it:
     * of the original source and of the reply destination; the other two ends have none.
     *
     * @param end {@link #ORIGINAL_SOURCE} or another end.
     * @return 0 to 65535; 0 if there is none.
     */
    public int port(final int end) {
        return UnsafeApi.getShort(address + PORT_OFFSET + end * Short.BYTES) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #port(int)}}
     *
     * @param end   which end, as {@link #port(int)} has it.
     * @param value to set.
     */
    public ConnectionRecord port(final int end, final int value) {
        UnsafeApi.putShort(address + PORT_OFFSET + end * Short.BYTES, (short) value);
        return this;
    }

    /** {@return type of the first ICMP message} */
    public int icmpType() {
        return UnsafeApi.getByte(address + ICMP_TYPE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #icmpType()}}
     *
     * @param value to set.
     */
    public ConnectionRecord icmpType(final int value) {
        UnsafeApi.putByte(address + ICMP_TYPE_OFFSET, (byte) value);
        return this;
    }

    /** {@return code of the first ICMP message} */
    public int icmpCode() {
        return UnsafeApi.getByte(address + ICMP_CODE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #icmpCode()}}
     *
     * @param value to set.
     */
    public ConnectionRecord icmpCode(final int value) {
        UnsafeApi.putByte(address + ICMP_CODE_OFFSET, (byte) value);
        return this;
    }

    /**
     * The zone of a direction; most often both have the same.
     *
     * @param direction {@link #ORIGINAL} or {@link #REPLY}.
     * @return 0 to 65535.
     */
    public int zone(final int direction) {
        final int offset = direction == ORIGINAL ? ORIGINAL_ZONE_OFFSET : REPLY_ZONE_OFFSET;
        return UnsafeApi.getShort(address + offset) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #zone(int)}}
     *
     * @param direction which direction, as {@link #zone(int)} has it.
     * @param value     to set.
     */
    public ConnectionRecord zone(final int direction, final int value) {
        UnsafeApi.putShort(address + (direction == ORIGINAL ? ORIGINAL_ZONE_OFFSET : REPLY_ZONE_OFFSET), (short) value);
        return this;
    }

    /**
     * Packets seen in a direction.
     *
     * @param direction {@link #ORIGINAL} or {@link #REPLY}.
     * @return how many, unsigned; 0 if they are not counted.
     */
    public long packets(final int direction) {
        return UnsafeApi.getLong(address + PACKETS_OFFSET + direction * Long.BYTES);
    }

    /**
     * {@return this, with another {@link #packets(int)}}
     *
     * @param direction which direction, as {@link #packets(int)} has it.
     * @param value     to set.
     */
    public ConnectionRecord packets(final int direction, final long value) {
        UnsafeApi.putLong(address + PACKETS_OFFSET + direction * Long.BYTES, value);
        return this;
    }

    /**
     * Bytes seen in a direction, headers included.
     *
     * @param direction {@link #ORIGINAL} or {@link #REPLY}.
     * @return how many, unsigned; 0 if they are not counted.
     */
    public long bytes(final int direction) {
        return UnsafeApi.getLong(address + BYTES_OFFSET + direction * Long.BYTES);
    }

    /**
     * {@return this, with another {@link #bytes(int)}}
     *
     * @param direction which direction, as {@link #bytes(int)} has it.
     * @param value     to set.
     */
    public ConnectionRecord bytes(final int direction, final long value) {
        UnsafeApi.putLong(address + BYTES_OFFSET + direction * Long.BYTES, value);
        return this;
    }

    /** {@return sequence number of the original direction at which the last change of numbers began, unsigned} */
    public long sequencePosition() {
        return UnsafeApi.getInt(address + SEQUENCE_POSITION_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return what is added to sequence numbers before {@link #sequencePosition()}} */
    public int sequenceBefore() {
        return UnsafeApi.getInt(address + SEQUENCE_BEFORE_OFFSET);
    }

    /** {@return what is added to sequence numbers after {@link #sequencePosition()}} */
    public int sequenceAfter() {
        return UnsafeApi.getInt(address + SEQUENCE_AFTER_OFFSET);
    }

    /**
     * Set {@link #sequencePosition()}, {@link #sequenceBefore()} and {@link #sequenceAfter()}.
     *
     * @param position to set.
     * @param before   to set.
     * @param after    to set.
     * @return this for a fluent API.
     */
    public ConnectionRecord sequence(final long position, final int before, final int after) {
        UnsafeApi.putInt(address + SEQUENCE_POSITION_OFFSET, (int) position);
        UnsafeApi.putInt(address + SEQUENCE_BEFORE_OFFSET, before);
        UnsafeApi.putInt(address + SEQUENCE_AFTER_OFFSET, after);
        return this;
    }

    /**
     * {@return whether the source's address or port is translated: masquerading, source NAT; told by the tuples, since
     * that is all /proc has, and since IPVS translates without the kernel's marks of NAT}
     */
    public boolean isSourceTranslated() {
        return differ(ORIGINAL_SOURCE, REPLY_DESTINATION);
    }

    /** {@return whether the destination's address or port is translated: destination NAT, redirection, IPVS} */
    public boolean isDestinationTranslated() {
        return differ(ORIGINAL_DESTINATION, REPLY_SOURCE);
    }

    private boolean differ(final int end, final int other) {
        return addressHalf(end, 0) != addressHalf(other, 0)
                || addressHalf(end, 1) != addressHalf(other, 1)
                || port(end) != port(other);
    }
}
