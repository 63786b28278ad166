package io.sockeye.collector.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a text, one after the other: of one that is in memory ({@link #wrap}), or of a file that is read as it
 * goes ({@link #begin}). The last line may lack its newline.
 *
 * <p>{@link #next()} goes over the lines that are in memory, {@link #fill()} gets more of them, and {@link #read()} is
 * both. Who finds much of a line's end by parsing it takes it apart in {@link #enter()} and {@link #leave}. The methods
 * with a capacity take lines as fgets(3) does, in pieces if they are long; they do not mix with the others on one file.
 *
 * <p>Nothing is allocated per line, but for room for the longest so far. Threads: confined to one at a time.
 */
public final class LineReader {
    /**
     * How much is asked for at once, in bytes. The kernel gives a page at most; up to this length the JDK reads through
     * the stack, beyond it through memory that it allocates anew each time.
     */
    public static final int READ_LENGTH = 8192;
    /**
     * Bytes behind the last line of a file that may be looked at, so that who looks at a line may look a word beyond
     * its end.
     */
    public static final int SLACK = 16;

    private static final byte[] NOTHING = {};

    /** To read into; not what a text is in that was given. */
    private byte[] buffer = NOTHING;

    private InputStream input;
    private int maxLength;
    /** A read of fewer bytes is the last. */
    private int minRead;

    private byte[] text = NOTHING;
    /** Bytes from {@link #next} to here are in memory. */
    private int end;
    /** Bytes up to here are whole lines. */
    private int whole;

    private int next;
    private int offset;
    private int limit;
    private int lastLength;
    private long number;
    private boolean isAtEnd = true;
    private boolean isTooLong;

    /** A reader of no lines yet. */
    public LineReader() {}

    /**
     * Begin with a text in memory.
     *
     * @param bytes containing the text, which is not changed.
     * @param from  offset in bytes at which it begins.
     * @param to    offset in bytes at which it ends.
     * @return this for a fluent API.
     */
    public LineReader wrap(final byte[] bytes, final int from, final int to) {
        return wrap(bytes, from, to, 0);
    }

    /**
     * Begin with a part of a text that is in memory.
     *
     * @param bytes       containing the part, which is not changed.
     * @param from        offset in bytes at which it begins.
     * @param to          offset in bytes at which it ends.
     * @param linesBefore how many lines of the text come before it.
     * @return this for a fluent API.
     */
    public LineReader wrap(final byte[] bytes, final int from, final int to, final long linesBefore) {
        reset();
        input = null;
        text = bytes;
        next = from;
        offset = from;
        limit = from;
        end = to;
        whole = to;
        isAtEnd = true;
        number = linesBefore;
        return this;
    }

    /**
     * Begin with a file, of which nothing is read before {@link #fill()} or {@link #read()}.
     *
     * @param file   to read from; the caller closes it.
     * @param length in bytes that a line may have with its newline. A longer one is {@link #isTooLong()} and as good as
     *     empty.
     * @return this for a fluent API.
     */
    public LineReader begin(final InputStream file, final int length) {
        return begin(file, length, 1);
    }

    /**
     * Begin with a file that a short read has told to be at its end.
     *
     * @param file       to read from; the caller closes it.
     * @param length     in bytes that a line may have with its newline, as for {@link #begin(InputStream, int)}.
     * @param leastBytes a read that gives fewer is the last.
     * @return this for a fluent API.
     */
    public LineReader begin(final InputStream file, final int length, final int leastBytes) {
        ensureCapacity(READ_LENGTH - SLACK);
        reset();
        input = file;
        maxLength = length;
        minRead = leastBytes;
        isAtEnd = false;
        return this;
    }

    private void reset() {
        text = buffer;
        next = 0;
        end = 0;
        whole = 0;
        offset = 0;
        limit = 0;
        lastLength = 0;
        number = 0;
        isTooLong = false;
    }

    /** {@return what holds the line; it may be another array after each {@link #fill()}} */
    public byte[] text() {
        return text;
    }

    /** {@return offset in bytes at which the line begins} */
    public int offset() {
        return offset;
    }

    /** {@return offset in bytes at which the line ends: where its newline is, if it has one} */
    public int limit() {
        return limit;
    }

    /** {@return length in bytes of the line} */
    public int length() {
        return limit - offset;
    }

    /** {@return offset in bytes behind all lines that are in memory; those of a file all have their newline there} */
    public int wholeLimit() {
        return whole;
    }

    /** {@return number of the line, from 1; 0 before the first} */
    public long number() {
        return number;
    }

    /** {@return whether there is nothing behind the lines that {@link #next()} has given} */
    public boolean isAtEnd() {
        return isAtEnd && next >= end;
    }

    /**
     * {@return whether the first line that {@link #fill()} got was too long, of which nothing is left but its newline}
     */
    public boolean isTooLong() {
        return isTooLong;
    }

    /** {@return whether the line as it is read, or the piece of one, ends with a newline} */
    public boolean hasNewline() {
        return next > limit && limit < end;
    }

    /**
     * Go to the next line that is in memory.
     *
     * @return false if there is none.
     */
    public boolean next() {
        if (!enter()) {
            return false;
        }
        leave(offset);
        return true;
    }

    /**
     * Go to the start of the next line that is in memory, before it is known where it ends; {@link #leave} must follow.
     *
     * @return false if there is none.
     */
    public boolean enter() {
        if (next >= whole) {
            return false;
        }
        offset = next;
        number++;
        return true;
    }

    /**
     * Find the end of the line that {@link #enter()} has gone to. It is sought first where it would be if the line were
     * as long as the one before: where it is there, a processor need not wait for this to begin with the next line.
     *
     * @param from offset in bytes within the line, before which its newline is not.
     */
    public void leave(final int from) {
        limit = AsciiScan.indexOfNewline(text, from, whole, offset + lastLength);
        lastLength = limit - offset;
        next = limit + 1;
    }

    /**
     * Go to the next line, and read on for it if need be.
     *
     * @return false if there is none.
     * @throws IOException if reading fails.
     */
    public boolean read() throws IOException {
        return next() || fill() && next();
    }

    /**
     * Read until there is a line, or more.
     *
     * @return false if there is none any more.
     * @throws IOException if reading fails.
     */
    public boolean fill() throws IOException {
        return fill(1);
    }

    private boolean fill(final int least) throws IOException {
        if (input == null) {
            return next < whole;
        }
        keepFrom(next);
        ensureCapacity(end + least + READ_LENGTH);
        whole = 0;
        isTooLong = false;
        int searched = 0;
        while (whole == 0 && !isAtEnd) {
            final int wanted = end + least;
            while (end < wanted && !isAtEnd) {
                receive();
            }
            if (isTooLong || end > maxLength) {
                dropIfTooLong();
                searched = 0;
            }
            whole = AsciiScan.lastIndexOfNewline(text, searched, end) + 1;
            searched = end;
        }
        if (isAtEnd && (end > whole || isTooLong && end == 0)) {
            // The last line is without its newline, which is put there.
            whole = end + 1;
        }
        return whole > 0;
    }

    /** Of a line that is too long only its newline is kept, if that has been read yet. */
    private void dropIfTooLong() {
        final int first = AsciiScan.indexOfNewline(text, 0, end);
        isTooLong |= first >= maxLength;
        if (isTooLong) {
            keepFrom(first);
            text[end] = '\n';
        }
    }

    /**
     * Read the next lines into another reader, which goes over them while this one reads on.
     *
     * @param lines to have the lines, numbered as they are in the file.
     * @param least bytes that are read unless the file ends.
     * @return false if there are no lines any more; then {@code lines} has none.
     * @throws IOException if reading fails.
     */
    public boolean fill(final LineReader lines, final int least) throws IOException {
        exchange(lines, next);
        final boolean isFilled = fill(least);
        lines.wrap(text, 0, whole, number);
        lines.isTooLong = isTooLong;
        number += AsciiScan.countNewlines(text, 0, whole);
        exchange(lines, whole);
        return isFilled;
    }

    /** Take the other's memory for one's own, with what is left from an offset on. */
    private void exchange(final LineReader other, final int from) {
        final byte[] own = buffer;
        final int start = Math.min(from, end);
        final int left = end - start;
        buffer = other.buffer;
        other.buffer = own;
        text = buffer;
        ensureCapacity(left);
        System.arraycopy(own, start, buffer, 0, left);
        end = left;
        next = 0;
        whole = 0;
    }

    private void keepFrom(final int from) {
        final int left = Math.max(0, end - from);
        if (from > 0 && left > 0) {
            System.arraycopy(text, from, text, 0, left);
        }
        end = left;
        next = 0;
    }

    private void ensureCapacity(final int capacity) {
        if (buffer.length < capacity + SLACK) {
            final int length = Math.max(capacity + SLACK, 2 * buffer.length);
            buffer = Arrays.copyOf(buffer, Math.ceilDiv(length, READ_LENGTH) * READ_LENGTH);
            text = buffer;
        }
    }

    private void receive() throws IOException {
        ensureCapacity(end + READ_LENGTH);
        final int count = input.read(text, end, READ_LENGTH);
        isAtEnd = count < minRead;
        end += Math.max(0, count);
        text[end] = '\n';
    }

    /**
     * Go to the next line as fgets(3) does, to a piece of it if it is long.
     *
     * @param capacity of the buffer of fgets in bytes: a line has less, its newline included.
     * @return false if there is none.
     * @throws IOException if reading fails.
     */
    public boolean read(final int capacity) throws IOException {
        return next(capacity) || fillFor(capacity) && next(capacity);
    }

    /**
     * Go to the next line or piece of a line that is in memory: see {@link #read(int)}.
     *
     * @param capacity of the buffer of fgets in bytes.
     * @return false if there is none.
     */
    public boolean next(final int capacity) {
        final int newline = AsciiScan.indexOfNewline(text, next, end, next + lastLength);
        if (next >= end || newline == end && !isAtEnd && end - next < capacity) {
            return false;
        }
        offset = next;
        number++;
        lastLength = newline - offset;
        if (lastLength >= capacity - 1) {
            limit = offset + capacity - 1;
            next = limit;
        } else {
            limit = newline;
            next = Math.min(newline + 1, end);
        }
        return true;
    }

    private boolean fillFor(final int capacity) throws IOException {
        if (isAtEnd) {
            return false;
        }
        keepFrom(next);
        int newline = end;
        while (newline == end && end < capacity && !isAtEnd) {
            final int searched = end;
            receive();
            newline = AsciiScan.indexOfNewline(text, searched, end);
        }
        return true;
    }

    /**
     * Go to the next line or piece of a line that is in memory, and copy it as fgets(3) does: with its newline, and a
     * NUL behind it. What is behind the NUL stays.
     *
     * @param into to copy to; its length is the capacity.
     * @return false if there is none.
     */
    public boolean next(final byte[] into) {
        if (!next(into.length)) {
            return false;
        }
        System.arraycopy(text, offset, into, 0, next - offset);
        into[next - offset] = 0;
        return true;
    }

    /**
     * End the line before the white space at its end, which is nothing in a file of fields: blanks that fill a column,
     * and the carriage return of a text that was copied by way of another system.
     */
    public void dropSpaceAtEnd() {
        while (limit > offset && AsciiScan.isSpace(text[limit - 1])) {
            limit--;
        }
    }

    /** End the line before its first NUL, as C does. */
    public void cutAtNul() {
        limit = AsciiScan.indexOf(text, offset, limit, (byte) 0);
    }

    /**
     * Whether the line has a word somewhere.
     *
     * @param word of ASCII characters.
     * @return whether it occurs.
     */
    public boolean contains(final String word) {
        return string().contains(word);
    }

    /** {@return the line, a char for each byte} */
    public String string() {
        return new String(text, offset, limit - offset, StandardCharsets.ISO_8859_1);
    }

    /** {@return what no line was given of yet, a cursor over it, newlines being white space} */
    public FieldCursor rest() {
        return new FieldCursor().wrap(text, next, Math.max(next, end));
    }
}
