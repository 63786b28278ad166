package io.sockeye.collector.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Scanners that share work, each on a thread of its own, the first on that of the caller. Used by one thread, which it
 * answers when all others have ended.
 */
final class ScanCrew implements AutoCloseable {
    private final ScanWork work;
    private final List<ProcReader> readers = new ArrayList<>();
    private final List<ProcessScanner> scanners = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * A crew of nobody.
     *
     * @param work to do.
     */
    ScanCrew(final ScanWork work) {
        this.work = work;
    }

    /**
     * Another scanner.
     *
     * @param reader  of its own, which is closed with the crew.
     * @param scanner that reads through it.
     */
    void join(final ProcReader reader, final ProcessScanner scanner) {
        readers.add(reader);
        scanners.add(scanner);
    }

    /** Do the work. What stops one scanner stops all, and is thrown. */
    void scan() {
        final List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < scanners.size(); i++) {
            final ProcessScanner scanner = scanners.get(i);
            final Thread thread = new Thread(() -> scan(scanner), "sockeye-scan-" + i);
            thread.setDaemon(true);
            if (!start(thread)) {
                break; // The others do its work.
            }
            threads.add(thread);
        }
        scan(scanners.get(0));
        threads.forEach(ScanCrew::awaitEnd);
        final Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    /** {@return what all scanners saw} */
    ScanReport report() {
        ScanReport report = scanners.get(0).report();
        for (int i = 1; i < scanners.size(); i++) {
            report = report.plus(scanners.get(i).report());
        }
        return report;
    }

    /** {@return how many system calls all readers made} */
    long systemCalls() {
        long calls = 0;
        for (final ProcReader reader : readers) {
            calls += reader.systemCalls();
        }
        return calls;
    }

    @Override
    public void close() {
        readers.forEach(ProcReader::close);
    }

    private void scan(final ProcessScanner scanner) {
        try {
            scanner.scan(work);
        } catch (final RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            work.stop();
        }
    }

    /** Answers false where the system allows no further thread, which the JDK calls running out of memory. */
    private static boolean start(final Thread thread) {
        try {
            thread.start();
            return true;
        } catch (final OutOfMemoryError e) {
            return false;
        }
    }

    private static void awaitEnd(final Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (final InterruptedException e) {
                interrupted = true; // its reader's memory is about to be freed, so it has to end first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
