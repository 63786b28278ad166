package io.sockeye.cli.serve.look;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.agrona.UnsafeApi;

import io.sockeye.cli.args.ServeOptions;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.serve.metrics.CounterMetrics;
import io.sockeye.cli.serve.metrics.DistributionMetrics;
import io.sockeye.cli.serve.metrics.DoctorMetrics;
import io.sockeye.cli.serve.metrics.EventMetrics;
import io.sockeye.cli.serve.metrics.NodeExporterMetrics;
import io.sockeye.cli.serve.metrics.ServiceMetrics;
import io.sockeye.cli.serve.metrics.SocketMetrics;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.look.Answer;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.SocketQuestion;
import io.sockeye.collector.process.RefreshCost;
import io.sockeye.collector.text.ProcRoot;

/**
 * Looks at the host again and again, and publishes what each look has come to. One look at a time, however many want to
 * know: they share the last one. Confined to the thread that runs it.
 */
public final class Looker implements Runnable, AutoCloseable {
    private final ServeOptions options;
    private final HostFiles files;
    private final LastLook last;
    private final Consumer<String> log;
    /** Null if looks are for scrapes only. */
    private final LookTaker taker;

    private final SocketLooks sockets;
    private final LookPace pace;
    private final LookCost cost;
    private final SocketMetrics socketMetrics = new SocketMetrics();
    private final CounterMetrics counterMetrics;
    private final List<GroupChoice> groups;
    /** Null without checks. */
    private final DoctorLooks doctor;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private String said = "";

    /**
     * No look yet.
     *
     * @param options of the command line.
     * @param version of Sockeye.
     * @param root    where /proc is.
     * @param names   of users and the like.
     * @param groups  metrics by fields that were asked for.
     * @param last    where looks are published.
     * @param taker   takes every look; null for none.
     * @param log     takes a line about what went wrong.
     */
    public Looker(
            final ServeOptions options,
            final String version,
            final ProcRoot root,
            final Names names,
            final List<GroupChoice> groups,
            final LastLook last,
            final LookTaker taker,
            final Consumer<String> log) {
        this.options = options;
        this.groups = List.copyOf(groups);
        this.last = last;
        this.taker = taker;
        this.log = log;
        files = new HostFiles(root);
        final boolean hasNetlink = options.sockets().source() != SourceChoice.PROC && root.isSystem();
        sockets = new SocketLooks(
                options.sockets().source(), root, names, options.services(), options.events() && hasNetlink, log);
        pace = new LookPace(options.intervalNanos(), options.cpuPercent());
        cost = new LookCost(version);
        counterMetrics = new CounterMetrics(options.allCounters());
        doctor = options.doctor() ? new DoctorLooks(files, hasNetlink) : null;
    }

    /** Look until the thread is interrupted. */
    @Override
    public void run() {
        try {
            sockets.start();
            while (!Thread.currentThread().isInterrupted()) {
                final long start = System.nanoTime();
                look();
                final long left = pace.intervalNanos() - (System.nanoTime() - start);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt(); // it is to end
        }
    }

    private void look() {
        try {
            final LookPage page = take();
            last.publish(page);
            if (taker != null) {
                taker.take(page);
            }
            say("");
        } catch (final IOException e) {
            cost.failed();
            say("cannot look: " + e.getMessage());
        }
    }

    /** What was said at the last look is not said again. */
    private void say(final String words) {
        if (!words.equals(said) && !words.isEmpty()) {
            log.accept(words);
        }
        said = words;
    }

    /**
     * Look once.
     *
     * @return what it has come to.
     * @throws IOException if sockets cannot be read.
     */
    LookPage take() throws IOException {
        final long nanoTime = System.nanoTime();
        final long cpuBefore = cpuNanos();
        sockets.ask(questions());
        final Map<SocketQuestion, Answer> answers = sockets.look();
        final Counters counters = Counters.read(files);
        final List<MetricSnapshot> metrics = new ArrayList<>();
        socketMetrics.add(sockets.survey(), metrics);
        DistributionMetrics.add(sockets.survey(), metrics);
        ServiceMetrics.add(sockets.survey().services(), metrics);
        counterMetrics.add(counters, files, metrics);
        if (options.nodeExporter()) {
            NodeExporterMetrics.add(sockets.survey(), counters, UnsafeApi.pageSize(), metrics);
        }
        for (final GroupChoice group : groups) {
            group.metrics().add(answers.get(group.question()), nanoTime, metrics);
        }
        if (doctor != null) {
            DoctorMetrics.add(doctor.checks(), doctor.judge(nanoTime, answers, counters), metrics);
        }
        if (sockets.hasEvents()) {
            EventMetrics.add(sockets.survey(), sockets.lostEvents(), metrics);
        }
        final long cpuNanos = cpuNanos() - cpuBefore;
        pace.looked(cpuNanos);
        cost.looked(System.nanoTime() - nanoTime, cpuNanos);
        cost.add(sockets, pace, files, metrics);
        if (taker != null) {
            taker.add(metrics);
        }
        return new LookPage(new MetricSnapshots(metrics), nanoTime);
    }

    /** CPU time of all looks so far, of this thread and of those that read processes. */
    private long cpuNanos() {
        final RefreshCost processes = sockets.processCost();
        return threads.getCurrentThreadCpuTime()
                + (processes == null ? 0 : TimeUnit.MICROSECONDS.toNanos(processes.cpuMicros()));
    }

    private List<SocketQuestion> questions() {
        final List<SocketQuestion> questions = new ArrayList<>();
        for (final GroupChoice group : groups) {
            questions.add(group.question());
        }
        if (doctor != null) {
            questions.addAll(doctor.questions());
        }
        return questions;
    }

    /** Free what looks hold; there must be none under way. */
    @Override
    public void close() {
        sockets.close();
    }
}
