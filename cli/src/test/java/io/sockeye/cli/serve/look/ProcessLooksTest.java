package io.sockeye.cli.serve.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import org.junit.jupiter.api.Test;

import io.sockeye.cli.args.ServeArguments;
import io.sockeye.cli.args.ServeOptions;
import io.sockeye.cli.names.Names;
import io.sockeye.collector.text.ProcRoot;

/** What looks tell of the processes of this host. */
class ProcessLooksTest {
    private static final int SOCKETS = 40;

    @Test
    void shouldTellSocketsByProcess() throws Exception {
        final List<ServerSocket> sockets = new ArrayList<>();
        try (Looker looker = looker("--by=process,remote,prefix", "--top=1000")) {
            looker.take();
            for (int i = 0; i < SOCKETS; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            final ServerSocket server = sockets.get(0);
            final LookPage page;
            try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                assertTrue(client.isConnected());
                page = looker.take();
            }
            assertTrue(gauge(page, "sockeye_process_sockets", "process", "java") >= SOCKETS);
            assertTrue(gauge(page, "sockeye_process_sockets", "process", "other") >= 0);
            assertTrue(gauge(page, "sockeye_remote_sockets", "remote_address", "127.0.0.1") >= 1);
            assertTrue(gauge(page, "sockeye_prefix_sockets", "remote_address", "127.0.0.0/24") >= 1);
            final double all = gauge(page, "sockeye_look_sockets");
            // The survey counts those too that it finds by asking for them.
            assertEquals(all, sum(page, "sockeye_process_sockets"), all / 10);
            assertTrue(gauge(page, "sockeye_sockets_without_owner") < all);
            assertTrue(total(page, "sockeye_processes_read") > 0);
            assertTrue(total(page, "sockeye_descriptors_read") >= SOCKETS);
            assertTrue(total(page, "sockeye_process_names_refused") >= 0);
        } finally {
            for (final ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void shouldReadNoProcessUnlessAsked() throws Exception {
        try (Looker looker = looker("--by=remote")) {
            final LookPage page = looker.take();
            for (final MetricSnapshot metric : page.metrics()) {
                final String name = metric.getMetadata().getName();
                assertFalse(name.contains("process_sockets") || name.contains("descriptors"), name);
            }
        }
    }

    private static Looker looker(final String... arguments) throws Exception {
        final ServeOptions options =
                assertInstanceOf(ServeOptions.class, new ServeArguments("sockeye", "1").parse(arguments));
        final Names names = Names.ofThisHostInTime();
        return new Looker(
                options,
                "1",
                ProcRoot.of(options.sockets().procRoot()),
                names,
                GroupChoice.of(options, names),
                new LastLook(options.maxAgeNanos()),
                null,
                line -> {});
    }

    private static MetricSnapshot metric(final LookPage page, final String name) {
        for (final MetricSnapshot metric : page.metrics()) {
            if (metric.getMetadata().getName().equals(name)) {
                return metric;
            }
        }
        throw new AssertionError("no such metric: " + name);
    }

    private static double sum(final LookPage page, final String name) {
        double sum = 0;
        for (final DataPointSnapshot point : metric(page, name).getDataPoints()) {
            sum += ((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue();
        }
        return sum;
    }

    /** The value with this label, or -1. */
    private static double gauge(final LookPage page, final String name, final String... label) {
        for (final DataPointSnapshot point : metric(page, name).getDataPoints()) {
            if (label.length == 0 || label[1].equals(point.getLabels().get(label[0]))) {
                return ((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue();
            }
        }
        return -1;
    }

    private static double total(final LookPage page, final String name) {
        return ((CounterSnapshot.CounterDataPointSnapshot)
                        metric(page, name).getDataPoints().get(0))
                .getValue();
    }
}
