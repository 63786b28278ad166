package io.sockeye.cli.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server bears, over real sockets. The numbers are those of {@link ServerLimits#DEFAULTS}; where a time is
 * waited for it is shorter.
 */
class HostileClientsTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] BIG = new byte[50_000_000];

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger bigOnes = new AtomicInteger();
    private MetricsServer server;

    @BeforeEach
    void start() throws IOException {
        start(ServerLimits.DEFAULTS);
    }

    private void restart(final Duration request, final Duration answer, final Duration idle) throws IOException {
        server.close();
        start(new ServerLimits(
                ServerLimits.DEFAULTS.connections(), ServerLimits.DEFAULTS.headBytes(), request, answer, idle));
    }

    private void start(final ServerLimits limits) throws IOException {
        server = MetricsServer.start(
                new HostPort("127.0.0.1", 0),
                null,
                false,
                Map.of("/metrics", request -> Answer.text(200, "a 1"), "/big", request -> {
                    bigOnes.incrementAndGet();
                    return new Answer(200, "text/plain", BIG);
                }),
                log::add,
                limits);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertServes() throws IOException {
        assertEquals(
                200, Client.once(server.address(), Client.get("/metrics", "")).status());
    }

    private void awaitConnections(final int count) throws InterruptedException {
        final long until = System.nanoTime() + LONG.toNanos();
        while (server.openConnections() != count && System.nanoTime() < until) {
            Thread.sleep(5);
        }
        assertEquals(count, server.openConnections());
    }

    /** How long until the server closes, in milliseconds. */
    private static long closedAfter(final Client client) {
        final long before = System.nanoTime();
        assertTrue(client.isClosed());
        return (System.nanoTime() - before) / 1_000_000;
    }

    @Test
    void shouldHaveTheDefaultsThatAreDocumented() {
        assertEquals(
                new ServerLimits(64, 16_384, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(75)),
                ServerLimits.DEFAULTS);
    }

    @Test
    void shouldTurnTheSixtyFifthAwayAndServeTheOthers() throws Exception {
        final List<Client> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                clients.add(new Client(server.address()));
                assertEquals(200, clients.get(i).ask(Client.get("/metrics", "")).status());
            }
            for (int i = 0; i < 100; i++) {
                try (Client more = new Client(server.address())) {
                    assertEquals(503, more.receive(true).status());
                    assertTrue(more.isClosed());
                }
            }
            assertEquals(64, server.openConnections());
            assertEquals(100, server.turnedAway());
            for (final Client client : clients) {
                assertEquals(200, client.ask(Client.get("/metrics", "")).status());
            }
            assertEquals(1, log.size());
            assertTrue(log.get(0).startsWith("turned 127.0.0.1 away"), log.get(0));
            clients.remove(0).close();
            awaitConnections(63);
            assertServes();
        } finally {
            for (final Client client : clients) {
                client.close();
            }
        }
    }

    @Test
    void shouldTakeSixteenKibibytesOfHeadersAndNoMore() throws IOException {
        final String start = "GET /metrics HTTP/1.1\r\nHost: x\r\nx: ";
        final String just = start + "y".repeat(16_384 - start.length() - 4) + "\r\n\r\n";
        assertEquals(16_384, just.length());
        assertEquals(200, Client.once(server.address(), just).status());
        assertEquals(
                431,
                Client.once(server.address(), just.replace("x: y", "x: yy")).status());
        assertEquals(
                431, Client.once(server.address(), start + "y".repeat(60_000)).status());
        assertEquals(
                431, Client.once(server.address(), "GET /" + "a".repeat(20_000)).status());
        assertEquals(
                431,
                Client.once(server.address(), Client.get("/metrics", "a: b\r\n".repeat(200)))
                        .status());
        assertEquals(
                431,
                Client.once(server.address(), Client.get("/metrics", "a: b\r\n".repeat(9000)))
                        .status());
    }

    @Test
    void shouldCutWhoSendsNothing() throws IOException {
        restart(SHORT, LONG, LONG);
        try (Client client = new Client(server.address())) {
            final long time = closedAfter(client);
            assertTrue(time >= 800 && time < 10_000, "time=" + time);
        }
        assertServes();
    }

    @Test
    void shouldCutWhoSendsAByteAtATime() throws Exception {
        restart(SHORT, LONG, LONG);
        final long before = System.nanoTime();
        try (Client client = new Client(server.address())) {
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    client.send(i == 0 ? "GET /metrics HTTP/1.1\r\nHost: x\r\n" : "x");
                    Thread.sleep(50);
                }
            });
        }
        final long time = (System.nanoTime() - before) / 1_000_000;
        assertTrue(time >= 800 && time < 10_000, "time=" + time);
    }

    @Test
    void shouldCutASecondRequestThatDoesNotArrive() throws IOException {
        restart(SHORT, LONG, LONG);
        try (Client client = new Client(server.address())) {
            client.ask(Client.get("/metrics", ""));
            client.send("GET");
            final long time = closedAfter(client);
            assertTrue(time >= 800 && time < 10_000, "time=" + time);
        }
    }

    @Test
    void shouldCutWhoAsksNothingMore() throws IOException {
        restart(LONG, LONG, SHORT);
        try (Client client = new Client(server.address())) {
            client.ask(Client.get("/metrics", ""));
            final long time = closedAfter(client);
            assertTrue(time >= 800 && time < 10_000, "time=" + time);
        }
    }

    @Test
    void shouldCutReadersThatDoNotReadAndServeOthersMeanwhile() throws Exception {
        restart(LONG, SHORT.multipliedBy(2), LONG);
        final List<Client> slow = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            slow.add(new Client(server.address()));
            slow.get(i).send(Client.get("/big", ""));
        }
        final long before = System.nanoTime();
        while (bigOnes.get() < 60 && System.nanoTime() - before < LONG.toNanos()) {
            Thread.sleep(1);
        }
        assertEquals(60, bigOnes.get());
        for (int i = 0; i < 20; i++) {
            assertServes();
        }
        awaitConnections(0);
        for (final Client client : slow) {
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "\u0000\u0000\u0000\u0000",
                "{\"json\": 1}",
                "GET\r\n\r\n",
                "GET /metrics\r\n\r\n",
                "GET /metrics FTP/1.1\r\nHost: x\r\n\r\n",
                "GET /metrics HTTP/1.1\r\nno colon\r\nHost: x\r\n\r\n",
                "GET /metrics HTTP/1.1\r\n: nameless\r\nHost: x\r\n\r\n",
                "GET /metrics HTTP/1.1\r\n\r\n",
                "GET /metrics HTTP/1.1\r\nHost : x\r\n\r\n"
            })
    void shouldAnswerGarbageWith400(final String garbage) throws IOException {
        try (Client client = new Client(server.address())) {
            assertEquals(400, client.ask(garbage).status());
            assertTrue(client.isClosed());
        }
        assertServes();
    }

    @Test
    void shouldAnswerOneWhoSendsABodyWithoutReadingAllOfIt() throws Exception {
        try (Client client = new Client(server.address())) {
            client.send("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
            final Thread sender = Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int i = 0; i < 100_000; i++) {
                        client.send("x".repeat(10_000));
                    }
                } catch (final IOException e) {
                    // As it should be.
                    return;
                }
            });
            assertEquals(405, client.receive(true).status());
            sender.join(10_000);
            assertTrue(!sender.isAlive(), "somebody reads a billion bytes");
        }
    }

    /** A thousand of seven kinds: then no threads or connections are left of them, and no memory. */
    @Test
    void shouldNotGrowByAThousandBadClients() throws Exception {
        final Duration time = Duration.ofMillis(50);
        restart(time, time, time);
        badClients(140);
        final long before = usedAfterCollection();
        badClients(1000);
        final long grown = usedAfterCollection() - before;
        assertTrue(grown < 1_000_000, "grown=" + grown);
        assertEquals(0, server.turnedAway());
        assertEquals(List.of(), log);
        assertServesWithinTries(100);
    }

    /** On a busy machine a request can take longer than this server allows. */
    private void assertServesWithinTries(final int tries) {
        int failed = 0;
        while (failed < tries) {
            try {
                assertServes();
                return;
            } catch (final IOException e) {
                failed++;
            }
        }
        assertTrue(failed < tries, "failed=" + failed);
    }

    private void badClients(final int count) throws Exception {
        final Random random = new Random(7);
        for (int done = 0; done < count; done += 50) {
            final List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sockets.add(badClient(i, random));
            }
            awaitConnections(0);
            for (final Socket socket : sockets) {
                socket.close();
            }
        }
        final long until = System.nanoTime() + 5_000_000_000L;
        while (threads() > 0 && System.nanoTime() < until) {
            Thread.sleep(5);
        }
        assertEquals(0, threads());
    }

    private Socket badClient(final int kind, final Random random) throws IOException {
        final Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        switch (kind % 7) {
            case 0 -> {
                final byte[] noise = new byte[3000];
                random.nextBytes(noise);
                socket.getOutputStream().write(noise);
            }
            case 1 -> send(socket, "GET /metrics HT");
            case 2 -> send(socket, Client.get("/big", ""));
            case 3 -> send(socket, Client.get("/metrics", "x: " + "y".repeat(30_000)));
            case 4 -> {
                socket.setSoLinger(true, 0);
                send(socket, Client.get("/metrics", ""));
                socket.close();
            }
            case 5 -> socket.shutdownOutput();
            default -> send(socket, Client.get("/metrics", Client.basic("a:b")));
        }
        return socket;
    }

    private static void send(final Socket socket, final String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("serve-connection"))
                .count();
    }

    private static long usedAfterCollection() {
        System.gc();
        final Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
