package io.sockeye.cli.serve.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import at.favre.lib.crypto.bcrypt.BCrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, methods and passwords, over real sockets. */
class MetricsServerTest {
    private static final String PLAIN = "text/plain; version=0.0.4";
    private static final byte[] METRICS = "a 1\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
    private static final String HASH = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "secret".toCharArray());

    @TempDir
    private Path directory;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<PageRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Page> pages = Map.of(
            "/metrics",
            request -> {
                requests.add(request);
                return new Answer(200, PLAIN, METRICS);
            },
            "/health",
            request -> Answer.text(503, "starting"),
            "/broken",
            request -> {
                throw new IOException("no\u001bluck");
            },
            "/bug",
            request -> {
                throw new IllegalStateException("bug");
            });

    private MetricsServer server;

    @BeforeEach
    void start() throws IOException {
        server = MetricsServer.start(new HostPort("127.0.0.1", 0), null, false, pages, log::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart(final Path config) throws IOException {
        server.close();
        server = MetricsServer.start(new HostPort("127.0.0.1", 0), config, false, pages, log::add);
    }

    private Client.Response once(final String request) throws IOException {
        return Client.once(server.address(), request);
    }

    @Test
    void shouldServeAPageManyTimesOnAConnection() throws IOException {
        try (Client client = new Client(server.address())) {
            for (int i = 0; i < 3; i++) {
                final Client.Response response =
                        client.ask(Client.get("/metrics?a=b&c", "Accept: application/openmetrics-text\r\n"));
                assertEquals(200, response.status());
                assertEquals(PLAIN, response.headers().get("content-type"));
                assertEquals("Accept, Accept-Encoding", response.headers().get("vary"));
                assertNull(response.headers().get("connection"));
                assertTrue(response.headers().get("date").matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} .* GMT"));
                assertArrayEquals(METRICS, response.body());
            }
        }
        assertEquals(new PageRequest("/metrics", "application/openmetrics-text", "a=b&c", false), requests.get(2));
        assertEquals(List.of(), log);
    }

    @Test
    void shouldCompressWhereTheClientTakesIt() throws IOException {
        final Client.Response response = once(Client.get("/metrics", "Accept-Encoding: gzip\r\n"));
        assertEquals("gzip", response.headers().get("content-encoding"));
        assertTrue(response.body().length < METRICS.length / 10);
        assertEquals(new String(METRICS, StandardCharsets.UTF_8), response.text());
        assertTrue(requests.get(0).isGzip());
        assertNull(once(Client.get("/health", "Accept-Encoding: gzip\r\n"))
                .headers()
                .get("content-encoding"));
    }

    @Test
    void shouldAnswerHeadWithoutABody() throws IOException {
        try (Client client = new Client(server.address())) {
            for (int i = 0; i < 2; i++) {
                final Client.Response head = client.ask("HEAD /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
                assertEquals(200, head.status());
                assertEquals(Integer.toString(METRICS.length), head.headers().get("content-length"));
            }
            assertEquals(
                    404, client.ask("HEAD /nothing HTTP/1.1\r\nHost: x\r\n\r\n").status());
            assertEquals(200, client.ask(Client.get("/metrics", "")).status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics/",
                "/metrics/x",
                "//metrics",
                "/./metrics",
                "/x/../metrics",
                "/../../etc/passwd",
                "/%6detrics",
                "/metrics%00",
                "/METRICS",
                "/metrics;a",
                "metrics",
                "*"
            })
    void shouldFindNothingElse(final String path) throws IOException {
        assertEquals(404, once(Client.get(path, "")).status());
        assertEquals(0, requests.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "BREW"})
    void shouldTakeNoOtherMethod(final String method) throws IOException {
        final Client.Response response = once(method + " /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
        assertEquals(405, response.status());
        assertEquals("GET, HEAD", response.headers().get("allow"));
        assertEquals("close", response.headers().get("connection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: x\r\n"})
    void shouldTakeNoBody(final String header) throws IOException {
        assertEquals(
                413, once(Client.get("/metrics", header) + "5\r\nabcde\r\n").status());
        assertEquals(0, requests.size());
    }

    @Test
    void shouldEndConnectionsThatAskForIt() throws IOException {
        for (final String request :
                List.of(Client.get("/metrics", "Connection: close\r\n"), "GET /metrics HTTP/1.0\r\n\r\n")) {
            try (Client client = new Client(server.address())) {
                final Client.Response response = client.ask(request);
                assertEquals(200, response.status());
                assertEquals("close", response.headers().get("connection"));
                assertTrue(client.isClosed());
            }
        }
    }

    @Test
    void shouldAnswerHalfClosedClients() throws IOException {
        try (Client client = new Client(server.address())) {
            client.send(Client.get("/metrics", ""));
            client.socket().shutdownOutput();
            assertArrayEquals(METRICS, client.receive(true).body());
            assertTrue(client.isClosed());
        }
    }

    @Test
    void shouldSayInOneLineThatAPageFailed() throws IOException {
        assertEquals(503, once(Client.get("/health", "")).status());
        assertEquals(500, once(Client.get("/broken", "")).status());
        assertEquals(500, once(Client.get("/bug", "")).status());
        assertEquals(List.of("/broken failed: java.io.IOException: no.luck"), log);
        assertEquals(200, once(Client.get("/metrics", "")).status());
    }

    @Test
    void shouldAskForPasswordsBeforeAnythingElse() throws IOException {
        final Path config = Files.writeString(
                directory.resolve("web.yml"),
                "basic_auth_users:\n  alice: " + HASH + "\n"
                        + "http_server_config:\n  headers:\n    X-Frame-Options: deny\n");
        restart(config);
        for (final String path : List.of("/metrics", "/nothing")) {
            final Client.Response response = once(Client.get(path, ""));
            assertEquals(401, response.status());
            assertTrue(response.headers().get("www-authenticate").startsWith("Basic "));
            assertEquals("close", response.headers().get("connection"));
            assertEquals("deny", response.headers().get("x-frame-options"));
        }
        assertEquals(
                401, once(Client.get("/metrics", Client.basic("alice:wrong"))).status());
        assertEquals(
                401, once(Client.get("/metrics", Client.basic("bob:secret"))).status());
        assertEquals(2, server.passwordChecks());
        for (int i = 0; i < 20; i++) {
            final Client.Response response = once(Client.get("/metrics", Client.basic("alice:secret")));
            assertEquals(200, response.status());
            assertEquals("deny", response.headers().get("x-frame-options"));
        }
        assertEquals(3, server.passwordChecks());
        assertEquals(
                404, once(Client.get("/nothing", Client.basic("alice:secret"))).status());
        assertEquals(List.of("wrong user or password from 127.0.0.1"), log);
    }

    @Test
    void shouldCheckFewOfAThousandWrongPasswordsAndLetTheRightOnesThrough() throws IOException {
        restart(Files.writeString(directory.resolve("web.yml"), "basic_auth_users:\n  alice: " + HASH + "\n"));
        final String right = Client.get("/metrics", Client.basic("alice:secret"));
        assertEquals(200, once(right).status());
        final long before = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            final Client.Response wrong = once(Client.get("/metrics", Client.basic("alice:wrong" + i)));
            assertTrue(wrong.status() == 401 || wrong.status() == 429, "status=" + wrong.status());
            assertEquals(wrong.status() == 429 ? "5" : null, wrong.headers().get("retry-after"));
            if (i % 100 == 0) {
                assertEquals(200, once(right).status());
            }
        }
        final long more = (System.nanoTime() - before) / 5_000_000_000L + 1;
        assertTrue(server.passwordChecks() <= 6 + more, "checks=" + server.passwordChecks() + ", more=" + more);
        assertEquals(1, log.size(), log.toString());
    }

    @Test
    void shouldServeAThousandScrapesFiftyAtATime() throws InterruptedException {
        final AtomicInteger served = new AtomicInteger();
        final List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(Thread.ofPlatform().daemon().start(() -> {
                try (Client client = new Client(server.address())) {
                    for (int j = 0; j < 20; j++) {
                        final Client.Response response =
                                client.ask(Client.get("/metrics", j % 2 == 0 ? "Accept-Encoding: gzip\r\n" : ""));
                        if (response.status() == 200 && response.text().length() == METRICS.length) {
                            served.incrementAndGet();
                        }
                    }
                } catch (final IOException e) {
                    served.addAndGet(-1000);
                }
            }));
        }
        for (final Thread client : clients) {
            client.join(30_000);
        }
        assertEquals(1000, served.get());
        assertEquals(0, server.turnedAway());
    }

    @Test
    void shouldReadUsersAgainAndKeepTheOldIfTheNewAreWrong() throws IOException {
        final Path config = directory.resolve("web.yml");
        Files.writeString(config, "basic_auth_users:\n  alice: " + HASH + "\n");
        restart(config);
        try (Client client = new Client(server.address())) {
            assertEquals(
                    200,
                    client.ask(Client.get("/metrics", Client.basic("alice:secret")))
                            .status());
            Files.writeString(config, "basic_auth_users:\n  alice: changed\n");
            final String message =
                    assertThrows(IOException.class, server::reload).getMessage();
            assertTrue(message.startsWith(config + ":2: basic_auth_users.alice: "), message);
            assertEquals(
                    200,
                    client.ask(Client.get("/metrics", Client.basic("alice:secret")))
                            .status());
            Files.writeString(config, "basic_auth_users:\n  carol: " + HASH + "\n");
            server.reload();
            assertEquals(
                    401,
                    client.ask(Client.get("/metrics", Client.basic("alice:secret")))
                            .status());
        }
        assertEquals(
                200, once(Client.get("/metrics", Client.basic("carol:secret"))).status());
    }

    @Test
    void shouldListenForOthersOnlyWithPasswordsOrIfToldTo() throws IOException {
        for (final String host : List.of("", "0.0.0.0", "::")) {
            final HostPort all = new HostPort(host, 0);
            final String message = assertThrows(
                            IOException.class, () -> MetricsServer.start(all, null, false, pages, log::add))
                    .getMessage();
            assertTrue(message.startsWith("others could read this host's connections at "), message);
            assertFalse(message.contains("\n"));
            MetricsServer.start(all, null, true, pages, log::add).close();
        }
        assertEquals(List.of(), log);
        final Path config = directory.resolve("web.yml");
        Files.writeString(config, "basic_auth_users:\n  alice: " + HASH + "\n");
        try (MetricsServer guarded = MetricsServer.start(new HostPort("0.0.0.0", 0), config, false, pages, log::add)) {
            assertEquals(1, log.size());
            assertTrue(log.get(0).startsWith("passwords come to 0.0.0.0:0 in clear"), log.get(0));
            Files.writeString(config, "");
            final String message =
                    assertThrows(IOException.class, guarded::reload).getMessage();
            assertTrue(message.startsWith("others could read"), message);
            final int port = guarded.address().getPort();
            assertEquals(
                    401,
                    Client.once(new HostPort("127.0.0.1", port).resolve(), Client.get("/metrics", ""))
                            .status());
        }
    }

    @Test
    void shouldSayInOneLineThatItCannotListen() {
        final HostPort taken = new HostPort("127.0.0.1", server.address().getPort());
        final String message = assertThrows(
                        IOException.class, () -> MetricsServer.start(taken, null, false, pages, log::add))
                .getMessage();
        assertTrue(message.startsWith("cannot listen on " + taken + ": Address already in use"), message);
    }

    @Test
    void shouldListenOnIpv6() throws IOException {
        try (MetricsServer six = MetricsServer.start(HostPort.parse("[::1]:0"), null, false, pages, log::add)) {
            assertEquals(
                    200, Client.once(six.address(), Client.get("/metrics", "")).status());
        }
    }

    @Test
    void shouldCompressOnceForAll() {
        final Answer answer = new Answer(200, PLAIN, METRICS);
        assertTrue(answer.gzipped() == answer.gzipped());
    }

    @Test
    void shouldEndWithinASecondWhateverClientsDo() throws Exception {
        final CountDownLatch isAsked = new CountDownLatch(1);
        final CountDownLatch isOver = new CountDownLatch(1);
        final MetricsServer busy = MetricsServer.start(
                new HostPort("127.0.0.1", 0),
                null,
                false,
                Map.of(
                        "/slow",
                        request -> {
                            isAsked.countDown();
                            try {
                                isOver.await();
                            } catch (final InterruptedException e) {
                                throw new IOException(e);
                            }
                            return Answer.text(200, "late");
                        },
                        "/big",
                        request -> new Answer(200, PLAIN, new byte[50_000_000])),
                log::add);
        try (Client silent = new Client(busy.address());
                Client within = new Client(busy.address());
                Client slow = new Client(busy.address());
                Client big = new Client(busy.address())) {
            within.send("GET /sl");
            slow.send(Client.get("/slow", ""));
            big.send(Client.get("/big", ""));
            isAsked.await();
            final long before = System.nanoTime();
            busy.close();
            assertTrue(System.nanoTime() - before < 1_000_000_000L);
            for (final Client client : List.of(silent, within, slow, big)) {
                assertTrue(client.isClosed());
            }
            assertThrows(IOException.class, () -> new Client(busy.address()));
        } finally {
            isOver.countDown();
        }
    }
}
