package io.sockeye.collector.process;

/** Gives out parts of processes to scan. Threads: safe. */
interface PartSource {
    /** A part of a process to scan; each scanner has one and gets it filled. */
    final class Part {
        private int pid;
        private long position;

        /** Nothing to scan yet. */
        Part() {}

        /** It is another part now. */
        void set(final int process, final long from) {
            pid = process;
            position = from;
        }

        /** The process. */
        int pid() {
            return pid;
        }

        /** Where in its directory to begin, 0 for its start. */
        long position() {
            return position;
        }
    }

    /**
     * Take the next part. Each that was taken must be followed by {@link #done}.
     *
     * @param part to fill.
     * @return false if all is done.
     */
    boolean take(Part part);

    /**
     * A part that was taken has been scanned.
     *
     * @param outcome     of reading it.
     * @param descriptors that were read.
     */
    void done(ProcReader.Outcome outcome, long descriptors);

    /**
     * More of a process is to be read than has been.
     *
     * @param pid      of the process.
     * @param position in its directory at which the rest begins.
     * @return false if who has read so far has to go on.
     */
    boolean give(int pid, long position);
}
