package io.sockeye.collector.record;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one counter of {@code /proc/net/snmp} and its like, and what has become of it since the round before.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |     file      | sectionLength |  nameLength   |   presence    |   0
 *  |                           (unused)                            |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                          value (64)                           |   8
 *  |                       difference (64)                         |  16
 *  |                          nanos (64)                           |  24
 *  +---------------+---------------+---------------+---------------+
 *  |    section, sectionLength bytes of at most 64                 |  32
 *  |    name, nameLength bytes of at most 160                      |  96
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. Valid until its batch is filled anew. Threads: confined to one at a time.
 */
public final class CounterRecord extends Row {
    /** Length of a row in bytes. */
    public static final int LENGTH = 256;
    /** Rows of a batch. */
    public static final int BATCH_ROWS = 64;
    /** Presence: it goes up and down and is no count of events. */
    public static final int GAUGE = 1;
    /** Presence: {@link #value()} is below zero, and signed. */
    public static final int NEGATIVE = 2;
    /** Presence: it was there in the round before, so that {@link #difference()} is known. */
    public static final int CHANGED = 4;

    /** A byte. */
    public static final int FILE_OFFSET = 0;
    /** A byte. */
    public static final int PRESENCE_OFFSET = 3;
    /** Eight bytes. */
    public static final int VALUE_OFFSET = 8;
    /** Eight bytes. */
    public static final int DIFFERENCE_OFFSET = 16;
    /** Eight bytes. */
    public static final int NANOS_OFFSET = 24;
    /** 64 bytes at most. */
    public static final int SECTION_OFFSET = 32;
    /** A byte. */
    public static final int SECTION_LENGTH_OFFSET = 1;
    /** 160 bytes at most. */
    public static final int NAME_OFFSET = 96;
    /** A byte. */
    public static final int NAME_LENGTH_OFFSET = 2;

    /** A flyweight that is not yet wrapped around a row. */
    public CounterRecord() {
        super(LENGTH, LENGTH);
    }

    /** {@return number of the file, {@code ordinal} of {@link io.sockeye.collector.statistics.StatisticsFile}} */
    public int file() {
        return UnsafeApi.getByte(address + FILE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #file()}}
     *
     * @param value to set.
     */
    public CounterRecord file(final int value) {
        UnsafeApi.putByte(address + FILE_OFFSET, (byte) value);
        return this;
    }

    /** {@return what is known that need not be, a set of the constants} */
    public int presence() {
        return UnsafeApi.getByte(address + PRESENCE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #presence()}}
     *
     * @param value to set.
     */
    public CounterRecord presence(final int value) {
        UnsafeApi.putByte(address + PRESENCE_OFFSET, (byte) value);
        return this;
    }

    /** {@return the value, unsigned but if it is negative} */
    public long value() {
        return UnsafeApi.getLong(address + VALUE_OFFSET);
    }

    /**
     * {@return this, with another {@link #value()}}
     *
     * @param value to set.
     */
    public CounterRecord value(final long value) {
        UnsafeApi.putLong(address + VALUE_OFFSET, value);
        return this;
    }

    /** {@return by how much it has changed since the round before, signed} */
    public long difference() {
        return UnsafeApi.getLong(address + DIFFERENCE_OFFSET);
    }

    /**
     * {@return this, with another {@link #difference()}}
     *
     * @param value to set.
     */
    public CounterRecord difference(final long value) {
        UnsafeApi.putLong(address + DIFFERENCE_OFFSET, value);
        return this;
    }

    /** {@return time since the round before in nanoseconds} */
    public long nanos() {
        return UnsafeApi.getLong(address + NANOS_OFFSET);
    }

    /**
     * {@return this, with another {@link #nanos()}}
     *
     * @param value to set.
     */
    public CounterRecord nanos(final long value) {
        UnsafeApi.putLong(address + NANOS_OFFSET, value);
        return this;
    }

    /** {@return length of the section in bytes, 0 to 64} */
    public int sectionLength() {
        return UnsafeApi.getByte(address + SECTION_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the section; what is longer than 64 bytes is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which it begins.
     * @param length in bytes.
     * @return this for a fluent API.
     */
    public CounterRecord section(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + SECTION_OFFSET, 64, source, offset, length);
        UnsafeApi.putByte(address + SECTION_LENGTH_OFFSET, (byte) kept);
        return this;
    }

    /** {@return length of the name in bytes, 0 to 160} */
    public int nameLength() {
        return UnsafeApi.getByte(address + NAME_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the name; what is longer than 160 bytes is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which it begins.
     * @param length in bytes.
     * @return this for a fluent API.
     */
    public CounterRecord name(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + NAME_OFFSET, 160, source, offset, length);
        UnsafeApi.putByte(address + NAME_LENGTH_OFFSET, (byte) kept);
        return this;
    }
}
