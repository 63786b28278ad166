package io.sockeye.cli.serve.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.survey.SocketSurvey;
import io.sockeye.collector.survey.StateCounts;

/**
 * The same numbers by the names that node_exporter has for them, for dashboards that know those: its collectors {@code
 * tcpstat} and {@code sockstat}. Source: https://github.com/prometheus/node_exporter, {@code
 * collector/tcpstat_linux.go} and {@code sockstat_linux.go}. Threads: stateless.
 */
public final class NodeExporterMetrics {
    /** node_exporter's words for states, in the order of the kernel's numbers from 1. */
    private static final List<String> STATES = List.of(
            "established",
            "syn_sent",
            "syn_recv",
            "fin_wait1",
            "fin_wait2",
            "time_wait",
            "close",
            "close_wait",
            "last_ack",
            "listen",
            "closing");

    private static final List<String> SOCKSTAT =
            List.of("TCP", "UDP", "UDPLITE", "RAW", "FRAG", "TCP6", "UDP6", "UDPLITE6", "RAW6", "FRAG6");

    private NodeExporterMetrics() {}

    /**
     * Tell of a look.
     *
     * @param survey   of its sockets.
     * @param counters of the same moment.
     * @param pageSize of memory, in bytes.
     * @param target   to add to.
     */
    public static void add(
            final SocketSurvey survey,
            final Counters counters,
            final long pageSize,
            final List<MetricSnapshot> target) {
        final StateCounts states = survey.states();
        final Metric connections = Metric.gauge("node_tcp_connection_states", "Number of connection states.", "state");
        for (int i = 0; i < STATES.size(); i++) {
            connections.add(
                    states.count(Protocol.TCP, Family.INET, i + 1) + states.count(Protocol.TCP, Family.INET6, i + 1),
                    STATES.get(i));
        }
        target.add(connections.build());
        final long used = counters.value("sockets", "used");
        if (used >= 0) {
            target.add(Metric.gauge("node_sockstat_sockets_used", "Number of IPv4 sockets in use.")
                    .add(used)
                    .build());
        }
        for (final String section : SOCKSTAT) {
            for (final Map.Entry<String, Long> entry : counters.section(section).entrySet()) {
                final String name = "node_sockstat_" + section + "_" + entry.getKey();
                target.add(gauge(name, section, entry.getKey(), entry.getValue()));
                if ("mem".equals(entry.getKey())) {
                    target.add(gauge(name + "_bytes", section, "mem_bytes", entry.getValue() * pageSize));
                }
            }
        }
    }

    private static MetricSnapshot gauge(final String name, final String section, final String key, final double value) {
        final String help = String.format(Locale.ROOT, "Number of %s sockets in state %s.", section, key);
        return Metric.gauge(name, help).add(value).build();
    }
}
