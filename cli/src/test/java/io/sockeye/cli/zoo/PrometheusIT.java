package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two real Prometheus scrape {@code sockeye serve} each second for a minute: one with native histograms, over protocol
 * buffers, and one with classic ones, over text. It mostly waits, so it runs beside other tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class PrometheusIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIG = """
            global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 5s}
            rule_files: ['%s']
            scrape_configs:
              - {job_name: sockeye, static_configs: [{targets: ['127.0.0.1:9517']}]}
            """;
    /** Nothing comes or goes. */
    private static final int QUIET_MILLIS = 22_000;
    /** The port, connections a second, how long each lives, for how long they are opened: in seconds, as the rest. */
    private static final String CHURN = " 8090 20 3 120 1";

    private static final int CHURN_MILLIS = 34_000;
    /** As many scrapers as there are, each with one connection that stays, which has two ends. */
    private static final int SCRAPERS = 2;

    private static final String ESTABLISHED = "sum by (instance) (sockeye_sockets{protocol='tcp',state='ESTABLISHED'})";

    @Test
    void shouldAnswerQueriesWithTheRightNumbers() throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SERVED);
                RunningServe serve = RunningServe.start(
                        zoo, User.STRANGER, "--interval=1 --cpu=100 --doctor --names=node-exporter");
                Server classic = Server.start(zoo, 9091, "");
                Server natives = Server.start(zoo, 9090, "--enable-feature=native-histograms")) {
            final List<Server> servers = List.of(classic, natives);
            servers.forEach(Server::awaitScrapes);
            Background.pause(QUIET_MILLIS);
            servers.forEach(server -> assertNumbers(server, zoo.expectedRows()));
            final String command = "python3 -B " + Installation.script("churn.py") + CHURN;
            try (Background churn = Background.start(zoo, User.ROOT, command)) {
                Background.pause(CHURN_MILLIS);
                servers.forEach(PrometheusIT::assertRates);
                assertTrue(churn.isAlive(), churn::stderr);
            }
            assertClassicHistograms(classic);
            assertNativeHistograms(natives);
            assertDashboard(classic, "");
            assertDashboard(natives, "histogram_quantile");
            servers.forEach(PrometheusIT::assertWell);
            assertEquals(1, serve.process().stderr().lines().count(), serve.process()::stderr);
        }
    }

    /** Each number is the same for as long as nothing happens, but for connections of those who ask. */
    private static void assertNumbers(final Server server, final Map<String, Integer> rows) {
        final double established = rows.get("tcp inet ESTABLISHED") + rows.get("tcp inet6 ESTABLISHED");
        server.expect(established + 2 * SCRAPERS, "min_over_time((" + ESTABLISHED + ")[15s:1s])");
        server.expect(20, "min_over_time((sum(sockeye_sockets{protocol='tcp',state='CLOSE_WAIT'}))[15s:1s])");
        server.expect(20, "min_over_time((sum(sockeye_sockets{protocol='tcp',state='FIN_WAIT2'}))[15s:1s])");
        server.expect(4 + 1 + SCRAPERS, "sum(sockeye_sockets{protocol='tcp',state='LISTEN'})");
        server.expect(0, "sum(sockeye_sockets{protocol='tcp',state='SYN_SENT'})");
        server.expect(3, "sum(sockeye_sockets{protocol='udp'})");
        server.expect(300, "sockeye_service_sockets{port='8080',state='ESTABLISHED'}");
        server.expect(20, "sockeye_service_sockets{port='8080',state='CLOSE_WAIT'}");
        server.expect(365, "sum(sockeye_service_sockets{port=~'8080|8081|8082|8083',state='ESTABLISHED'})");
        server.expect(5, "sockeye_service_accept_queue{port='8082'}");
        server.expect(16, "sockeye_service_accept_queue_max{port='8082'}");
        server.expect(10_000, "sockeye_service_recv_queue_bytes{port='8083'}");
        server.expect(20, "node_tcp_connection_states{state='close_wait'}");
        server.expect(
                1, "count(sum by (instance) (node_tcp_connection_states{state='established'}) == " + ESTABLISHED + ")");
        server.expect(1, "count(node_sockstat_TCP_alloc)");
        server.expect(0, "sum(rate(sockeye_service_opened_total{port=~'8080|8081|8082|8083'}[15s]))");
    }

    /**
     * A rate is of the looks between two scrapes, so it can be wrong by a second of twenty. Where the machine has stood
     * still for seconds it is right a little later.
     */
    private static void assertRates(final Server server) {
        server.awaitAbout(20, 3, "rate(sockeye_service_opened_total{port='8090'}[20s])");
        server.awaitAbout(20, 3, "rate(sockeye_service_closed_total{port='8090'}[20s])");
        server.awaitAbout(61, 6, "avg_over_time(sockeye_service_sockets{port='8090',state='ESTABLISHED'}[20s])");
        server.awaitAbout(100_000, 15_000, "rate(sockeye_service_sent_bytes_total{port='8090'}[20s])");
        // Both ends are sockets of this host, and those who ask come and go as well.
        server.awaitAbout(43, 8, "rate(sockeye_sockets_opened_total{protocol='tcp'}[20s])");
    }

    private static void assertClassicHistograms(final Server server) {
        server.expect(1, "count(sum by (instance) (sockeye_tcp_rtt_seconds_bucket{le='+Inf'}) == " + ESTABLISHED + ")");
        server.expect(1, "count(sum by (instance) (sockeye_tcp_rtt_seconds_gcount) == " + ESTABLISHED + ")");
        server.expectAbout(0.001, 0.001, "histogram_quantile(0.5, sum by (le) (sockeye_tcp_rtt_seconds_bucket))");
        server.expect(
                10,
                "min_over_time((sum(sockeye_tcp_recv_queue_bytes_bucket{le='+Inf'})"
                        + " - sum(sockeye_tcp_recv_queue_bytes_bucket{le='0.0'}))[15s:1s])");
    }

    private static void assertNativeHistograms(final Server server) {
        server.expect(1, "count(sum by (instance) (histogram_count(sockeye_tcp_rtt_seconds)) == " + ESTABLISHED + ")");
        server.expectAbout(0.001, 0.001, "histogram_quantile(0.5, sum(sockeye_tcp_rtt_seconds))");
        server.expect(10_000, "min_over_time((histogram_sum(sockeye_tcp_recv_queue_bytes))[15s:1s])");
        server.expectAbout(1_000, 150, "histogram_quantile(0.999, sockeye_tcp_recv_queue_bytes)");
        server.expect(0, "count(sockeye_tcp_rtt_seconds_bucket) or vector(0)");
    }

    /** Each panel whose query has such a part has something to show, but those for what this host is without. */
    private static void assertDashboard(final Server server, final String part) {
        final List<String> queries = Dashboard.queries().stream()
                .filter(query -> query.contains(part))
                .toList();
        assertTrue(queries.size() >= 4, queries::toString);
        for (final String query : queries) {
            final boolean isOfAFault = query.contains("sockeye_conntrack_entries") || query.endsWith("> 0");
            final int series = server.values(query).size();
            assertTrue(series > 0 || isOfAFault, () -> server.port() + ": nothing for " + query);
        }
    }

    private static void assertWell(final Server server) {
        server.expect(1, "min_over_time(up[1m])");
        server.expectAbout(60, 15, "count_over_time(up[1m])");
        server.expect(0, "count(ALERTS{alertstate='firing'}) or vector(0)");
        assertEquals("", server.process().stderr());
    }

    /** A Prometheus in a zoo. */
    private record Server(Zoo zoo, int port, Background process) implements AutoCloseable {
        static Server start(final Zoo zoo, final int port, final String more) throws IOException {
            final Path alerts = Installation.share().resolve("prometheus/alerts.yml");
            final Path config = zoo.directory().resolve("prometheus" + port + ".yml");
            Files.writeString(config, CONFIG.formatted(alerts));
            final String command = "prometheus --config.file=" + config + " --web.listen-address=127.0.0.1:" + port
                    + " --storage.tsdb.path=" + zoo.directory().resolve("data" + port) + " --log.level=warn " + more;
            return new Server(zoo, port, Background.start(zoo, User.ROOT, command));
        }

        void awaitScrapes() {
            Background.await(
                    () -> "scrapes by " + port + ": " + process.stderr(),
                    () -> process.stderr().isEmpty()
                            && isServing()
                            && values("up == 1").size() == 1);
        }

        private boolean isServing() {
            final List<String> probe = List.of("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + port);
            return zoo.run(User.ROOT, zoo.imageBin(), probe).exitCode() == 0;
        }

        private JsonNode values(final String query) {
            final String url = "http://127.0.0.1:" + port + "/api/v1/query?query="
                    + URLEncoder.encode(query, StandardCharsets.UTF_8);
            final ServedPage page = ServedPage.get(zoo, url);
            try {
                assertEquals(200, page.status(), () -> query + ": " + page.body());
                return JSON.readTree(page.body()).at("/data/result");
            } catch (final IOException failure) {
                throw new UncheckedIOException(page.body(), failure);
            }
        }

        void expect(final double value, final String query) {
            expectAbout(value, 0, query);
        }

        void expectAbout(final double value, final double tolerance, final String query) {
            final JsonNode values = values(query);
            assertEquals(1, values.size(), () -> port + ": " + query + ": " + values);
            assertEquals(
                    value,
                    values.get(0).at("/value/1").asDouble(),
                    tolerance,
                    () -> port + ": " + query + ": " + values);
        }

        void awaitAbout(final double value, final double tolerance, final String query) {
            Background.await(
                    () -> port + ": " + value + " for " + query + ": " + values(query),
                    () -> Math.abs(values(query).at("/0/value/1").asDouble() - value) <= tolerance);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
