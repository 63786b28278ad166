package io.sockeye.collector.text;

import java.io.IOException;
import java.io.InputStream;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.parallel.Threads;

/**
 * Reads a file on a thread of its own, some blocks ahead of who takes them. The kernel makes the text of a large table
 * while it is read, which takes longer than to make rows of it, and both go on at the same time. The one who takes is
 * confined to one thread.
 */
final class ReadAhead implements AutoCloseable {
    private static final int READ_LENGTH = LineReader.READ_LENGTH;
    private static final int BLOCK_LENGTH = 8 * READ_LENGTH;
    /**
     * At most 1 MiB: who takes runs cold code at first, and reading goes on meanwhile. A block that is never needed is
     * never made.
     */
    private static final int BLOCKS = 16;

    private final InputStream file;
    private final byte[][] blocks = new byte[BLOCKS][];
    private final int[] lengths = new int[BLOCKS];
    private final long[] calls = new long[BLOCKS];
    /** Blocks that were read, and that were given back; how many there were from the start. */
    private long filled;

    private long taken;
    private boolean isAtEnd;
    private boolean isStopped;
    private IOException error;

    // What follows is of the one who takes.
    private byte[] block;
    private int blockLength;
    private int position;

    private ReadAhead(final InputStream file) {
        this.file = file;
    }

    /**
     * Begin to read.
     *
     * @param file to read on, which nobody else reads from now on.
     * @return what reads, or null where the system allows no thread for it; then nothing has been read.
     */
    static ReadAhead begin(final InputStream file) {
        final ReadAhead ahead = new ReadAhead(file);
        final Thread thread = new Thread(ahead::run, "read-ahead");
        // A file that hangs must not keep the process from ending.
        thread.setDaemon(true);
        return Threads.start(thread) ? ahead : null;
    }

    private void run() {
        boolean isWanted = true;
        while (isWanted) {
            final int index = (int) (filled % BLOCKS);
            int length = 0;
            int received = 0;
            calls[index] = 0;
            IOException failure = null;
            try {
                if (blocks[index] == null) {
                    blocks[index] = new byte[BLOCK_LENGTH];
                }
                while (received >= 0 && length <= BLOCK_LENGTH - READ_LENGTH) {
                    received = file.read(blocks[index], length, READ_LENGTH);
                    calls[index]++;
                    length += Math.max(0, received);
                }
            } catch (final IOException e) {
                failure = e;
            } catch (final OutOfMemoryError e) {
                failure = new IOException("out of memory", e); // The one who takes must not wait for ever.
            }
            lengths[index] = length;
            isWanted = offer(received < 0, failure);
        }
    }

    private synchronized boolean offer(final boolean isLast, final IOException failure) {
        filled++;
        isAtEnd = isLast;
        error = failure;
        notifyAll();
        while (filled - taken == BLOCKS && !isStopped) {
            try {
                wait();
            } catch (final InterruptedException e) {
                // Nobody but this class knows the thread, and it does not interrupt it.
                throw new IllegalStateException("interrupted", e);
            }
        }
        return !isLast && failure == null && !isStopped;
    }

    /**
     * Take what was read, and wait for it if need be.
     *
     * @param into     to copy to.
     * @param offset   in bytes to begin at.
     * @param length   in bytes that is taken at most.
     * @param counters to count in the calls that were made for it.
     * @return how many bytes were taken, -1 at the end of the file.
     * @throws IOException if reading failed.
     */
    int read(final byte[] into, final int offset, final int length, final SourceCounters counters) throws IOException {
        while (position == blockLength) {
            if (!next(counters)) {
                return -1;
            }
        }
        final int count = Math.min(length, blockLength - position);
        System.arraycopy(block, position, into, offset, count);
        position += count;
        return count;
    }

    /** Wait for the next block; the one before is given back. False at the end of the file. */
    private synchronized boolean next(final SourceCounters counters) throws IOException {
        if (block != null) {
            taken++;
            block = null;
            notifyAll();
        }
        while (filled == taken && !isAtEnd && error == null) {
            try {
                wait();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (filled == taken) {
            if (error != null) {
                throw error;
            }
            return false;
        }
        final int index = (int) (taken % BLOCKS);
        block = blocks[index];
        blockLength = lengths[index];
        position = 0;
        counters.addReceive(blockLength);
        counters.addSystemCalls(calls[index] - 1);
        return true;
    }

    /** Stop reading; returns while a call may still be at it. */
    @Override
    public synchronized void close() {
        isStopped = true;
        notifyAll();
    }
}
