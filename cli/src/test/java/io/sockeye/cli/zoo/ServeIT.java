package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_33_0.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sockeye serve} of the image, on a host whose every socket is known. */
@Shows(Exhibit.SERVED)
class ServeIT {
    /** Users are promised a second; the machines that run tests are busy. */
    private static final Duration END = Duration.ofSeconds(5);

    private static final String ANY_PORT = "--listen=127.0.0.1:0 --interval=0.2 --cpu=100 ";
    private static final String ANN = "Authorization:Basic "
            + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.US_ASCII));
    private static final String ANNS_PASSWORD = BCrypt.withDefaults().hashToString(4, "secret".toCharArray());

    private static Outcome run(final Zoo zoo, final User user, final String line) {
        return zoo.run(user, zoo.imageBin(), List.of("bash", "-c", line));
    }

    @Test
    void shouldServeItsPages(final Zoo zoo) throws IOException {
        try (RunningServe serve = RunningServe.start(zoo, User.ROOT, "")) {
            assertEquals("http://127.0.0.1:9517", serve.url());
            assertEquals("", serve.process().stdout());
            final ServedPage metrics = serve.get("/metrics");
            assertEquals(200, metrics.status());
            assertEquals("text/plain; version=0.0.4; charset=utf-8", metrics.type());
            assertEquals("healthy", serve.get("/-/healthy").body().trim());
            assertEquals("ready", serve.get("/-/ready").body().trim());
            assertTrue(serve.get("/").body().contains("/metrics"), serve.get("/")::body);
            assertEquals(404, serve.get("/metric").status());
            assertEquals(404, serve.get("/-/reload").status());
            assertEquals(1, serve.process().stderr().lines().count(), serve.process()::stderr);
        }
    }

    /** What the zoo knows of itself, and what ss counts beside. */
    @Test
    void shouldTellTheNumbersThatTheHostHas(final Zoo zoo) throws IOException {
        final Map<String, Double> expected = new TreeMap<>();
        for (final Map.Entry<String, Integer> row : zoo.expectedRows().entrySet()) {
            final String[] words = row.getKey().split(" ", -1);
            // The server's own listener is among them: Java's sockets are of IPv6 for IPv4 too.
            final int own = row.getKey().equals("tcp inet6 LISTEN") ? 1 : 0;
            expected.put(seriesOf(words), (double) row.getValue() + own);
        }
        assertEquals(13, expected.size());
        try (RunningServe serve = RunningServe.start(zoo, User.ROOT, ANY_PORT + "--names=node-exporter")) {
            final Map<String, Double> metrics = serve.await(
                    expected.toString(),
                    all -> expected.entrySet().stream()
                                    .allMatch(one -> one.getValue().equals(all.get(one.getKey())))
                            && sum(all, "sockeye_tcp_rtt_seconds_gcount") == established(all));
            for (final String state : List.of("established", "close_wait", "fin_wait2", "syn_sent", "closing")) {
                final String word = state.toUpperCase(Locale.ROOT);
                assertEquals(
                        sum(metrics, "sockeye_sockets{family=\"inet\",protocol=\"tcp\",state=\"" + word + "\"}")
                                + sum(
                                        metrics,
                                        "sockeye_sockets{family=\"inet6\",protocol=\"tcp\",state=\"" + word + "\"}"),
                        metrics.get("node_tcp_connection_states{state=\"" + state + "\"}"),
                        state);
            }
            assertEquals(counted(zoo, "ss -Htan state established"), (long) established(metrics));
            assertEquals(
                    counted(zoo, "ss -Htan state close-wait"),
                    metrics.get("node_tcp_connection_states{state=\"close_wait\"}")
                            .longValue());
            assertEquals(
                    counted(zoo, "ss -Htln"),
                    metrics.get("node_tcp_connection_states{state=\"listen\"}").longValue());
            assertEquals(counted(zoo, "ss -Hxa"), (long) sum(metrics, "sockeye_sockets{family=\"unix\""));
        }
    }

    private static String seriesOf(final String[] words) {
        if (words.length == 3) {
            return "sockeye_sockets{family=\"" + words[1] + "\",protocol=\"" + words[0] + "\",state=\"" + words[2]
                    + "\"}";
        }
        return Character.isUpperCase(words[1].charAt(0))
                ? "sockeye_service_sockets{port=\"" + words[0] + "\",state=\"" + words[1] + "\"}"
                : "sockeye_service_" + words[1] + "{port=\"" + words[0] + "\"}";
    }

    private static double established(final Map<String, Double> metrics) {
        return sum(metrics, "sockeye_sockets{family=\"inet\",protocol=\"tcp\",state=\"ESTABLISHED\"}")
                + sum(metrics, "sockeye_sockets{family=\"inet6\",protocol=\"tcp\",state=\"ESTABLISHED\"}");
    }

    /** Of all series that begin so. */
    private static double sum(final Map<String, Double> metrics, final String beginning) {
        return metrics.entrySet().stream()
                .filter(one -> one.getKey().startsWith(beginning))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static long counted(final Zoo zoo, final String command) {
        return Long.parseLong(run(zoo, User.ROOT, command + " | wc -l").stdout().trim());
    }

    /** Each lives for longer than a look takes, so each is seen to come and to go. */
    @Test
    void shouldCountWhatComesAndGoes(final Zoo zoo) throws IOException {
        try (RunningServe serve = RunningServe.start(zoo, User.STRANGER, ANY_PORT)) {
            final String all = "sockeye_sockets_opened_total{protocol=\"tcp\"}";
            final double before = serve.metrics().get(all);
            try (Background churn = Background.start(
                    zoo, User.ROOT, "python3 -B " + Installation.script("churn.py") + " 8090 20 3 5 20")) {
                Background.await(churn::stderr, () -> churn.stdout().endsWith("\n"));
                // One more is the connection over which bytes go.
                final double opened = Double.parseDouble(churn.stdout()) + 1;
                final Map<String, Double> metrics = serve.await(
                        "closed=" + opened,
                        one -> one.getOrDefault("sockeye_service_closed_total{port=\"8090\"}", 0.0) >= opened);
                assertEquals(opened, metrics.get("sockeye_service_closed_total{port=\"8090\"}"));
                // The listener came too, and is still there.
                assertEquals(opened + 1, metrics.get("sockeye_service_opened_total{port=\"8090\"}"));
                assertTrue(metrics.get(all) - before >= 2 * opened, () -> all + " of " + metrics);
                assertTrue(
                        metrics.get("sockeye_service_sent_bytes_total{port=\"8090\"}") >= 300_000, metrics::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--names=node-exporter",
                "--counters=all",
                "--doctor",
                "--events",
                "--by=process,cgroup,unit,remote,prefix",
                "--group=state,user",
                "--group=remote_address/24 --where='state = ESTABLISHED' --top=2",
                "--services=1 --source=proc"
            })
    void shouldPassThePrometheusCheck(final String options, final Zoo zoo) throws IOException {
        try (RunningServe serve = RunningServe.start(zoo, User.ROOT, ANY_PORT + options)) {
            final ServedPage page = serve.get("/metrics");
            final Path file = Files.writeString(zoo.directory().resolve("page"), page.body());
            assertEquals(new Outcome(0, "", ""), run(zoo, User.ROOT, "promtool check metrics <" + file));
            assertTrue(page.values().size() > 100, page::body);
        }
    }

    @Test
    void shouldServeTheFormatThatIsAskedFor(final Zoo zoo) throws IOException {
        try (RunningServe serve = RunningServe.start(zoo, User.ROOT, ANY_PORT)) {
            final ServedPage open = serve.get("/metrics", "Accept:application/openmetrics-text; version=1.0.0");
            assertEquals("application/openmetrics-text; version=1.0.0; charset=utf-8", open.type());
            assertTrue(open.body().endsWith("# EOF\n"), open::body);
            assertTrue(open.body().contains("# TYPE sockeye_tcp_rtt_seconds gaugehistogram\n"), open::body);

            final ServedPage binary = serve.get(
                    "/metrics",
                    "Accept:application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                            + "encoding=delimited");
            assertTrue(binary.type().startsWith("application/vnd.google.protobuf"), binary::type);
            final Map<String, Metrics.MetricFamily> families = new TreeMap<>();
            final ByteArrayInputStream bytes = new ByteArrayInputStream(binary.bytes());
            while (bytes.available() > 0) {
                final Metrics.MetricFamily family = Metrics.MetricFamily.parseDelimitedFrom(bytes);
                families.put(family.getName(), family);
            }
            final Metrics.Histogram rtt =
                    families.get("sockeye_tcp_rtt_seconds").getMetric(0).getHistogram();
            assertTrue(rtt.getPositiveSpanCount() > 0, rtt::toString);
            assertTrue(rtt.getBucketCount() > 0, rtt::toString);
            assertEquals(
                    Metrics.MetricType.GAUGE_HISTOGRAM,
                    families.get("sockeye_tcp_rtt_seconds").getType());
            // The JVM has nothing to say of what the formats do.
            assertEquals(1, serve.process().stderr().lines().count(), serve.process()::stderr);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void shouldEndAtOnce(final String signal, final Zoo zoo) throws IOException {
        try (RunningServe serve = RunningServe.start(zoo, User.STRANGER, ANY_PORT)) {
            serve.metrics();
            assertEquals(0, serve.endBy(signal, END));
            assertEquals(1, serve.process().stderr().lines().count(), serve.process()::stderr);
        }
    }

    @Test
    void shouldReadTheConfigurationAgain(final Zoo zoo) throws IOException {
        final Path config = zoo.directory().resolve("web.yml");
        Files.writeString(config, "http_server_config:\n  headers:\n    X-Frame-Options: deny\n");
        try (RunningServe serve = RunningServe.start(zoo, User.ROOT, ANY_PORT + "--web-config=" + config)) {
            assertEquals(200, serve.get("/metrics").status());
            Files.writeString(config, "basic_auth_users:\n  ann: " + ANNS_PASSWORD + "\n");
            reload(serve, "the configuration was read again\n");
            assertEquals(401, serve.get("/metrics").status());
            assertEquals(200, serve.get("/metrics", ANN).status());

            Files.writeString(config, "basic_auth_users: [ann]\n");
            reload(serve, "the old configuration stays in use: ");
            assertEquals(3, serve.process().stderr().lines().count(), serve.process()::stderr);
            assertEquals(401, serve.get("/metrics").status());
            assertEquals(200, serve.get("/metrics", ANN).status());
        }
    }

    private static void reload(final RunningServe serve, final String answer) {
        serve.process().signal("HUP");
        Background.await(serve.process()::stderr, () -> serve.process().stderr().contains("sockeye: serve: " + answer));
    }

    @Test
    void shouldServeAnOrdinaryUser(final Zoo zoo) throws IOException {
        try (RunningServe serve = RunningServe.start(zoo, User.STRANGER, ANY_PORT + "--doctor")) {
            serve.await("all", all -> sum(all, "sockeye_service_sockets{port=\"8080\",state=\"ESTABLISHED\"}") == 300);
            assertTrue(serve.metrics().get("sockeye_doctor_gaps{check=\"limits\"}") > 0, "other users' limits");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "--listen=nix                      # 3 # HOST:PORT is needed",
                "--listen=127.0.0.1:65536          # 3 # the port is a number from 0 to 65535",
                "--listen=::1:9517                 # 3 # IPv6 addresses stand in brackets",
                "--interval=0                      # 3 # it takes seconds, 0.1 at least",
                "--max-age=0                       # 3 # it takes seconds, above 0",
                "--cpu=0                           # 3 # it takes 1 to 100 percent of a core",
                "--top=0                           # 3 # it takes 1 to 65535",
                "--services=65536                  # 3 # it takes 0 to 65535",
                "--names=nix                       # 3 # possibilities: 'node-exporter'",
                "--counters=nix                    # 3 # possibilities: 'watched' 'all'",
                "--by=nix                          # 3 # possibilities: 'process'",
                "--group=nofield                   # 3 # no field 'nofield'",
                "--where='state = LISTEN'          # 3 # '--where' is for the sockets of '--group'",
                "--nix                             # 3 # unrecognized option '--nix'",
                "nix                               # 3 # 'nix' is no option",
                "--listen=0.0.0.0:9520             # 1 # others could read this host's connections",
                "--listen=[::]:9520                # 1 # others could read this host's connections",
                "--listen=:9520                    # 1 # others could read this host's connections",
                "--listen=127.0.0.1:8080           # 1 # cannot listen on 127.0.0.1:8080: Address already in use",
                "--listen=192.0.2.1:9520 --insecure # 1 # cannot listen on 192.0.2.1:9520: Cannot assign requested",
                "--web-config=/no/such/file        # 1 # /no/such/file",
            })
    void shouldRefuseInOneLine(final String options, final int exitCode, final String words, final Zoo zoo) {
        final Outcome outcome = run(zoo, User.STRANGER, "exec sockeye serve " + options);
        assertEquals(exitCode, outcome.exitCode(), outcome::stderr);
        assertEquals("", outcome.stdout());
        assertEquals(1, outcome.stderr().lines().count(), outcome::stderr);
        assertTrue(outcome.stderr().startsWith("sockeye: "), outcome::stderr);
        assertTrue(outcome.stderr().contains(words), outcome::stderr);
    }

    /** A filter's mistake is shown where it is, as for listings. */
    @Test
    void shouldShowWhereAFilterIsWrong(final Zoo zoo) {
        final Outcome outcome = run(zoo, User.STRANGER, "exec sockeye serve --group=state --where='a b'");
        assertEquals(3, outcome.exitCode());
        assertTrue(outcome.stderr().startsWith("sockeye: serve: --where: no field 'a'"), outcome::stderr);
        assertTrue(outcome.stderr().endsWith("\n  a b\n  ^\n"), outcome::stderr);
    }

    @Test
    void shouldServeOthersWhoHaveAPasswordOrWhereSomebodyInsists(final Zoo zoo) throws IOException {
        final Path config = zoo.directory().resolve("users.yml");
        Files.writeString(config, "basic_auth_users:\n  ann: " + ANNS_PASSWORD + "\n");
        try (RunningServe serve = RunningServe.start(zoo, User.ROOT, "--listen=0.0.0.0:9521 --web-config=" + config)) {
            assertEquals(401, serve.get("/metrics").status());
            assertEquals(200, serve.get("/metrics", ANN).status());
            assertTrue(serve.process().stderr().contains("passwords come to 0.0.0.0:9521 in clear"));
        }
        try (RunningServe serve = RunningServe.start(zoo, User.ROOT, "--listen=0.0.0.0:9522 --insecure")) {
            assertEquals(200, serve.get("/metrics").status());
            assertFalse(serve.process().stderr().contains("refused"), serve.process()::stderr);
        }
    }
}
