package io.sockeye.cli.serve.otlp;

import java.util.HashMap;
import java.util.Map;

/**
 * The names that OpenTelemetry has for what Sockeye tells, and Sockeye's own for all else. Source of the former:
 * https://github.com/open-telemetry/semantic-conventions, {@code model/system/metrics.yaml}, {@code
 * model/process/metrics.yaml} and {@code model/network/registry.yaml}. Threads: immutable.
 *
 * <p>Of all sockets only those of TCP are connections in OpenTelemetry's sense, with states of RFC 9293; the others are
 * told beside them, as {@code sockeye.socket.count}. A name is never the namespace of another one. Names that are not
 * in the table are made by rule, so that a new metric needs no entry: {@code sockeye_tcp_rtt_seconds} is {@code
 * sockeye.tcp.rtt} in {@code s}, and {@code sockeye_unit_sockets} is {@code sockeye.unit.sockets} in {@code {socket}}.
 */
final class Conventions {
    private static final String SOCKETS = "sockeye_sockets";
    private static final String PREFIX = "sockeye_";
    private static final String TCP = "tcp";
    private static final String BYTES = "By";
    private static final String SECONDS = Convention.SECONDS;
    private static final String NO_UNIT = Convention.NO_UNIT;
    private static final String SOCKET = "{socket}";
    private static final String CONNECTION = Convention.CONNECTION;
    private static final String LOOK = "{look}";
    private static final String PACKET = "{packet}";
    private static final String RECEIVE = "receive";
    private static final String TRANSMIT = "transmit";

    private static final Convention CONNECTIONS = new Convention(
            "system.network.connection.count", CONNECTION, "The number of connections.", true, true, null);
    private static final Map<String, Convention> TABLE = new HashMap<>();

    static {
        putInterfaces();
        putProcess();
        putSockets();
        putLooks();
    }

    private Conventions() {}

    private static void putInterfaces() {
        final Convention io =
                new Convention("system.network.io", BYTES).describedAs("The number of bytes transmitted and received.");
        final Convention packets =
                new Convention("system.network.packet.count", PACKET).describedAs("The number of packets transferred.");
        final Convention errors =
                new Convention("system.network.errors", "{error}").describedAs("Count of network errors detected.");
        final Convention dropped = new Convention("system.network.packet.dropped", PACKET)
                .describedAs("Count of packets that are dropped or discarded even though there was no error.");
        for (final String direction : new String[] {RECEIVE, TRANSMIT}) {
            final String name = "sockeye_interface_" + direction;
            TABLE.put(name + "_bytes", io.ofKernel().towards(direction));
            TABLE.put(name + "_packets", packets.ofKernel().towards(direction));
            TABLE.put(name + "_errors", errors.ofKernel().towards(direction));
            TABLE.put(name + "_drops", dropped.ofKernel().towards(direction));
        }
    }

    private static void putProcess() {
        TABLE.put(
                "process_cpu_seconds",
                new Convention("process.cpu.time", SECONDS)
                        .describedAs("Total CPU seconds broken down by different CPU modes."));
        TABLE.put(
                "process_resident_memory_bytes",
                new Convention("process.memory.usage", BYTES)
                        .describedAs("The amount of physical memory in use.")
                        .upDown());
        TABLE.put(
                "process_start_time_seconds",
                new Convention("process.uptime", SECONDS).describedAs("The time the process has been running."));
    }

    private static void putSockets() {
        put(SOCKETS, "sockeye.socket.count", SOCKET);
        put("sockeye_socket_drops", "sockeye.socket.drops", PACKET);
        put("sockeye_sockets_opened", "sockeye.socket.opened", SOCKET);
        put("sockeye_sockets_closed", "sockeye.socket.closed", SOCKET);
        put("sockeye_sockets_tracked", "sockeye.socket.tracked", SOCKET);
        put("sockeye_sockets_waiting", "sockeye.socket.waiting", SOCKET);
        put("sockeye_sockets_missed", "sockeye.socket.missed", SOCKET);
        put("sockeye_sockets_asked", "sockeye.socket.asked", "{question}");
        put("sockeye_sockets_unanswered", "sockeye.socket.unanswered", "{question}");
        put("sockeye_sockets_short_lived", "sockeye.socket.short_lived", SOCKET);
        put("sockeye_sockets_without_owner", "sockeye.socket.without_owner", SOCKET);
        put("sockeye_service_sockets", "sockeye.service.connections", CONNECTION);
        put("sockeye_service_accept_queue", "sockeye.service.accept_queue", CONNECTION);
        put("sockeye_service_accept_queue_max", "sockeye.service.accept_queue_max", CONNECTION);
        put("sockeye_service_listen_drops", "sockeye.service.listen_drops", CONNECTION);
        put("sockeye_service_opened", "sockeye.service.opened", SOCKET);
        put("sockeye_service_closed", "sockeye.service.closed", SOCKET);
        put("sockeye_services_without_place", "sockeye.service.without_place", "{listener}");
        put("sockeye_doctor_findings", "sockeye.doctor.findings", "{finding}");
        put("sockeye_doctor_gaps", "sockeye.doctor.gaps", "{gap}");
        putOfKernel("sockeye_kernel_events", "sockeye.kernel.events", "{event}");
        put("sockeye_conntrack_entries", "sockeye.conntrack.entries", CONNECTION);
        put("sockeye_conntrack_entries_max", "sockeye.conntrack.entries_max", CONNECTION);
        putOfKernel("sockeye_conntrack_drops", "sockeye.conntrack.drops", PACKET);
        putOfKernel("sockeye_conntrack_early_drops", "sockeye.conntrack.early_drops", CONNECTION);
        putOfKernel("sockeye_conntrack_insert_failures", "sockeye.conntrack.insert_failures", CONNECTION);
    }

    private static void putLooks() {
        put("sockeye_looks", "sockeye.look.count", LOOK);
        put("sockeye_looks_failed", "sockeye.look.failed", LOOK);
        put("sockeye_look_seconds", "sockeye.look.duration", SECONDS);
        put("sockeye_look_cpu_seconds", "sockeye.look.cpu.time", SECONDS);
        put("sockeye_look_sockets", "sockeye.look.sockets", SOCKET);
        put("sockeye_dumps_incomplete", "sockeye.look.dumps_incomplete", "{dump}");
        put("sockeye_events_lost", "sockeye.look.events_lost", "{event}");
        put("sockeye_processes_read", "sockeye.look.processes_read", "{process}");
        put("sockeye_descriptors_read", "sockeye.look.descriptors_read", "{descriptor}");
        put("sockeye_processes_cpu_seconds", "sockeye.look.processes_cpu", SECONDS);
        put("sockeye_rows_repeated", "sockeye.look.rows_repeated", "{row}");
        put("sockeye_rows_malformed", "sockeye.look.rows_malformed", "{row}");
        put("sockeye_read_bytes", "sockeye.look.io", BYTES);
        put("sockeye_system_calls", "sockeye.look.system_calls", "{call}");
        put("sockeye_retries", "sockeye.look.retries", "{call}");
        put("sockeye_otlp_exports", "sockeye.otlp.exports", LOOK);
        put("sockeye_otlp_failures", "sockeye.otlp.failures", LOOK);
        put("sockeye_otlp_dropped", "sockeye.otlp.dropped", LOOK);
    }

    private static void put(final String name, final String told, final String unit) {
        TABLE.put(name, new Convention(told, unit));
    }

    private static void putOfKernel(final String name, final String told, final String unit) {
        TABLE.put(name, new Convention(told, unit).ofKernel());
    }

    /**
     * Whether a metric is told at all. The version is an attribute of the resource, and names of node_exporter are for
     * dashboards of Prometheus: they would say the same twice.
     */
    static boolean isTold(final String name) {
        return !name.equals("sockeye_build") && !name.startsWith("node_");
    }

    /**
     * How a value is told.
     *
     * @param name     of its metric, as Prometheus has it, without {@code _total}.
     * @param protocol the value's protocol; null where it has none.
     * @return the convention, never null.
     */
    static Convention of(final String name, final String protocol) {
        if (name.equals(SOCKETS) && TCP.equals(protocol)) {
            return CONNECTIONS;
        }
        final Convention known = TABLE.get(name);
        return known == null ? byRule(name) : known;
    }

    private static Convention byRule(final String name) {
        final String unit = unit(name);
        final boolean isInName = unit.equals(SECONDS) || unit.equals(BYTES);
        final String bare = isInName ? name.substring(0, name.lastIndexOf('_')) : name;
        final String rest = bare.startsWith(PREFIX) ? bare.substring(PREFIX.length()) : bare;
        return new Convention("sockeye." + rest.replaceFirst("_", "."), unit);
    }

    private static String unit(final String name) {
        return switch (name.substring(name.lastIndexOf('_') + 1)) {
            case "seconds" -> SECONDS;
            case "bytes" -> BYTES;
            case "sockets" -> SOCKET;
            default -> NO_UNIT;
        };
    }
}
