package io.sockeye.collector.procnet;

import java.io.IOException;
import java.io.InputStream;

import org.agrona.UnsafeApi;

import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.ProcRoot;

/**
 * A file of {@code /proc/net} whose format is {@link ProcNetFormat#INET}, cut into chunks of whole lines for several
 * threads to parse. Its lines are counted, so that a chunk knows where it stands; a line that is dropped as a repeat counts,
 * and those behind it in its chunk have numbers that are too small by one.
 *
 * <p>Of a live file, a read that leaves room for another line is the last. The kernel ({@code seq_read_iter()}) fills a page
 * with whole lines until the next one does not fit, so there was no next one. Asked once more it would walk over the whole
 * table again to see whether there is more at last, and would give the last rows again if the table has grown. Where that
 * cannot be told, as the last line happened to fill the page or as pages are longer than a read, and wherever else the
 * kernel repeats itself, {@link RecentSockets} drops what comes again. A copy is read as it is, to its end. Threads: confined to one at a time, handed over under a lock.
 */
final class LineFile {
    /** How much a chunk has at least unless the file ends, in bytes: a millisecond's work of the kernel. */
    static final int CHUNK_LENGTH = 1 << 16;
    /**
     * How much is asked for at once, in bytes. The kernel gives a page at most; up to this length the JDK reads through
     * the stack, beyond it through memory that it allocates anew each time.
     */
    static final int READ_LENGTH = 8192;

    /** No line of these files is longer, in bytes: that of a TCP socket over IPv6 has about 200. */
    private static final int MAX_LIVE_LINE_LENGTH = 512;

    private final InputStream input;
    private final String path;
    private final Protocol protocol;
    private final Family family;
    private final SourceCounters counters = new SourceCounters();
    private final boolean isLive;
    /** A read of fewer bytes is the last. */
    private final int minReadBeforeOthers;
    /** Null as long as nothing can have come twice, which on a quiet host is to the end. */
    private RecentSockets recent;

    private byte[] carry = new byte[READ_LENGTH];
    private int carryLength;
    private boolean isAtEnd;
    private long lines;

    /**
     * A file that is open, and of which nothing has been read.
     *
     * @param input    to read from; the caller closes it.
     * @param path     of it, for messages.
     * @param protocol of its sockets.
     * @param family   of its sockets.
     * @param isLive   whether the kernel makes the text as it is read: see {@link ProcRoot#isLive()}.
     */
    LineFile(
            final InputStream input,
            final String path,
            final Protocol protocol,
            final Family family,
            final boolean isLive) {
        this.input = input;
        this.path = path;
        this.protocol = protocol;
        this.family = family;
        this.isLive = isLive;
        final int pageSize = UnsafeApi.pageSize();
        this.minReadBeforeOthers = isLive && pageSize <= READ_LENGTH ? pageSize - MAX_LIVE_LINE_LENGTH : 1;
        counters.addSystemCalls(2); // to open it and to close it
    }

    /** {@return what reading it took so far} */
    SourceCounters counters() {
        return counters;
    }

    /** {@return protocol of its sockets} */
    Protocol protocol() {
        return protocol;
    }

    /** {@return family of its sockets} */
    Family family() {
        return family;
    }

    /** {@return whether all of it has been read} */
    boolean isAtEnd() {
        return isAtEnd && carryLength == 0;
    }

    /**
     * Read the next lines.
     *
     * @param chunk to fill.
     * @return false if there are none any more. A chunk may be empty all the same, if all its lines were repeats.
     * @throws IOException if reading fails; its message names the file.
     */
    boolean read(final LineChunk chunk) throws IOException {
        chunk.begin(this, lines);
        int length = 0;
        int end = 0;
        boolean isLineTooLong = false;
        while (end == 0 && !isAtEnd()) {
            length = fill(chunk, length);
            final int first = AsciiScan.indexOfNewline(chunk.text(), 0, length);
            isLineTooLong |= first >= ProcNetReader.MAX_LINE_LENGTH;
            if (isLineTooLong) {
                end = first < length ? first + 1 : 0;
                carryOver(chunk.text(), end == 0 ? length : end, length);
                length = 0;
            } else {
                end = AsciiScan.lastIndexOfNewline(chunk.text(), 0, length) + 1;
            }
        }
        if (isLineTooLong) {
            lines++;
            counters.addMessages(1);
            chunk.endLineTooLong();
            return true;
        }
        carryOver(chunk.text(), end, length);
        final long inChunk = AsciiScan.countNewlines(chunk.text(), 0, end);
        lines += inChunk;
        counters.addMessages(inChunk);
        if (recent == null && isLive && end >= minReadBeforeOthers) {
            recent = new RecentSockets(family);
        }
        chunk.end(recent == null ? end : dropRepeats(chunk.text(), end));
        return end > 0;
    }

    private int dropRepeats(final byte[] text, final int length) {
        final int left = recent.dropRepeats(text, length);
        counters.addRetries(recent.dropped());
        return left;
    }

    /** Adds what was carried over and then at least a chunk's length, or all there is; the last line gets its newline. */
    private int fill(final LineChunk chunk, final int from) throws IOException {
        System.arraycopy(carry, 0, chunk.ensureCapacity(from + carryLength), from, carryLength);
        int length = from + carryLength;
        carryLength = 0;
        final int wanted = length + CHUNK_LENGTH;
        while (length < wanted && !isAtEnd) {
            final int count = read(chunk.ensureCapacity(length + READ_LENGTH), length);
            counters.addReceive(count);
            isAtEnd = count < minReadBeforeOthers;
            length += Math.max(0, count);
        }
        if (isAtEnd && length > 0 && chunk.text()[length - 1] != '\n') {
            chunk.ensureCapacity(length + 1)[length] = '\n';
            length++;
        }
        return length;
    }

    private int read(final byte[] text, final int offset) throws IOException {
        try {
            return input.read(text, offset, READ_LENGTH);
        } catch (final IOException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private void carryOver(final byte[] text, final int from, final int to) {
        final int count = to - from;
        if (count > carry.length) {
            carry = new byte[count];
        }
        System.arraycopy(text, from, carry, 0, count);
        carryLength = count;
    }
}
