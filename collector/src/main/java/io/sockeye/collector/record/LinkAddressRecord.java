package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one address in a {@link LinkRecord}.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     |  labelLength  |   presence    |   (unused)    |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                         prefixLength                          |   4
 *  |                             scope                             |   8
 *  +---------------+---------------+---------------+---------------+
 *  |    address, network byte order, IPv4 in the first 4      (16) |  16
 *  +---------------+---------------+---------------+---------------+
 *  |    label, labelLength bytes of at most 16                     |  32
 *  +---------------+---------------+---------------+---------------+
 *  |    peer of IPv4, network byte order                           |  48
 *  |    broadcast address of IPv4, network byte order              |  56
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. Valid as long as the row that it lies in. Threads: confined to one at a time.
 */
public final class LinkAddressRecord extends Row {
    /** Length in bytes. */
    public static final int LENGTH = 64;
    /** Room for a label in bytes; the kernel's have 15. */
    public static final int MAX_LABEL_LENGTH = 16;
    /** Presence: the other end's address is known. */
    public static final int PEER = 1;
    /** Presence: there is a scope, which only addresses of IPv6 have here. */
    public static final int SCOPE = 2;

    /** A byte, {@code AF_*}. */
    public static final int FAMILY_OFFSET = 0;
    /** A byte. */
    public static final int LABEL_LENGTH_OFFSET = 1;
    /** A byte. */
    public static final int PRESENCE_OFFSET = 2;
    /** Four bytes. */
    public static final int PREFIX_LENGTH_OFFSET = 4;
    /** Four bytes. */
    public static final int SCOPE_OFFSET = 8;
    /** 16 bytes. */
    public static final int ADDRESS_OFFSET = 16;
    /** 16 bytes at most. */
    public static final int LABEL_OFFSET = 32;
    /** Four bytes. */
    public static final int PEER_OFFSET = 48;
    /** Four bytes. */
    public static final int BROADCAST_OFFSET = 56;

    /** A flyweight that is not yet wrapped around an address. */
    public LinkAddressRecord() {
        super(LENGTH, LENGTH);
    }

    /** {@return {@code AF_INET} or {@code AF_INET6}} */
    public int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public LinkAddressRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return what is known that need not be: a set of {@link #PEER} and {@link #SCOPE}} */
    public int presence() {
        return UnsafeApi.getByte(address + PRESENCE_OFFSET) & 0xFF;
    }

    /** {@return length of the prefix in bits} */
    public int prefixLength() {
        return UnsafeApi.getInt(address + PREFIX_LENGTH_OFFSET);
    }

    /**
     * {@return this, with another {@link #prefixLength()}}
     *
     * @param value to set.
     */
    public LinkAddressRecord prefixLength(final int value) {
        UnsafeApi.putInt(address + PREFIX_LENGTH_OFFSET, value);
        return this;
    }

    /** {@return the scope as {@code /proc/net/if_inet6} has it; known if {@link #presence()} says so} */
    public int scope() {
        return UnsafeApi.getInt(address + SCOPE_OFFSET);
    }

    /**
     * Set {@link #scope()}, and that it is known.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public LinkAddressRecord scope(final int value) {
        UnsafeApi.putInt(address + SCOPE_OFFSET, value);
        return knows(SCOPE);
    }

    /**
     * Eight bytes of the address as they lie in memory, that is in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long half(final int half) {
        return UnsafeApi.getLong(address + ADDRESS_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /** {@return the address of IPv4, four bytes as they lie in memory, in host order of an int} */
    public int word() {
        return UnsafeApi.getInt(address + ADDRESS_OFFSET);
    }

    /**
     * Set an address of IPv6.
     *
     * @param first the first eight bytes as they lie in memory, in host order of a long.
     * @param last  the last eight bytes.
     * @return this for a fluent API.
     */
    public LinkAddressRecord halves(final long first, final long last) {
        UnsafeApi.putLong(address + ADDRESS_OFFSET, first);
        UnsafeApi.putLong(address + ADDRESS_OFFSET + Long.BYTES, last);
        return this;
    }

    /**
     * Set an address of IPv4, {@link #word()}.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public LinkAddressRecord word(final int value) {
        UnsafeApi.putInt(address + ADDRESS_OFFSET, value);
        return this;
    }

    /** {@return the other end's address of IPv4, as {@link #word()}; known if {@link #presence()} says so} */
    public int peer() {
        return UnsafeApi.getInt(address + PEER_OFFSET);
    }

    /**
     * Set {@link #peer()}, and that it is known.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public LinkAddressRecord peer(final int value) {
        UnsafeApi.putInt(address + PEER_OFFSET, value);
        return knows(PEER);
    }

    /** {@return the broadcast address of IPv4, as {@link #word()}; 0 if there is none} */
    public int broadcast() {
        return UnsafeApi.getInt(address + BROADCAST_OFFSET);
    }

    /**
     * {@return this, with another {@link #broadcast()}}
     *
     * @param value to set.
     */
    public LinkAddressRecord broadcast(final int value) {
        UnsafeApi.putInt(address + BROADCAST_OFFSET, value);
        return this;
    }

    /** {@return length of the label in bytes, 0 to {@value #MAX_LABEL_LENGTH}} */
    public int labelLength() {
        return UnsafeApi.getByte(address + LABEL_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the label; what is longer than {@link #MAX_LABEL_LENGTH} is cut off.
     *
     * @param source all of it.
     * @return this for a fluent API.
     */
    public LinkAddressRecord label(final byte[] source) {
        final int kept = RowBytes.put(address + LABEL_OFFSET, MAX_LABEL_LENGTH, source, 0, source.length);
        UnsafeApi.putByte(address + LABEL_LENGTH_OFFSET, (byte) kept);
        return this;
    }

    private LinkAddressRecord knows(final int what) {
        UnsafeApi.putByte(address + PRESENCE_OFFSET, (byte) (presence() | what));
        return this;
    }
}
