package io.sockeye.cli.serve.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Takes the heads of requests off a stream, whole and no longer than allowed: what the parser gets is in memory, and
 * what follows is left for the next. Threads: confined to the connection's.
 */
final class HeadReader {
    /** A head is longer than allowed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** What came is no HTTP. */
    static final class GarbageException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final int FIRST_LENGTH = 1024;

    private final InputStream in;
    private final int maxLength;
    private byte[] buffer;
    private int length;

    HeadReader(final InputStream in, final int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
        this.buffer = new byte[Math.min(FIRST_LENGTH, maxLength)];
    }

    /**
     * Wait for the first byte of a request; blank lines before it do not count.
     *
     * @return false if the client has closed its side instead.
     */
    boolean isThere() throws IOException {
        while (true) {
            int blank = 0;
            while (blank < length && (buffer[blank] == '\r' || buffer[blank] == '\n')) {
                blank++;
            }
            drop(blank);
            if (length > 0) {
                final int letter = buffer[0] | 0x20;
                if (letter < 'a' || letter > 'z') {
                    throw new GarbageException();
                }
                return true;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    /** The head, up to and with its blank line. */
    InputStream head() throws IOException {
        int from = 0;
        while (true) {
            final int end = end(from);
            if (end > 0) {
                final InputStream head = new ByteArrayInputStream(Arrays.copyOf(buffer, end));
                drop(end);
                return head;
            }
            from = Math.max(0, length - 2);
            if (length >= maxLength) {
                throw new TooLongException();
            }
            if (!fill()) {
                throw new EOFException("within a request");
            }
        }
    }

    /** After the blank line, which is a line's end and another one; 0 if there is none from an index on. */
    private int end(final int from) {
        for (int i = from; i < length; i++) {
            if (buffer[i] == '\n') {
                if (i + 1 < length && buffer[i + 1] == '\n') {
                    return i + 2;
                }
                if (i + 2 < length && buffer[i + 1] == '\r' && buffer[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return 0;
    }

    private boolean fill() throws IOException {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(maxLength, 2 * length));
        }
        final int count = in.read(buffer, length, buffer.length - length);
        if (count < 0) {
            return false;
        }
        length += count;
        return true;
    }

    private void drop(final int count) {
        System.arraycopy(buffer, count, buffer, 0, length - count);
        length -= count;
    }
}
