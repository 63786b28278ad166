package io.sockeye.benchmarks.farm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes many real sockets in many processes and holds them, see {@link FarmOptions#USAGE}. When all are up it writes
 * one line to standard output: {@code READY}, the counts of {@link FarmCounts}, and {@code name=value} words on the
 * run.
 *
 * <p>Exit code 0 after a normal end, 1 if the farm cannot be made or held, 2 for wrong usage, 143 and 130 after SIGTERM
 * and SIGINT.
 */
public final class SocketFarm {
    private static final int USAGE_ERROR = 2;
    /** Kernel memory and the worker's, for each socket, and a JVM: as measured, rounded up. In KiB. */
    private static final long SOCKET_KIB = 5;

    private static final long PROCESS_KIB = 48 * 1024;
    /** How long a signal to the process group may take to reach this process after it reached a worker. */
    private static final long SIGNAL_DELAY_MILLIS = 300;

    private final FarmOptions options;
    private final BlockingQueue<FarmEvent> events = new LinkedBlockingQueue<>();
    private final Object lock = new Object();
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final AtomicLong churned = new AtomicLong();
    private FarmNamespace namespace;
    /** When all were up, by {@link System#nanoTime()}; 0 before. */
    private volatile long readyNanos;

    /** When a process has last told how much it churned. */
    private volatile long churnedNanos;

    private volatile boolean ending;

    private SocketFarm(final FarmOptions options) {
        this.options = options;
    }

    /**
     * Run the farm.
     *
     * @param args see {@link FarmOptions#USAGE}.
     */
    public static void main(final String[] args) {
        if (List.of(args).contains("--help")) {
            System.out.print(FarmOptions.USAGE);
            return;
        }
        final FarmOptions options;
        try {
            options = FarmOptions.parse(args);
        } catch (final IllegalArgumentException e) {
            System.err.println("farm: " + e.getMessage());
            System.err.print(FarmOptions.USAGE);
            System.exit(USAGE_ERROR);
            return;
        }
        final SocketFarm farm = new SocketFarm(options);
        // The only way to the end, for signals and for ourselves.
        Runtime.getRuntime().addShutdownHook(new Thread(farm::end, "farm-end"));
        System.exit(farm.run());
    }

    private int run() {
        try {
            final long started = System.nanoTime();
            final FarmPlan plan = FarmPlan.of(options, descriptorLimit());
            checkHost(plan);
            if (options.endpoints() != null) {
                Files.createDirectories(options.endpoints());
            }
            watchStdin();
            start(plan);
            hold(plan, started);
            return 0;
        } catch (final IOException e) {
            System.err.println("farm: " + e.getMessage());
            return 1;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void start(final FarmPlan plan) throws FarmException {
        synchronized (lock) {
            if (options.namespace() != null && !ending) {
                namespace = FarmNamespace.make(options.namespace());
            }
        }
        for (final WorkerShare share : plan.shares()) {
            synchronized (lock) {
                if (ending) {
                    return;
                }
                workers.add(WorkerProcess.start(share, options.endpoints(), namespace, events));
            }
        }
    }

    private void hold(final FarmPlan plan, final long started) throws FarmException, InterruptedException {
        final long holdNanos = TimeUnit.SECONDS.toNanos(options.holdSeconds());
        long deadline = started + holdNanos;
        FarmCounts counts = FarmCounts.NONE;
        int up = 0;
        while (true) {
            final FarmEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                if (up < plan.shares().size()) {
                    throw new FarmException("not all sockets were up within " + options.holdSeconds() + " s");
                }
                System.err.println("farm: held for " + options.holdSeconds() + " s, ending");
                return;
            }
            switch (event.kind()) {
                case UP -> {
                    counts = counts.plus(FarmCounts.parse(event.text()));
                    up++;
                    if (up == plan.shares().size()) {
                        readyNanos = System.nanoTime();
                        sayReady(counts, up, System.nanoTime() - started);
                        deadline = System.nanoTime() + holdNanos;
                    }
                }
                case CHURNED -> {
                    if (readyNanos != 0) {
                        churned.addAndGet(Long.parseLong(event.text()));
                        churnedNanos = System.nanoTime();
                    }
                }
                case FAILED -> throw new FarmException(event.text());
                case ENDED -> {
                    Thread.sleep(SIGNAL_DELAY_MILLIS);
                    if (ending) {
                        return;
                    }
                    throw new FarmException("a process has ended by itself: " + event.text());
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void sayReady(final FarmCounts counts, final int processes, final long nanos) {
        System.out.println("READY " + counts.toLine() + " processes=" + processes
                + String.format(Locale.ROOT, " seconds=%.1f", nanos / 1e9)
                + (namespace == null ? "" : " namespace=" + namespace.name()));
    }

    /** What was achieved rather than asked, as a busy host falls behind. */
    private void sayChurn() {
        if (churned.get() > 0) {
            final double seconds = (churnedNanos - readyNanos) / 1e9;
            System.err.println(String.format(
                    Locale.ROOT,
                    "farm: churn: asked=%d a second, achieved=%.0f a second, seconds=%.1f",
                    options.churn(),
                    churned.get() / seconds,
                    seconds));
        }
    }

    private void end() {
        ending = true;
        sayChurn();
        synchronized (lock) {
            workers.forEach(WorkerProcess::askToEnd);
            try {
                for (final WorkerProcess worker : workers) {
                    worker.awaitEnd();
                }
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (namespace != null) {
                namespace.close();
            }
        }
    }

    /**
     * End when standard input closes. Only a pipe or a socket tells of somebody's end: a file or /dev/null ends at
     * once, and reading a terminal from the background would stop this process.
     */
    private void watchStdin() throws IOException {
        final Path stdin = Path.of("/proc/self/fd/0");
        if (!Files.isSymbolicLink(stdin)) {
            return;
        }
        final String target = Files.readSymbolicLink(stdin).toString();
        if (target.startsWith("pipe:") || target.startsWith("socket:")) {
            Thread.ofPlatform().daemon().name("stdin-watch").start(this::drainStdin);
        }
    }

    private void drainStdin() {
        String reason = "";
        try {
            System.in.skipNBytes(Long.MAX_VALUE);
        } catch (final IOException e) {
            reason = e.getMessage();
        }
        events.add(new FarmEvent(FarmEvent.Kind.STDIN_CLOSED, reason));
    }

    private static void checkHost(final FarmPlan plan) throws IOException {
        final long freeFiles = freeFiles();
        if (plan.descriptors() > freeFiles) {
            throw new FarmException("too few descriptors: the host has " + freeFiles + " left, " + plan.descriptors()
                    + " are needed; raise fs.file-max");
        }
        final long neededKib = plan.descriptors() * SOCKET_KIB + plan.shares().size() * PROCESS_KIB;
        final long availableKib = procNumber("/proc/meminfo", "MemAvailable:", 1);
        if (neededKib > availableKib) {
            final long limit = descriptorLimit();
            throw new FarmException("too little memory: about " + neededKib / 1024 + " MiB are needed in "
                    + plan.shares().size() + " processes, " + availableKib / 1024 + " MiB are available"
                    + (limit < FarmPlan.MAX_DESCRIPTORS
                            ? "; with more than " + limit
                                    + " descriptors for each (ulimit -Hn) it takes fewer processes"
                            : ""));
        }
    }

    private static long freeFiles() throws IOException {
        // A reader asks for the whole at once: of a sysctl, a second read has nothing.
        try (BufferedReader reader = Files.newBufferedReader(Path.of("/proc/sys/fs/file-nr"))) {
            final String[] words = reader.readLine().trim().split("\\s+");
            return Long.parseLong(words[2]) - Long.parseLong(words[0]);
        }
    }

    private static long descriptorLimit() throws IOException {
        return procNumber("/proc/self/limits", "Max open files", 4);
    }

    /** The number in a column, counted from 0 over words, of the line that begins with {@code start}. */
    private static long procNumber(final String file, final String start, final int column) throws IOException {
        for (final String line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(start)) {
                final String word = line.split("\\s+")[column];
                return "unlimited".equals(word) ? Long.MAX_VALUE : Long.parseLong(word);
            }
        }
        throw new FarmException("not found: file=" + file + ", line=" + start);
    }
}
