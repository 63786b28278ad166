package io.sockeye.collector.record;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one connection that a kernel up to 2.2 masquerades.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |   protocol    |   presence    |        masqueradePort         |   0
 *  +---------------+---------------+---------------+---------------+
 *  |          sourcePort           |        destinationPort        |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                sourceAddress, network byte order              |   8
 *  |             destinationAddress, network byte order            |  12
 *  +---------------+---------------+---------------+---------------+
 *  |                     initialSequence (64)                      |  16
 *  |                      expiresCentis (64)                       |  24
 *  +---------------+---------------+---------------+---------------+
 *  |            delta              |        previousDelta          |  32
 *  |    family     |                   (unused)                    |  36
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. Valid until its batch is filled anew. Threads: confined to one at a time.
 */
public final class MasqueradeRecord extends Row {
    /** Length of a row in bytes. */
    public static final int LENGTH = 40;
    /** Rows of a batch. */
    public static final int BATCH_ROWS = 128;
    /** Presence: {@link #previousDelta()} is known. */
    public static final int PREVIOUS_DELTA = 1;

    /** Where {@link #protocol()} is, one byte. */
    public static final int PROTOCOL_OFFSET = 0;
    /** Where {@link #presence()} is, one byte. */
    public static final int PRESENCE_OFFSET = 1;
    /** Where {@link #masqueradePort()} is, two bytes. */
    public static final int MASQUERADE_PORT_OFFSET = 2;
    /** Where {@link #sourcePort()} is, two bytes. */
    public static final int SOURCE_PORT_OFFSET = 4;
    /** Where {@link #destinationPort()} is, two bytes. */
    public static final int DESTINATION_PORT_OFFSET = 6;
    /** Where {@link #sourceAddress()} is, four bytes. */
    public static final int SOURCE_ADDRESS_OFFSET = 8;
    /** Where {@link #destinationAddress()} is, four bytes. */
    public static final int DESTINATION_ADDRESS_OFFSET = 12;
    /** Where {@link #initialSequence()} is, eight bytes. */
    public static final int INITIAL_SEQUENCE_OFFSET = 16;
    /** Where {@link #expiresCentis()} is, eight bytes. */
    public static final int EXPIRES_CENTIS_OFFSET = 24;
    /** Where {@link #delta()} is, two bytes. */
    public static final int DELTA_OFFSET = 32;
    /** Where {@link #previousDelta()} is, two bytes. */
    public static final int PREVIOUS_DELTA_OFFSET = 34;

    /** Where the family of both addresses is, one byte, {@code AF_INET}. */
    public static final int FAMILY_OFFSET = 36;

    private static final byte AF_INET = 2;

    /** A flyweight that is not yet wrapped around a row. */
    public MasqueradeRecord() {
        super(LENGTH, LENGTH);
    }

    /** {@return the protocol, {@code IPPROTO_*}} */
    public int protocol() {
        return UnsafeApi.getByte(address + PROTOCOL_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #protocol()}}
     *
     * @param value to set.
     */
    public MasqueradeRecord protocol(final int value) {
        UnsafeApi.putByte(address + PROTOCOL_OFFSET, (byte) value);
        return this;
    }

    /** {@return what is known that need not be: 0 or {@link #PREVIOUS_DELTA}} */
    public int presence() {
        return UnsafeApi.getByte(address + PRESENCE_OFFSET) & 0xFF;
    }

    /** {@return in place of the source's port, 0 to 65535} */
    public int masqueradePort() {
        return UnsafeApi.getShort(address + MASQUERADE_PORT_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #masqueradePort()}}
     *
     * @param value to set.
     */
    public MasqueradeRecord masqueradePort(final int value) {
        UnsafeApi.putShort(address + MASQUERADE_PORT_OFFSET, (short) value);
        return this;
    }

    /** {@return the source's port, 0 to 65535} */
    public int sourcePort() {
        return UnsafeApi.getShort(address + SOURCE_PORT_OFFSET) & 0xFFFF;
    }

    /** {@return the destination's port, 0 to 65535} */
    public int destinationPort() {
        return UnsafeApi.getShort(address + DESTINATION_PORT_OFFSET) & 0xFFFF;
    }

    /** {@return the source's IPv4 address, four bytes as they lie in memory, in host order of an int} */
    public int sourceAddress() {
        return UnsafeApi.getInt(address + SOURCE_ADDRESS_OFFSET);
    }

    /** {@return the destination's IPv4 address, four bytes as they lie in memory, in host order of an int} */
    public int destinationAddress() {
        return UnsafeApi.getInt(address + DESTINATION_ADDRESS_OFFSET);
    }

    /**
     * Set {@link #sourceAddress()} and {@link #sourcePort()}.
     *
     * @param source four bytes as they lie in memory, in host order of an int.
     * @param port   0 to 65535.
     * @return this for a fluent API.
     */
    public MasqueradeRecord source(final int source, final int port) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, AF_INET);
        UnsafeApi.putInt(address + SOURCE_ADDRESS_OFFSET, source);
        UnsafeApi.putShort(address + SOURCE_PORT_OFFSET, (short) port);
        return this;
    }

    /**
     * Set {@link #destinationAddress()} and {@link #destinationPort()}.
     *
     * @param destination four bytes as they lie in memory, in host order of an int.
     * @param port        0 to 65535.
     * @return this for a fluent API.
     */
    public MasqueradeRecord destination(final int destination, final int port) {
        UnsafeApi.putInt(address + DESTINATION_ADDRESS_OFFSET, destination);
        UnsafeApi.putShort(address + DESTINATION_PORT_OFFSET, (short) port);
        return this;
    }

    /** {@return the number of TCP behind which numbers are changed by {@link #delta()}, unsigned} */
    public long initialSequence() {
        return UnsafeApi.getLong(address + INITIAL_SEQUENCE_OFFSET);
    }

    /**
     * {@return this, with another {@link #initialSequence()}}
     *
     * @param value to set.
     */
    public MasqueradeRecord initialSequence(final long value) {
        UnsafeApi.putLong(address + INITIAL_SEQUENCE_OFFSET, value);
        return this;
    }

    /** {@return time until it is forgotten, in hundredths of a second, unsigned} */
    public long expiresCentis() {
        return UnsafeApi.getLong(address + EXPIRES_CENTIS_OFFSET);
    }

    /**
     * {@return this, with another {@link #expiresCentis()}}
     *
     * @param value to set.
     */
    public MasqueradeRecord expiresCentis(final long value) {
        UnsafeApi.putLong(address + EXPIRES_CENTIS_OFFSET, value);
        return this;
    }

    /** {@return by how much sequence numbers are changed, in bytes, signed} */
    public int delta() {
        return UnsafeApi.getShort(address + DELTA_OFFSET);
    }

    /**
     * {@return this, with another {@link #delta()}}
     *
     * @param value to set.
     */
    public MasqueradeRecord delta(final short value) {
        UnsafeApi.putShort(address + DELTA_OFFSET, value);
        return this;
    }

    /** {@return by how much they were changed before, in bytes, signed; known if {@link #presence()} says so} */
    public int previousDelta() {
        return UnsafeApi.getShort(address + PREVIOUS_DELTA_OFFSET);
    }

    /**
     * Set {@link #previousDelta()}, and that it is known.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public MasqueradeRecord previousDelta(final short value) {
        UnsafeApi.putShort(address + PREVIOUS_DELTA_OFFSET, value);
        UnsafeApi.putByte(address + PRESENCE_OFFSET, (byte) PREVIOUS_DELTA);
        return this;
    }
}
