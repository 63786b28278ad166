package io.sockeye.cli.serve.look;

import java.util.List;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.cli.serve.metrics.SelfMetrics;
import io.sockeye.collector.look.HostFiles;

/** What looks have cost so far. Confined to one thread. */
final class LookCost {
    private static final double NANOS = 1e9;

    private final SelfMetrics metrics;
    private long looks;
    private long failures;
    private long cpuNanos;
    private long wallNanos;

    LookCost(final String version) {
        metrics = new SelfMetrics(version);
    }

    /** A look has taken so long, and so much CPU time of its thread. */
    void looked(final long wall, final long cpu) {
        looks++;
        cpuNanos += cpu;
        wallNanos = wall;
    }

    /** A look was given up. */
    void failed() {
        failures++;
    }

    /** Tell of it all. */
    void add(final SocketLooks sockets, final LookPace pace, final HostFiles files, final List<MetricSnapshot> target) {
        metrics.addProcess(files, target);
        metrics.addLooks(looks, failures, sockets.incomplete(), wallNanos / NANOS, cpuNanos / NANOS, target);
        metrics.addPace(pace.intervalNanos() / NANOS, pace.isStretched(), target);
        metrics.addSockets(sockets.survey(), sockets.counters(), target);
        if (sockets.processCost() != null) {
            metrics.addProcesses(sockets.processCost(), sockets.withoutOwner(), target);
        }
    }
}
