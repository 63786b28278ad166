package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one multicast group that an interface is a member of.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     |  nameLength   |   uncounted   |    astray     |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                             users                             |   4
 *  +---------------+---------------+---------------+---------------+
 *  |    group, network byte order, IPv4 in the first 4        (16) |   8
 *  +---------------+---------------+---------------+---------------+
 *  |    name of the interface, nameLength bytes of at most 16      |  24
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. Valid until its batch is filled anew. Threads: confined to one at a time.
 */
public final class GroupRecord extends Row {
    /** Length of a row in bytes. */
    public static final int LENGTH = 40;
    /** Rows of a batch. */
    public static final int BATCH_ROWS = 128;
    /** Room for an interface's name in bytes; the kernel's have 15. */
    public static final int MAX_NAME_LENGTH = 16;

    /** Where {@link #family()} is, one byte. */
    public static final int FAMILY_OFFSET = 0;
    /** Where {@link #nameLength()} is, one byte. */
    public static final int NAME_LENGTH_OFFSET = 1;
    /** Where {@link #isUncounted()} is, one byte: 1 or 0. */
    public static final int UNCOUNTED_OFFSET = 2;
    /** Where {@link #isAstray()} is, one byte: 1 or 0. */
    public static final int ASTRAY_OFFSET = 3;
    /** Where {@link #users()} is, four bytes. */
    public static final int USERS_OFFSET = 4;
    /** Where the address is, 16 bytes. */
    public static final int GROUP_OFFSET = 8;
    /** Where the interface's name is. */
    public static final int NAME_OFFSET = 24;

    /** A flyweight that is not yet wrapped around a row. */
    public GroupRecord() {
        super(LENGTH, LENGTH);
    }

    /** {@return {@code AF_*} of the group's address} */
    public int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public GroupRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return whether the source does not tell {@link #users()}} */
    public boolean isUncounted() {
        return UnsafeApi.getByte(address + UNCOUNTED_OFFSET) != 0;
    }

    /**
     * {@return this, with another {@link #isUncounted()}}
     *
     * @param value to set.
     */
    public GroupRecord uncounted(final boolean value) {
        UnsafeApi.putByte(address + UNCOUNTED_OFFSET, (byte) (value ? 1 : 0));
        return this;
    }

    /**
     * {@return whether it is not known which interface is the member, as the line that should name it makes no sense;
     * the name is that of the interface before, as netstat prints it}
     */
    public boolean isAstray() {
        return UnsafeApi.getByte(address + ASTRAY_OFFSET) != 0;
    }

    /**
     * {@return this, with another {@link #isAstray()}}
     *
     * @param value to set.
     */
    public GroupRecord astray(final boolean value) {
        UnsafeApi.putByte(address + ASTRAY_OFFSET, (byte) (value ? 1 : 0));
        return this;
    }

    /** {@return how often the group was joined, signed as the kernel writes it} */
    public int users() {
        return UnsafeApi.getInt(address + USERS_OFFSET);
    }

    /**
     * {@return this, with another {@link #users()}}
     *
     * @param value to set.
     */
    public GroupRecord users(final int value) {
        UnsafeApi.putInt(address + USERS_OFFSET, value);
        return this;
    }

    /**
     * Eight bytes of the group's address as they lie in memory, that is in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long groupHalf(final int half) {
        return UnsafeApi.getLong(address + GROUP_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * Set the group's address to 16 bytes as they lie in memory, in network byte order.
     *
     * @param first the first eight bytes, in host order of a long.
     * @param last  the last eight bytes, in host order of a long.
     * @return this for a fluent API.
     */
    public GroupRecord group(final long first, final long last) {
        UnsafeApi.putLong(address + GROUP_OFFSET, first);
        UnsafeApi.putLong(address + GROUP_OFFSET + Long.BYTES, last);
        return this;
    }

    /** {@return length of the interface's name in bytes, 0 to {@value #MAX_NAME_LENGTH}} */
    public int nameLength() {
        return UnsafeApi.getByte(address + NAME_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the interface's name; what is longer than {@link #MAX_NAME_LENGTH} is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which the name begins.
     * @param length of the name in bytes.
     * @return this for a fluent API.
     */
    public GroupRecord name(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + NAME_OFFSET, MAX_NAME_LENGTH, source, offset, length);
        UnsafeApi.putByte(address + NAME_LENGTH_OFFSET, (byte) kept);
        return this;
    }
}
