package io.sockeye.collector.procnet;

import java.util.Arrays;

/**
 * Some whole lines of a file, for one thread to parse while another one reads on. Filled by {@link LineFile}. Threads:
 * confined to one at a time, handed over under a lock.
 */
final class LineChunk {
    private byte[] text;
    private int length;
    private LineFile file;
    private long linesBefore;
    private boolean isLineTooLong;

    /**
     * A chunk of nothing yet.
     *
     * @param capacity in bytes; it grows for a longer line.
     */
    LineChunk(final int capacity) {
        text = new byte[capacity];
    }

    /**
     * Begin anew.
     *
     * @param file        that the lines are of.
     * @param linesBefore how many lines of the file come before them.
     */
    void begin(final LineFile file, final long linesBefore) {
        this.file = file;
        this.linesBefore = linesBefore;
        this.length = 0;
        this.isLineTooLong = false;
    }

    /**
     * Make room.
     *
     * @param capacity in bytes that is needed at least.
     * @return the array to write to.
     */
    byte[] ensureCapacity(final int capacity) {
        if (capacity > text.length) {
            text = Arrays.copyOf(text, Math.max(capacity, 2 * text.length));
        }
        return text;
    }

    /**
     * Say how much there is.
     *
     * @param length in bytes of whole lines, each with its newline.
     */
    void end(final int length) {
        this.length = length;
    }

    /** Say that there is nothing but one line which is too long to be kept. */
    void endLineTooLong() {
        this.isLineTooLong = true;
    }

    /** {@return containing the lines from its beginning} */
    byte[] text() {
        return text;
    }

    /** {@return length in bytes of the lines, up to and with the last newline} */
    int length() {
        return length;
    }

    /** {@return the file that the lines are of} */
    LineFile file() {
        return file;
    }

    /** {@return how many lines of the file come before these} */
    long linesBefore() {
        return linesBefore;
    }

    /** {@return whether this stands for one line longer than {@link ProcNetReader#MAX_LINE_LENGTH}} */
    boolean isLineTooLong() {
        return isLineTooLong;
    }
}
