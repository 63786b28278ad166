package io.sockeye.cli.serve.metrics;

import java.util.List;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.survey.Services;
import io.sockeye.collector.survey.Services.Figure;
import io.sockeye.collector.vocabulary.TcpStates;
import io.sockeye.linux.sockdiag.TcpState;

/** What each port has that somebody listens on, and all others together. Threads: stateless. */
public final class ServiceMetrics {
    private static final String PORT = "port";
    private static final String OTHERS = "other";
    private static final double PERCENT = 100;
    /** States that are told though no socket has them. */
    private static final int ALWAYS = 1 << TcpState.TCP_ESTABLISHED
            | 1 << TcpState.TCP_SYN_RECV
            | 1 << TcpState.TCP_TIME_WAIT
            | 1 << TcpState.TCP_CLOSE_WAIT
            | 1 << TcpState.TCP_LISTEN;

    private ServiceMetrics() {}

    /**
     * Tell of services.
     *
     * @param services of one look.
     * @param target   to add to.
     */
    public static void add(final Services services, final List<MetricSnapshot> target) {
        target.add(sockets(services));
        target.add(gauge(services, "accept_queue", "Connections that wait to be accepted.", Figure.ACCEPT_QUEUE, 1));
        target.add(gauge(
                services, "accept_queue_max", "Connections that may wait to be accepted.", Figure.ACCEPT_QUEUE_MAX, 1));
        target.add(gauge(
                services,
                "accept_queue_ratio",
                "The greatest share of its maximum that a listener's queue has.",
                Figure.ACCEPT_QUEUE_PERCENT,
                PERCENT));
        target.add(gauge(
                services,
                "listen_drops",
                "Connections that the listeners which are there now have dropped.",
                Figure.DROPS,
                1));
        target.add(gauge(services, "recv_queue_bytes", "Bytes that wait to be read.", Figure.RECV_QUEUE, 1));
        target.add(gauge(
                services, "send_queue_bytes", "Bytes that wait to be sent or acknowledged.", Figure.SEND_QUEUE, 1));
        target.add(total(services, "sent_bytes", "Bytes that peers have acknowledged.", Figure.SENT));
        target.add(total(services, "received_bytes", "Bytes received.", Figure.RECEIVED));
        target.add(total(services, "opened", "Full sockets that came between two looks.", Figure.OPENED));
        target.add(total(services, "closed", "Full sockets that went between two looks.", Figure.CLOSED));
        target.add(Metric.gauge("sockeye_services_without_place", "Listeners that count as others for want of places.")
                .add(services.turnedAway())
                .build());
    }

    private static MetricSnapshot sockets(final Services services) {
        final Metric gauge =
                Metric.gauge("sockeye_service_sockets", "TCP sockets by local port and state.", PORT, "state");
        for (int place = 0; place < services.places(); place++) {
            if (!isTaken(services, place)) {
                continue;
            }
            for (int state = 1; state < Services.STATES; state++) {
                final long count = services.sockets(place, state);
                if (count > 0 || (ALWAYS >>> state & 1) != 0) {
                    gauge.add(count, port(services, place), TcpStates.WORDS.word(state));
                }
            }
        }
        return gauge.build();
    }

    private static MetricSnapshot gauge(
            final Services services, final String name, final String help, final Figure figure, final double divisor) {
        return filled(Metric.gauge("sockeye_service_" + name, help, PORT), services, figure, divisor);
    }

    private static MetricSnapshot total(
            final Services services, final String name, final String help, final Figure figure) {
        return filled(Metric.total("sockeye_service_" + name, help, PORT), services, figure, 1);
    }

    private static MetricSnapshot filled(
            final Metric metric, final Services services, final Figure figure, final double divisor) {
        for (int place = 0; place < services.places(); place++) {
            if (isTaken(services, place)) {
                metric.add(services.number(place, figure) / divisor, port(services, place));
            }
        }
        return metric.build();
    }

    private static boolean isTaken(final Services services, final int place) {
        return place == Services.OTHERS || services.port(place) >= 0;
    }

    private static String port(final Services services, final int place) {
        return place == Services.OTHERS ? OTHERS : Integer.toString(services.port(place));
    }
}
