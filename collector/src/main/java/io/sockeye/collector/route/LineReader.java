package io.sockeye.collector.route;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.AsciiScan;

/**
 * Lines of a file as {@code fgets} of C gives them: one that is longer than its buffer comes in pieces. A line ends before
 * its newline, and before a NUL if there is one. Nothing is allocated per line. Confined to one thread.
 */
final class LineReader implements AutoCloseable {
    /**
     * How much is asked for at once, in bytes. The kernel gives a page at most; up to this length the JDK reads through
     * the stack, beyond it through memory that it allocates anew each time.
     */
    private static final int CHUNK_LENGTH = 8192;

    private static final int INITIAL_CAPACITY = 4 * CHUNK_LENGTH;
    /** From so many bytes on a file is read on a thread of its own: below, its start would cost what it saves. */
    private static final int LARGE_LENGTH = 4 * CHUNK_LENGTH;
    /** Bytes behind the last line, so that who looks at a line may look a word beyond its end. */
    private static final int SLACK = 16;

    private final FileInputStream file;
    private final String path;
    private final SourceCounters counters;
    private byte[] text = new byte[INITIAL_CAPACITY + SLACK];
    private long received;
    /** Bytes from {@link #next} to here were read and not yet given. */
    private int end;

    private int next;
    private int offset;
    private int limit;
    private int lastLength;
    private long line;
    private boolean isAtEnd;
    private ReadAhead readAhead;

    /**
     * Read from the start of a file.
     *
     * @param file     to read, and to close in the end.
     * @param path     of it, for messages.
     * @param counters to count in.
     */
    LineReader(final FileInputStream file, final String path, final SourceCounters counters) {
        this.file = file;
        this.path = path;
        this.counters = counters;
        counters.addSystemCalls(2); // to open it and to close it
    }

    /** {@return what holds the line; it may be another array after each {@link #next}} */
    byte[] text() {
        return text;
    }

    /** {@return offset in bytes at which the line begins} */
    int offset() {
        return offset;
    }

    /** {@return offset in bytes at which the line ends; what lies there and after it may be looked at, but means nothing} */
    int limit() {
        return limit;
    }

    /** {@return number of the line, from 1} */
    long line() {
        return line;
    }

    /**
     * Go to the next line.
     *
     * @param capacity of {@code fgets}'s buffer in bytes: a line has less.
     * @return false at the end of the file.
     * @throws IOException if the file cannot be read.
     */
    boolean next(final int capacity) throws IOException {
        int newline = AsciiScan.indexOfNewline(text, next, end, next + lastLength);
        while (newline == end && end - next < capacity && !isAtEnd) {
            fill();
            newline = AsciiScan.indexOfNewline(text, next, end);
        }
        if (next == end) {
            return false;
        }
        offset = next;
        lastLength = newline - offset;
        if (lastLength >= capacity - 1) {
            limit = offset + capacity - 1;
            next = limit;
        } else {
            limit = newline;
            next = Math.min(newline + 1, end);
        }
        line++;
        return true;
    }

    /** End the line before its first NUL, as C does. For lines that are not the usual ones, which have none. */
    void cutAtNul() {
        limit = AsciiScan.indexOf(text, offset, limit, (byte) 0);
    }

    private void fill() throws IOException {
        try {
            if (received >= LARGE_LENGTH && readAhead == null) {
                readAhead = new ReadAhead(file);
            }
            final int length = readAhead == null ? CHUNK_LENGTH : readAhead.next();
            makeRoom(length);
            if (readAhead == null) {
                receive(file.read(text, end, CHUNK_LENGTH));
            } else {
                if (length > 0) {
                    System.arraycopy(readAhead.block(), 0, text, end, length);
                    counters.addSystemCalls(readAhead.calls() - 1);
                }
                receive(length);
            }
        } catch (final IOException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
        text[end] = '\n';
    }

    private void makeRoom(final int length) {
        if (next > 0) {
            System.arraycopy(text, next, text, 0, end - next);
            end -= next;
            next = 0;
        }
        if (text.length - SLACK - end < length) {
            // A chunk more than needed, for the piece of a line that is left of a block when the next one comes.
            text = Arrays.copyOf(text, end + length + CHUNK_LENGTH + SLACK);
        }
    }

    private void receive(final int length) {
        counters.addReceive(length);
        isAtEnd = length <= 0;
        end += Math.max(length, 0);
        received += Math.max(length, 0);
    }

    @Override
    public void close() throws IOException {
        counters.addMessages(line);
        if (readAhead != null) {
            readAhead.close();
        }
        file.close();
    }
}
