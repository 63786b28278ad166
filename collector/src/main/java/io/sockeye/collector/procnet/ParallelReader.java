package io.sockeye.collector.procnet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.BadEntries;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.parallel.Crew;
import io.sockeye.collector.record.RowSink;

/**
 * Reads files of {@code /proc/net} with several threads. What takes the time is the kernel's making of the text, which
 * one open file has done by one thread at a time: so one thread reads, the same one as long as it can, and the others
 * parse what it has read. Several files are read at the same time. A thread whose reading has got far enough ahead, or
 * which finds nothing else to do, helps with the other work.
 *
 * <p>Each chunk of lines is parsed by one thread and its rows go to that thread's handler, so a handler gets rows of
 * all files, in no order. Only files each of whose lines can be read alone are read this way: see {@link
 * ProcNetFormat#INET}. Threads: confined to one at a time, apart from those that it starts itself.
 */
final class ParallelReader {
    /** So much is read ahead while the code that parses is not compiled yet, or another file is read. */
    private static final int CHUNKS_PER_THREAD = 8;
    /**
     * After how many chunks a second file is begun while the first is still being read. For one read of a file with few
     * sockets of its family the kernel walks over all of the others', while the first file's reader runs out of chunks
     * and must parse them himself: which costs little as soon as the code for it is compiled, but much before.
     */
    private static final int CHUNKS_TO_WARM_UP = 128;
    /** How long a thread is idle before it begins a second file all the same, in milliseconds. */
    private static final long MAX_IDLE_MS = 20;

    private final List<ProcNetReader> readers = new ArrayList<>();
    private final List<LineChunk> chunks = new ArrayList<>();

    // What follows is guarded by this object's monitor.
    private final ArrayDeque<LineChunk> spareChunks = new ArrayDeque<>();
    private final ArrayDeque<LineChunk> filledChunks = new ArrayDeque<>();
    private final ArrayDeque<LineFile> newFiles = new ArrayDeque<>();
    private final ArrayDeque<LineFile> begunFiles = new ArrayDeque<>();
    private int threads;
    private int maxChunks;
    private int chunksRead;
    private int filesBeingRead;
    private boolean hasFailed;

    /** A reader of no file yet. */
    ParallelReader() {}

    /**
     * Read files to their ends.
     *
     * @param files    to read.
     * @param handlers to deliver to, each by a thread of its own, the first one by the caller's. One that wants no more
     *                 does not stop the others; what its thread has taken to parse is lost.
     * @throws IOException if reading one of them fails.
     */
    void read(final List<LineFile> files, final List<? extends RowSink> handlers) throws IOException {
        begin(files, handlers.size());
        Crew.run(handlers.size(), member -> work(new Worker(readers.get(member)), handlers.get(member)));
    }

    /** {@return rows that were delivered since this was made; the rest is counted by the files} */
    SourceCounters counters() {
        final SourceCounters sum = new SourceCounters();
        for (final ProcNetReader reader : readers) {
            sum.add(reader.counters());
        }
        return sum;
    }

    /**
     * How the last reading ended.
     *
     * @param source that served.
     * @return the result, with the lines that could not be read.
     */
    DumpResult complete(final String source) {
        if (threads == 1) {
            return readers.get(0).complete(source);
        }
        long malformed = 0;
        final List<BadEntries> bad = new ArrayList<>();
        for (final ProcNetReader reader : readers.subList(0, threads)) {
            malformed += reader.malformed();
            bad.add(reader.bad());
        }
        return DumpResult.complete(source, malformed, BadEntries.sentences(bad));
    }

    private synchronized void begin(final List<LineFile> files, final int members) {
        threads = members;
        while (readers.size() < threads) {
            readers.add(new ProcNetReader());
        }
        // A thread alone parses what it has read while that is still in the caches.
        maxChunks = threads == 1 ? 1 : threads * CHUNKS_PER_THREAD;
        spareChunks.clear();
        spareChunks.addAll(chunks);
        filledChunks.clear();
        newFiles.clear();
        newFiles.addAll(files);
        begunFiles.clear();
        chunksRead = 0;
        filesBeingRead = 0;
        hasFailed = false;
    }

    private void work(final Worker worker, final RowSink handler) throws IOException {
        boolean isDone = false;
        try {
            final ProcNetReader reader = worker.reader;
            reader.begin(handler);
            boolean isWanted = true;
            while (isWanted && next(worker)) {
                if (worker.file != null) {
                    worker.isFilled = worker.file.read(worker.chunk);
                } else {
                    isWanted = reader.accept(worker.chunk);
                }
            }
            reader.end();
            isDone = true;
        } finally {
            leave(worker, isDone);
        }
    }

    /** Give back what the worker has done, and take what it shall do; false if there is nothing left. */
    private synchronized boolean next(final Worker worker) {
        giveBack(worker);
        boolean isIdle = false;
        while (!take(worker, isIdle)) {
            if (hasFailed || filesBeingRead == 0) {
                return false;
            }
            try {
                wait(isIdle ? 0 : MAX_IDLE_MS);
                isIdle = true;
            } catch (final InterruptedException e) {
                // The files are the caller's, who would close them under the others.
                worker.isInterrupted = true;
            }
        }
        return true;
    }

    private void giveBack(final Worker worker) {
        if (worker.file == null) {
            if (worker.chunk != null) {
                spareChunks.push(worker.chunk);
            }
        } else {
            filesBeingRead--;
            if (worker.isFilled) {
                filledChunks.add(worker.chunk);
                chunksRead++;
                notify();
            } else {
                spareChunks.push(worker.chunk);
            }
            if (!worker.file.isAtEnd()) {
                begunFiles.push(worker.file);
            } else if (filesBeingRead == 0) {
                notifyAll();
            }
        }
        worker.file = null;
        worker.chunk = null;
    }

    private boolean take(final Worker worker, final boolean isIdle) {
        if (hasFailed) {
            return false;
        }
        if (spareChunks.isEmpty() && chunks.size() < maxChunks) {
            final LineChunk chunk = new LineChunk();
            chunks.add(chunk);
            spareChunks.push(chunk);
        }
        if (read(worker, begunFiles)) {
            return true;
        }
        worker.chunk = filledChunks.poll();
        return worker.chunk != null
                || (isIdle || filesBeingRead == 0 || chunksRead >= CHUNKS_TO_WARM_UP) && read(worker, newFiles);
    }

    private boolean read(final Worker worker, final ArrayDeque<LineFile> files) {
        if (files.isEmpty() || spareChunks.isEmpty()) {
            return false;
        }
        filesBeingRead++;
        worker.file = files.pop();
        worker.chunk = spareChunks.pop();
        return true;
    }

    private synchronized void leave(final Worker worker, final boolean isDone) {
        if (!isDone) {
            hasFailed = true;
            notifyAll();
        }
        if (worker.isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one thread is at: reading a file into a chunk, parsing a chunk, or neither. */
    private static final class Worker {
        private final ProcNetReader reader;
        private LineFile file;
        private LineChunk chunk;
        private boolean isFilled;
        private boolean isInterrupted;

        Worker(final ProcNetReader reader) {
            this.reader = reader;
        }
    }
}
