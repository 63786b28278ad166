package io.sockeye.cli.serve.otlp;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.serve.look.LookPage;
import io.sockeye.cli.serve.look.LookTaker;
import io.sockeye.cli.serve.metrics.ExportMetrics;
import io.sockeye.cli.serve.metrics.SelfMetrics;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.text.PrintableText;

/**
 * Pushes every look to a receiver of OTLP, on a thread of its own. At most one look waits while another one is pushed;
 * when a newer one comes it is dropped and counted. So a receiver that is slow or gone costs neither looks nor memory.
 * Threads: safe.
 */
public final class OtlpPush implements LookTaker, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_BYTES = 400;

    /** A look that is to be pushed, and when it and the one before were taken, in nanoseconds since 1970. */
    private record Waiting(MetricSnapshots metrics, long epochNanos, long beforeNanos) {}

    private final OtlpClient client;
    private final LookMetrics metrics;
    private final String target;
    private final Consumer<String> log;
    private final LongSupplier clock;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(1);
    private final AtomicLong exports = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread pushing;
    /** Of the thread that looks. */
    private long lastNanos;
    /** Of the thread that pushes. */
    private boolean isSaid;

    private long saidNanos;
    private long unsaid;

    /**
     * A push. It begins with {@link #begin}.
     *
     * @param client  to push with; it is closed with this.
     * @param metrics that makes metrics of looks.
     * @param target  whom to name when it fails.
     * @param log     takes a line about what went wrong.
     * @param clock   as {@link System#nanoTime()}, for how often is logged.
     */
    OtlpPush(
            final OtlpClient client,
            final LookMetrics metrics,
            final String target,
            final Consumer<String> log,
            final LongSupplier clock) {
        this.client = client;
        this.metrics = metrics;
        this.target = target;
        this.log = log;
        this.clock = clock;
        pushing = Thread.ofPlatform().daemon().name("serve-otlp").unstarted(this::push);
    }

    /**
     * Push from now on.
     *
     * @param url       of the receiver.
     * @param variables of the environment.
     * @param version   of Sockeye.
     * @param files     of the host.
     * @param log       takes a line about what went wrong.
     * @return what takes the looks.
     * @throws UsageException if the URL or a variable is not as it must be.
     * @throws IOException    if a certificate cannot be used.
     */
    public static OtlpPush start(
            final String url,
            final Map<String, String> variables,
            final String version,
            final HostFiles files,
            final Consumer<String> log)
            throws UsageException, IOException {
        final OtlpSettings settings;
        try {
            settings = OtlpSettings.of(url, new OtlpEnvironment(variables));
        } catch (final IllegalArgumentException e) {
            throw new UsageException("invalid argument for '--otlp': " + e.getMessage());
        }
        final long processNanos = TimeUnit.MILLISECONDS.toNanos(
                ManagementFactory.getRuntimeMXBean().getStartTime());
        final long bootSeconds = files.bootSeconds();
        final LookMetrics metrics = new LookMetrics(
                HostResource.of(version, files.setting("kernel.hostname").text(), settings.resourceAttributes()),
                version,
                processNanos,
                bootSeconds < 0 ? processNanos : TimeUnit.SECONDS.toNanos(bootSeconds),
                SelfMetrics::usage);
        final OtlpPush push =
                new OtlpPush(new OtlpClient(settings, TIMEOUT), metrics, settings.toString(), log, System::nanoTime);
        push.begin();
        return push;
    }

    /** Start the thread. */
    void begin() {
        pushing.start();
    }

    @Override
    public void add(final List<MetricSnapshot> to) {
        ExportMetrics.add(exports.get(), failures.get(), dropped.get(), to);
    }

    @Override
    public void take(final LookPage page) {
        take(page.metrics(), TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
    }

    /** Take the metrics of a look, taken at so many nanoseconds since 1970. */
    void take(final MetricSnapshots look, final long epochNanos) {
        final Waiting next = new Waiting(look, epochNanos, lastNanos);
        lastNanos = epochNanos;
        while (!waiting.offer(next)) {
            if (waiting.poll() != null) {
                dropped.incrementAndGet();
            }
        }
    }

    private void push() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                push(waiting.take());
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt(); // it is to end
        } finally {
            client.close();
        }
    }

    private void push(final Waiting look) throws InterruptedException {
        String fault;
        try {
            fault = client.push(metrics.of(look.metrics(), look.epochNanos(), look.beforeNanos()));
        } catch (final RuntimeException e) {
            fault = e.toString(); // whatever it is, the next look is pushed all the same
        }
        if (fault == null) {
            exports.incrementAndGet();
        } else {
            failures.incrementAndGet();
            say("cannot push to " + target + ": " + fault);
        }
    }

    /** One line a minute, and how many there were since the last. */
    private void say(final String line) {
        final long now = clock.getAsLong();
        if (isSaid && now - saidNanos < QUIET_NANOS) {
            unsaid++;
            return;
        }
        final byte[] printable = PrintableText.of(line.getBytes(StandardCharsets.UTF_8), MAX_BYTES);
        log.accept(new String(printable, StandardCharsets.UTF_8)
                + (unsaid == 0 ? "" : " (and " + unsaid + " more like it before)"));
        isSaid = true;
        saidNanos = now;
        unsaid = 0;
    }

    /** Push no more; what is under way is given up. */
    @Override
    public void close() {
        pushing.interrupt();
    }
}
