package io.sockeye.cli.serve.metrics;

import java.lang.management.ManagementFactory;
import java.util.List;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.ledger.LedgerCounts;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.Setting;
import io.sockeye.collector.process.RefreshCost;
import io.sockeye.collector.survey.SocketSurvey;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.ResourceUsage;

/** What Sockeye itself costs and does. Threads: immutable. */
public final class SelfMetrics {
    private static final double MICROS = 1e6;
    private static final double MILLIS = 1e3;
    private static final long KIB = 1024;
    private static final String RSS = "VmRSS:";

    private final String version;

    /**
     * Metrics of this process.
     *
     * @param version of Sockeye.
     */
    public SelfMetrics(final String version) {
        this.version = version;
    }

    /**
     * Tell of the process.
     *
     * @param files  of the host.
     * @param target to add to.
     */
    public void addProcess(final HostFiles files, final List<MetricSnapshot> target) {
        target.add(Metric.gauge("sockeye_build", "1, with the version of Sockeye.", "version")
                .add(1, version)
                .build());
        target.add(Metric.gauge("process_start_time_seconds", "When this process started, in seconds since 1970.")
                .add(ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS)
                .build());
        if (NativeAccess.isAvailable()) {
            final ResourceUsage usage = usage();
            target.add(Metric.total("process_cpu_seconds", "CPU time of this process.")
                    .add((usage.userMicros() + usage.systemMicros()) / MICROS)
                    .build());
        }
        final long rss = residentBytes(files);
        if (rss > 0) {
            target.add(Metric.gauge("process_resident_memory_bytes", "Memory of this process that is resident.")
                    .add(rss)
                    .build());
        }
    }

    /** {@return what this process has taken so far; native access must be available} */
    public static ResourceUsage usage() {
        try {
            return ResourceUsage.ofThisProcess();
        } catch (final ErrnoException e) {
            throw new IllegalStateException(e); // it has no errors but for wrong arguments
        }
    }

    /** Of this system's /proc, which another one's does not tell. */
    private static long residentBytes(final HostFiles files) {
        if (!files.root().isSystem()) {
            return 0;
        }
        for (final String line : files.processFile(ProcessHandle.current().pid(), "status")
                .text()
                .split("\n")) {
            if (line.startsWith(RSS)) {
                return Setting.numberOf(line.substring(RSS.length()).trim().split(" ")[0], 10) * KIB;
            }
        }
        return 0;
    }

    /**
     * Tell of looks.
     *
     * @param looks      that were taken.
     * @param failures   looks that were given up.
     * @param incomplete dumps of a protocol that were not whole.
     * @param wall       seconds that the last look has taken.
     * @param cpu        seconds of CPU time that all looks have taken.
     * @param target     to add to.
     */
    public void addLooks(
            final long looks,
            final long failures,
            final long incomplete,
            final double wall,
            final double cpu,
            final List<MetricSnapshot> target) {
        target.add(Metric.total("sockeye_looks", "Looks at all sockets.")
                .add(looks)
                .build());
        target.add(Metric.total("sockeye_looks_failed", "Looks that were given up.")
                .add(failures)
                .build());
        target.add(Metric.total("sockeye_dumps_incomplete", "Dumps of a protocol's sockets that were not whole.")
                .add(incomplete)
                .build());
        target.add(Metric.gauge("sockeye_look_seconds", "How long the last look has taken.")
                .add(wall)
                .build());
        target.add(Metric.total("sockeye_look_cpu_seconds", "CPU time that looks have taken.")
                .add(cpu)
                .build());
        target.add(Metric.gauge("sockeye_look_time_seconds", "When the last look was done, in seconds since 1970.")
                .add(System.currentTimeMillis() / MILLIS)
                .build());
    }

    /**
     * Tell how often is looked.
     *
     * @param interval    seconds between two looks.
     * @param isStretched whether that is more than was wished, as looks take too much.
     * @param target      to add to.
     */
    public void addPace(final double interval, final boolean isStretched, final List<MetricSnapshot> target) {
        target.add(Metric.gauge("sockeye_look_interval_seconds", "Time between two looks.")
                .add(interval)
                .build());
        target.add(
                Metric.gauge("sockeye_look_interval_stretched", "1 if looks come more seldom, as they cost too much.")
                        .add(isStretched ? 1 : 0)
                        .build());
    }

    /**
     * Tell what looks have read.
     *
     * @param survey   of the last look.
     * @param counters of all looks.
     * @param target   to add to.
     */
    public void addSockets(
            final SocketSurvey survey, final SourceCounters counters, final List<MetricSnapshot> target) {
        final LedgerCounts ledger = survey.ledger();
        target.add(Metric.gauge("sockeye_look_sockets", "Sockets of the last look.")
                .add(survey.sockets())
                .build());
        target.add(
                Metric.gauge("sockeye_sockets_tracked", "Full sockets that are there, those of which nobody knows too.")
                        .add(ledger.tracked())
                        .build());
        target.add(Metric.gauge("sockeye_sockets_waiting", "Sockets that the last look was without, and maybe gone.")
                .add(ledger.waiting())
                .build());
        target.add(Metric.total("sockeye_sockets_missed", "How often a dump was without a socket that was there.")
                .add(ledger.missed())
                .build());
        target.add(Metric.total("sockeye_sockets_asked", "How often the kernel was asked for a single socket.")
                .add(ledger.asked())
                .build());
        target.add(Metric.total("sockeye_sockets_unanswered", "How many of these questions had no answer.")
                .add(ledger.unanswered())
                .build());
        target.add(Metric.total("sockeye_rows_repeated", "Sockets that a look has brought twice.")
                .add(ledger.repeated())
                .build());
        target.add(Metric.total("sockeye_rows_malformed", "Messages and lines that could not be read.")
                .add(survey.malformed())
                .build());
        target.add(Metric.total("sockeye_read_bytes", "Bytes that the kernel has sent.")
                .add(counters.bytes())
                .build());
        target.add(Metric.total("sockeye_system_calls", "System calls of looks.")
                .add(counters.systemCalls())
                .build());
        target.add(Metric.total("sockeye_retries", "System calls of looks that were made again.")
                .add(counters.retries())
                .build());
    }

    /**
     * Tell what finding out who holds sockets has taken.
     *
     * @param cost         of all looks.
     * @param withoutOwner sockets of the last look that nobody is known to hold.
     * @param target       to add to.
     */
    public void addProcesses(final RefreshCost cost, final long withoutOwner, final List<MetricSnapshot> target) {
        target.add(Metric.total("sockeye_processes_read", "How often the descriptors of a process were read.")
                .add(cost.processes())
                .build());
        target.add(Metric.total("sockeye_descriptors_read", "Descriptors of processes that were read.")
                .add(cost.descriptors())
                .build());
        target.add(Metric.total(
                        "sockeye_processes_cpu_seconds", "CPU time that reading descriptors of processes has taken.")
                .add(cost.cpuMicros() / MICROS)
                .build());
        target.add(Metric.gauge("sockeye_sockets_without_owner", "Sockets that no process is known to hold.")
                .add(withoutOwner)
                .build());
    }
}
