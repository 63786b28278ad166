package io.sockeye.collector.procnet;

import io.sockeye.collector.text.LineReader;

/**
 * Some whole lines of a file, for one thread to parse while another one reads on. Filled by {@link LineFile}. Threads:
 * confined to one at a time, handed over under a lock.
 */
final class LineChunk {
    private final LineReader lines = new LineReader();
    private LineFile file;

    /** A chunk of nothing yet. */
    LineChunk() {}

    /**
     * Begin anew.
     *
     * @param file that the lines are of.
     */
    void begin(final LineFile file) {
        this.file = file;
    }

    /** {@return the lines, each with its newline, numbered as they are in the file} */
    LineReader lines() {
        return lines;
    }

    /** {@return the file that the lines are of} */
    LineFile file() {
        return file;
    }
}
