package io.sockeye.cli.output;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that several writers put whole rows into, one at a time. The first failure is kept, and ends all of them.
 * Threads: safe.
 */
final class RowOutput {
    private final OutputStream out;
    private volatile IOException failure;
    private long writes;

    /**
     * An output.
     *
     * @param out to write to; it is never closed here.
     */
    RowOutput(final OutputStream out) {
        this.out = out;
    }

    /**
     * Write whole rows, unless there was a failure before.
     *
     * @param rows   containing them from its start.
     * @param length in bytes.
     */
    synchronized void write(final byte[] rows, final int length) {
        if (failure == null && length > 0) {
            writes++;
            try {
                out.write(rows, 0, length);
            } catch (final IOException e) {
                failure = e;
            }
        }
    }

    /**
     * Flush the stream.
     *
     * @throws IOException if this or an earlier write failed.
     */
    synchronized void flush() throws IOException {
        if (failure == null) {
            try {
                out.flush();
            } catch (final IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** {@return writes since this was last asked} */
    synchronized long takeWrites() {
        final long taken = writes;
        writes = 0;
        return taken;
    }

    /** {@return whether a write has failed} */
    boolean hasFailed() {
        return failure != null;
    }
}
