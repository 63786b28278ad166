package io.sockeye.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes on their way to an output stream, gathered in one plain array. It writes only between rows, in
 * {@link #endRow()} when little room is left and in {@link #flush()}, so that what a pipe's reader sees ends in whole
 * rows as far as one write carries.
 *
 * <p>Appending never throws for want of a reader: a write that fails is kept, what follows is dropped, and
 * {@link #flush()} throws what was kept. A handler looks at {@link #hasFailed()} to stop its source early.
 *
 * <p>Threads: confined to one; {@link #sibling()} makes a writer for another one.
 */
public final class AsciiWriter {
    /** Room for rows in bytes: as much as a pipe holds by default. */
    public static final int DEFAULT_CAPACITY = 64 * 1024;
    /**
     * Room in bytes that a row can rely on, from its start and again after each {@link #bytes(byte[], int, int)} and
     * {@link #ascii(String)}, which make more where text is longer.
     */
    public static final int ROW_CAPACITY = 2048;
    /** The least room for rows in bytes: a row that takes all it can rely on still leaves as much for the next text. */
    public static final int MIN_CAPACITY = 2 * ROW_CAPACITY + 1;
    /** The most characters of a decimal long, its sign included. */
    static final int MAX_DECIMAL_LENGTH = 20;

    private static final byte[] HEX_DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private final RowOutput out;
    private final int capacity;
    private byte[] buffer;
    private int position;

    /**
     * A writer with {@link #DEFAULT_CAPACITY}.
     *
     * @param out to write to; it is never closed here.
     */
    public AsciiWriter(final OutputStream out) {
        this(out, DEFAULT_CAPACITY);
    }

    /**
     * A writer.
     *
     * @param out      to write to; it is never closed here.
     * @param capacity in bytes, at least {@link #MIN_CAPACITY}.
     */
    public AsciiWriter(final OutputStream out, final int capacity) {
        this(new RowOutput(out), capacity);
    }

    private AsciiWriter(final RowOutput out, final int capacity) {
        if (capacity < MIN_CAPACITY) {
            throw new IllegalArgumentException("no room for a row: capacity=" + capacity);
        }
        this.out = out;
        this.capacity = capacity;
        this.buffer = new byte[capacity];
    }

    /**
     * Another writer to the same stream, for another thread. Rows of both stay whole; which ones come first is open.
     *
     * @return a writer with a buffer of its own; if a write of either fails, both have failed.
     */
    public AsciiWriter sibling() {
        return new AsciiWriter(out, capacity);
    }

    /** {@return where the next byte goes, counted from the start of the buffer; to be given to the padding methods} */
    public int position() {
        return position;
    }

    /**
     * Append a byte.
     *
     * @param value of the byte.
     * @return this for a fluent API.
     */
    public AsciiWriter put(final byte value) {
        buffer[position] = value;
        position++;
        return this;
    }

    /**
     * Append a character.
     *
     * @param value an ASCII character.
     * @return this for a fluent API.
     */
    public AsciiWriter put(final char value) {
        return put((byte) value);
    }

    /**
     * Append bytes.
     *
     * @param source to copy.
     * @return this for a fluent API.
     */
    public AsciiWriter bytes(final byte[] source) {
        return bytes(source, 0, source.length);
    }

    /**
     * Append bytes, however many.
     *
     * @param source to copy from.
     * @param offset of the first byte.
     * @param length in bytes.
     * @return this for a fluent API.
     */
    public AsciiWriter bytes(final byte[] source, final int offset, final int length) {
        makeRoom(length);
        System.arraycopy(source, offset, buffer, position, length);
        position += length;
        return this;
    }

    /**
     * Append a string of ASCII characters; for headers and other cold text.
     *
     * @param text to append.
     * @return this for a fluent API.
     */
    public AsciiWriter ascii(final String text) {
        makeRoom(text.length());
        for (int i = 0; i < text.length(); i++) {
            put((byte) text.charAt(i));
        }
        return this;
    }

    /**
     * Append a number in decimal.
     *
     * @param value signed.
     * @return this for a fluent API.
     */
    public AsciiWriter decimal(final long value) {
        position = decimal(buffer, position, value);
        return this;
    }

    /**
     * Append a number in decimal.
     *
     * @param value taken as unsigned.
     * @return this for a fluent API.
     */
    public AsciiWriter unsignedDecimal(final long value) {
        if (value < 0) {
            final long tens = Long.divideUnsigned(value, 10);
            position = decimal(buffer, position, tens);
            return put((byte) ('0' + (value - tens * 10)));
        }
        return decimal(value);
    }

    /**
     * Append a number in decimal, with blanks before it where it is shorter than a width.
     *
     * @param value signed.
     * @param width at least so many characters.
     * @return this for a fluent API.
     */
    public AsciiWriter decimalRight(final long value, final int width) {
        final int start = position;
        decimal(value);
        final int length = position - start;
        if (length < width) {
            final int shift = width - length;
            System.arraycopy(buffer, start, buffer, start + shift, length);
            Arrays.fill(buffer, start, start + shift, (byte) ' ');
            position = start + width;
        }
        return this;
    }

    /**
     * Append a number in lower-case hexadecimal, without leading zeros.
     *
     * @param value taken as unsigned.
     * @return this for a fluent API.
     */
    public AsciiWriter hex(final long value) {
        int shift = Math.max(0, (Long.SIZE - 1 - Long.numberOfLeadingZeros(value)) & ~3);
        while (shift >= 0) {
            put(HEX_DIGITS[(int) (value >>> shift) & 0xF]);
            shift -= 4;
        }
        return this;
    }

    /**
     * Append blanks until a column is full: what was appended since {@code start} stays at the left of it.
     *
     * @param start {@link #position()} at which the column began.
     * @param width of the column; nothing is appended where the text is as long or longer.
     * @return this for a fluent API.
     */
    public AsciiWriter padTo(final int start, final int width) {
        final int end = start + width;
        while (position < end) {
            buffer[position] = ' ';
            position++;
        }
        return this;
    }

    /**
     * Append text at the left of a column, followed by blanks where it is shorter.
     *
     * @param text  to append.
     * @param width of the column.
     * @return this for a fluent API.
     */
    public AsciiWriter left(final byte[] text, final int width) {
        final int start = position;
        return bytes(text).padTo(start, width);
    }

    /**
     * End a row: append a line feed, and write the buffer out if there is no room for another row.
     *
     * @return this for a fluent API.
     */
    public AsciiWriter endRow() {
        put((byte) '\n');
        rowIsComplete();
        return this;
    }

    /** Write out what there is; a failure is kept for {@link #flush()}. */
    public void writeOut() {
        out.write(buffer, position);
        position = 0;
    }

    /**
     * Write everything out.
     *
     * @throws IOException if this or an earlier write failed; EPIPE and ENOSPC arrive here.
     */
    public void flush() throws IOException {
        writeOut();
        out.flush();
    }

    /** {@return whether a write has failed, so that further rows would go nowhere} */
    public boolean hasFailed() {
        return out.hasFailed();
    }

    /** {@return writes to the stream since this was last asked, by this writer and its siblings} */
    public long takeWrites() {
        return out.takeWrites();
    }

    /**
     * {@return the array to write a row into directly, with room for {@link #ROW_CAPACITY} bytes from {@link
     * #position()}}
     */
    public byte[] buffer() {
        return buffer;
    }

    /**
     * Say how far {@link #buffer()} was written.
     *
     * @param value where the next byte goes.
     */
    public void position(final int value) {
        position = value;
    }

    /** The line feed is written: write out if there is no room for another row. */
    public void rowIsComplete() {
        // By the capacity and not the buffer: one long row must not make the buffer grow with each that comes after it.
        if (position > capacity - 2 * ROW_CAPACITY) {
            writeOut();
        }
    }

    /**
     * Write a number in decimal.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param value  signed.
     * @return index after the last character.
     */
    public static int decimal(final byte[] target, final int at, final long value) {
        if (value >= 0 && value < 100_000) {
            return smallDecimal(target, at, (int) value);
        }
        if (value >= 0 && value <= Integer.MAX_VALUE) {
            // Inodes and queues are mostly here: dividing ints costs half as much as dividing longs.
            final int leading = (int) value / 100_000;
            final int rest = (int) value - leading * 100_000;
            final int end = smallDecimal(target, at, leading);
            target[end] = (byte) ('0' + rest / 10_000);
            return fourDigits(target, end + 1, rest % 10_000);
        }
        int index = at;
        long negative = -value;
        if (value < 0) {
            target[index] = '-';
            index++;
            negative = value;
        }
        // Counting down from zero, because the most negative number has no positive twin.
        int end = index + 1;
        for (long rest = negative / 10; rest != 0; rest /= 10) {
            end++;
        }
        for (int i = end - 1; i >= index; i--) {
            final long rest = negative / 10;
            target[i] = (byte) ('0' + (rest * 10 - negative));
            negative = rest;
        }
        return end;
    }

    /**
     * Write a number of at most five digits in decimal, as fast as that can be.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param value  0 to 99,999.
     * @return index after the last character.
     */
    static int smallDecimal(final byte[] target, final int at, final int value) {
        if (value >= 10_000) {
            final int tenThousands = value / 10_000;
            target[at] = (byte) ('0' + tenThousands);
            return fourDigits(target, at + 1, value - tenThousands * 10_000);
        }
        if (value >= 1000) {
            return fourDigits(target, at, value);
        }
        int index = at;
        int rest = value;
        if (value >= 10) {
            if (value >= 100) {
                target[index] = (byte) ('0' + rest / 100);
                index++;
                rest %= 100;
            }
            target[index] = (byte) ('0' + rest / 10);
            index++;
            rest %= 10;
        }
        target[index] = (byte) ('0' + rest);
        return index + 1;
    }

    private static int fourDigits(final byte[] target, final int at, final int value) {
        final int hundreds = value / 100;
        final int ones = value - hundreds * 100;
        // Multiplying by 103 and dropping ten bits divides by ten below 179.
        final int thousands = hundreds * 103 >> 10;
        final int tens = ones * 103 >> 10;
        target[at] = (byte) ('0' + thousands);
        target[at + 1] = (byte) ('0' + hundreds - thousands * 10);
        target[at + 2] = (byte) ('0' + tens);
        target[at + 3] = (byte) ('0' + ones - tens * 10);
        return at + 4;
    }

    /**
     * Make room for text, and for {@link #ROW_CAPACITY} behind it. {@link #buffer()} may be another array after this.
     *
     * @param length of the text in bytes.
     */
    public void makeRoom(final int length) {
        if (length > buffer.length - position - ROW_CAPACITY) {
            buffer = Arrays.copyOf(buffer, position + length + ROW_CAPACITY);
        }
    }
}
