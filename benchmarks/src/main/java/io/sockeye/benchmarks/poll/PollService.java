package io.sockeye.benchmarks.poll;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;

import io.sockeye.collector.Query;
import io.sockeye.collector.Sockets;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketRecord;

/**
 * Counts the TCP sockets of this network namespace by state once a second through the library, as a service does, and
 * writes a line of {@code name=value} words to standard output for each report: what the process has by then. Exit code
 * 1 if a poll fails, or if descriptors or memory have grown from the first report to the last.
 */
public final class PollService {
    private static final int STATES = 16;
    /** How much the resident size may swing, in percent: the heap is filled to different heights. */
    private static final int MEMORY_PERCENT = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] states = new long[STATES];
    private long rows;

    private PollService() {}

    /**
     * Poll.
     *
     * @param args how many seconds, and how many between reports.
     * @throws IOException          if the sockets cannot be read.
     * @throws InterruptedException if somebody wants it to end.
     */
    public static void main(final String[] args) throws IOException, InterruptedException {
        if (args.length != 2) {
            System.err.println("usage: poll SECONDS SECONDS_BETWEEN_REPORTS");
            System.exit(3);
        }
        System.exit(new PollService().run(Integer.parseInt(args[0]), Integer.parseInt(args[1])) ? 0 : 1);
    }

    private boolean run(final int seconds, final int between) throws IOException, InterruptedException {
        Report first = null;
        Report last = null;
        try (Sockets sockets = Sockets.open()) {
            final Query query = sockets.query().protocols(Protocol.TCP);
            final long begin = System.nanoTime();
            long nanos = 0;
            int polls = 0;
            rows = 0;
            long allocated = 0;
            for (int second = 1; second <= seconds; second++) {
                final long before = threads.getTotalThreadAllocatedBytes();
                final long started = System.nanoTime();
                query.forEach(this::count);
                nanos += System.nanoTime() - started;
                allocated += threads.getTotalThreadAllocatedBytes() - before;
                polls++;
                if (second % between == 0) {
                    last = new Report(
                            second, rows / polls, nanos / polls, allocated / polls, resident(), descriptors());
                    first = first == null ? last : first;
                    System.out.println(last.line());
                    nanos = 0;
                    polls = 0;
                    rows = 0;
                    allocated = 0;
                }
                TimeUnit.NANOSECONDS.sleep(begin + TimeUnit.SECONDS.toNanos(second) - System.nanoTime());
            }
        }
        return last != null && last.isAsSmallAs(first);
    }

    private void count(final SocketRecord row) {
        rows++;
        states[row.state() & (STATES - 1)]++;
    }

    private static long resident() throws IOException {
        for (final String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no VmRSS in /proc/self/status");
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    /**
     * What there was at one time.
     *
     * @param second      since the beginning.
     * @param rows        a poll.
     * @param nanos       a poll took.
     * @param allocated   bytes on the heap a poll, by all threads.
     * @param residentKib of the process.
     * @param descriptors that are open, that of the look itself among them.
     */
    private record Report(int second, long rows, long nanos, long allocated, long residentKib, long descriptors) {
        String line() {
            return String.format(
                    Locale.ROOT,
                    "second=%d rows=%d poll_ms=%.1f allocated_bytes=%d bytes_a_row=%.4f resident_kib=%d descriptors=%d",
                    second,
                    rows,
                    nanos / 1e6,
                    allocated,
                    rows == 0 ? 0.0 : (double) allocated / rows,
                    residentKib,
                    descriptors);
        }

        boolean isAsSmallAs(final Report other) {
            return descriptors <= other.descriptors && residentKib * 100 <= other.residentKib * (100 + MEMORY_PERCENT);
        }
    }
}
