package io.sockeye.collector.route;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a file on a thread of its own, some blocks ahead of who takes them. The kernel makes the text of a large table while
 * it is read, which takes longer than to read routes from it, and both go on at the same time. The one who takes is
 * confined to one thread.
 */
final class ReadAhead implements AutoCloseable {
    /** How much one call asks for, in bytes: see {@link LineReader}. */
    private static final int CHUNK_LENGTH = 8192;

    private static final int BLOCK_LENGTH = 8 * CHUNK_LENGTH;
    /**
     * At most 1 MiB: who takes runs cold code at first, and reading goes on meanwhile. A block that is never needed is never
     * made.
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
    private boolean hasBlock;

    /**
     * Begin to read.
     *
     * @param file to read on, which nobody else reads from now on.
     */
    ReadAhead(final InputStream file) {
        this.file = file;
        final Thread thread = new Thread(this::run, "read-ahead");
        // A file that hangs must not keep the process from ending.
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        boolean isWanted = true;
        while (isWanted) {
            final int index = (int) (filled % BLOCKS);
            int length = 0;
            int received = 0;
            calls[index] = 0;
            if (blocks[index] == null) {
                blocks[index] = new byte[BLOCK_LENGTH];
            }
            IOException failure = null;
            try {
                while (received >= 0 && length <= BLOCK_LENGTH - CHUNK_LENGTH) {
                    received = file.read(blocks[index], length, CHUNK_LENGTH);
                    calls[index]++;
                    length += Math.max(0, received);
                }
            } catch (final IOException e) {
                failure = e;
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
     * Wait for the next block; the one before is given back.
     *
     * @return its length in bytes, 0 at the end of the file.
     * @throws IOException if reading failed.
     */
    synchronized int next() throws IOException {
        if (hasBlock) {
            taken++;
            hasBlock = false;
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
            return 0;
        }
        hasBlock = true;
        return lengths[(int) (taken % BLOCKS)];
    }

    /** {@return the block that {@link #next()} has waited for; there is none at the end of the file} */
    byte[] block() {
        return blocks[(int) (taken % BLOCKS)];
    }

    /** {@return how many calls have read that block} */
    long calls() {
        return calls[(int) (taken % BLOCKS)];
    }

    /** Stop reading; returns while a call may still be at it. */
    @Override
    public synchronized void close() {
        isStopped = true;
        notifyAll();
    }
}
