package io.sockeye.collector.procnet;

import java.io.IOException;

import org.agrona.UnsafeApi;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * A file of {@code /proc/net} whose format is {@link ProcNetFormat#INET}, cut into chunks of whole lines for several
 * threads to parse. Its lines are counted, so that a chunk knows where it stands; a line that is dropped as a repeat
 * counts, and those behind it in its chunk have numbers that are too small by one.
 *
 * <p>Of a live file, a read that leaves room for another line is the last. The kernel ({@code seq_read_iter()}) fills a
 * page with whole lines until the next one does not fit, so there was no next one. Asked once more it would walk over
 * the whole table again to see whether there is more at last, and would give the last rows again if the table has
 * grown. Where that cannot be told, as the last line happened to fill the page or as pages are longer than a read, and
 * wherever else the kernel repeats itself, {@link RecentSockets} drops what comes again. A copy is read as it is, to
 * its end. Threads: confined to one at a time, handed over under a lock.
 */
final class LineFile {
    /** How much a chunk has at least unless the file ends, in bytes: a millisecond's work of the kernel. */
    static final int CHUNK_LENGTH = 1 << 16;
    /** No line of these files is longer, in bytes: that of a TCP socket over IPv6 has about 200. */
    private static final int MAX_LIVE_LINE_LENGTH = 512;

    private final SourceCounters counters;
    private final String path;
    private final Protocol protocol;
    private final Family family;
    private final LineReader lines;
    private final boolean isLive;
    /** A read of fewer bytes is the last. */
    private final int minReadBeforeOthers;
    /** Null as long as nothing can have come twice, which on a quiet host is to the end. */
    private RecentSockets recent;

    private boolean needsDrops;

    /**
     * A file that is open, and of which nothing has been read.
     *
     * @param file     to read from; the caller closes it.
     * @param protocol of its sockets.
     * @param family   of its sockets.
     * @param isLive   whether the kernel makes the text as it is read: see {@link ProcRoot#isLive()}.
     */
    LineFile(final TextFile file, final Protocol protocol, final Family family, final boolean isLive) {
        this.counters = file.counters();
        this.path = file.path();
        this.protocol = protocol;
        this.family = family;
        this.isLive = isLive;
        final int pageSize = UnsafeApi.pageSize();
        this.minReadBeforeOthers = isLive && pageSize <= LineReader.READ_LENGTH ? pageSize - MAX_LIVE_LINE_LENGTH : 1;
        this.lines = new LineReader().begin(file, ProcNetReader.MAX_LINE_LENGTH, minReadBeforeOthers);
    }

    /**
     * Say whether it is to be read up to its last column.
     *
     * @param drops whether dropped packets are needed.
     * @return this for a fluent API.
     */
    LineFile needsDrops(final boolean drops) {
        needsDrops = drops;
        return this;
    }

    /** {@return whether dropped packets are needed} */
    boolean needsDrops() {
        return needsDrops;
    }

    /** {@return what reading it took so far} */
    SourceCounters counters() {
        return counters;
    }

    /** {@return where it is, one char per byte} */
    String path() {
        return path;
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
        return lines.isAtEnd();
    }

    /**
     * Read the next lines.
     *
     * @param chunk to fill.
     * @return false if there are none any more. A chunk may be empty all the same, if all its lines were repeats.
     * @throws IOException if reading fails; its message names the file.
     */
    boolean read(final LineChunk chunk) throws IOException {
        chunk.begin(this);
        final LineReader filled = chunk.lines();
        final long before = lines.number();
        if (!lines.fill(filled, CHUNK_LENGTH)) {
            return false;
        }
        counters.addMessages(lines.number() - before);
        if (recent == null && isLive && filled.wholeLimit() >= minReadBeforeOthers) {
            recent = new RecentSockets(family);
        }
        if (recent != null) {
            dropRepeats(filled, before);
        }
        return true;
    }

    private void dropRepeats(final LineReader filled, final long linesBefore) {
        final int left = recent.dropRepeats(filled.text(), filled.wholeLimit());
        if (recent.dropped() > 0) {
            counters.addRetries(recent.dropped());
            filled.wrap(filled.text(), 0, left, linesBefore);
        }
    }
}
