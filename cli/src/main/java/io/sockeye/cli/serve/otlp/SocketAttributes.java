package io.sockeye.cli.serve.otlp;

import java.util.Locale;
import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * Labels of Prometheus as attributes of OpenTelemetry, by its names where it has them. A label without a value is none.
 * What a label calls {@code other} has the attribute {@code sockeye.other} instead, as ports are numbers. Threads:
 * stateless.
 */
final class SocketAttributes {
    private static final String OTHER = "other";
    private static final String SOCKEYE = "sockeye.";
    private static final String STATE = "state";
    private static final String FAMILY = "family";

    /** Names by labels. */
    private static final Map<String, String> NAMES = Map.of(
            "protocol",
            "network.transport",
            FAMILY,
            "network.type",
            "interface",
            "network.interface.name",
            "port",
            "network.local.port",
            "local_port",
            "network.local.port",
            "remote_port",
            "network.peer.port",
            "local_address",
            "network.local.address",
            "remote_address",
            "network.peer.address",
            "container",
            "container.id");

    private static final Map<String, String> FAMILIES = Map.of("inet", "ipv4", "inet6", "ipv6");
    /** States of TCP whose words are not the same in lower case. */
    private static final Map<String, String> STATES = Map.of(
            "SYN_RECV", "syn_received",
            "FIN_WAIT1", "fin_wait_1",
            "FIN_WAIT2", "fin_wait_2",
            "CLOSE", "closed");

    private SocketAttributes() {}

    /**
     * The attributes of a value.
     *
     * @param labels     that Prometheus gets.
     * @param convention of the metric.
     * @return the attributes.
     */
    static Attributes of(final Labels labels, final Convention convention) {
        final AttributesBuilder attributes = Attributes.builder();
        if (convention.direction() != null) {
            attributes.put("network.io.direction", convention.direction());
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.getValue(i).isEmpty()) {
                put(labels.getName(i), labels.getValue(i), convention, attributes);
            }
        }
        return attributes.build();
    }

    private static void put(
            final String label, final String value, final Convention convention, final AttributesBuilder attributes) {
        final String name = NAMES.getOrDefault(label, SOCKEYE + label);
        if (value.equals(OTHER)) {
            attributes.put(SOCKEYE + OTHER, true);
        } else if (label.equals(STATE) && convention.unit().equals(Convention.CONNECTION)) {
            attributes.put("network.connection.state", STATES.getOrDefault(value, value.toLowerCase(Locale.ROOT)));
        } else if (label.equals(FAMILY)) {
            // OpenTelemetry has no type for sockets of UNIX, whose transport says all.
            attributes.put(name, FAMILIES.get(value));
        } else if (label.equals("interface") && convention.name().equals("system.network.packet.count")) {
            attributes.put("system.device", value);
        } else if (name.endsWith(".port")) {
            attributes.put(name, Long.parseLong(value));
        } else {
            attributes.put(name, value);
        }
    }
}
