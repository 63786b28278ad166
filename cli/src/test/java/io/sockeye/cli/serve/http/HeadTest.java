package io.sockeye.cli.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadTest {
    private static final int MAX = 16_384;

    private static Head parse(final String text) throws IOException, Head.RefusedException {
        final HeadReader reader =
                new HeadReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), MAX);
        assertTrue(reader.isThere());
        return Head.parse(reader.head(), MAX);
    }

    private static Head get(final String headers) throws IOException, Head.RefusedException {
        return parse("GET /metrics?a=b HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    }

    @Test
    void shouldTakeARequestApart() throws Exception {
        final Head head = get("Accept: a\r\naccept: b;q=0.5\r\nAuthorization: Basic eDp5\r\n");
        assertEquals("GET", head.method());
        assertEquals("/metrics", head.path());
        assertEquals("a=b", head.query());
        assertEquals("a, b;q=0.5", head.accept());
        assertEquals("Basic eDp5", head.authorization());
        assertTrue(head.isKept());
        assertFalse(head.hasBody());
        assertFalse(head.takesGzip());
    }

    @Test
    void shouldTakeTheTargetThatProxiesGet() throws Exception {
        final Head head = parse("GET http://host:9517/metrics?x HTTP/1.1\r\nHost: host:9517\r\n\r\n");
        assertEquals("/metrics", head.path());
        assertEquals("x", head.query());
        assertEquals("*", parse("OPTIONS * HTTP/1.1\nHost: x\n\n").path());
    }

    @Test
    void shouldTakeNoneOfSeveralCredentials() throws Exception {
        assertNull(get("Authorization: Basic eDp5\r\nAuthorization: Basic eDp6\r\n")
                .authorization());
        assertNull(get("").authorization());
    }

    @Test
    void shouldKeepConnectionsOfHttp11UnlessAskedNotTo() throws Exception {
        assertFalse(get("Connection: Close\r\n").isKept());
        assertFalse(get("Connection: keep-alive, close\r\n").isKept());
        assertTrue(get("Connection: keep-alive\r\n").isKept());
        assertFalse(parse("GET / HTTP/1.0\r\n\r\n").isKept());
    }

    @Test
    void shouldSeeBodies() throws Exception {
        assertTrue(get("Content-Length: 1\r\n").hasBody());
        assertTrue(get("Content-Length: -1\r\n").hasBody());
        assertTrue(get("Content-Length: 0\r\nContent-Length: 5\r\n").hasBody());
        assertTrue(get("Transfer-Encoding: chunked\r\n").hasBody());
        assertFalse(get("Content-Length: 0\r\n").hasBody());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "deflate, gzip;q=1.0, *;q=0.5 | true",
                "GZIP | true",
                "x-gzip | true",
                "* | true",
                "gzip ; q=0.001 | true",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "*;q=0 | false",
                "identity | false",
                "gzipped | false",
                ";;,,; | false",
                "'' | false"
            })
    void shouldTakeGzipWhereTheClientDoes(final String encodings, final boolean isTaken) throws Exception {
        assertEquals(isTaken, get("Accept-Encoding: " + encodings + "\r\n").takesGzip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | 400",
                "GET /x | 400",
                "GET /x NONSENSE/1.1 | 400",
                "GET /x HTTP/2.0 | 505",
                "GET /x HTTP/0.9 | 505",
                "GET /x HTTP/1.1 | 400"
            })
    void shouldRefuseWhatIsNoRequest(final String line, final int status) {
        assertEquals(
                status,
                assertThrows(Head.RefusedException.class, () -> parse(line + "\r\n\r\n"))
                        .status());
    }

    @Test
    void shouldRefuseTwoHosts() {
        assertEquals(
                400,
                assertThrows(Head.RefusedException.class, () -> get("Host: y\r\n"))
                        .status());
    }

    @Test
    void shouldRefuseManyHeaders() {
        assertEquals(
                431,
                assertThrows(Head.RefusedException.class, () -> get("a: b\r\n".repeat(101)))
                        .status());
    }

    @Test
    void shouldReadHeadsThatFollowEachOtherInAnyPieces() throws Exception {
        final String text =
                "\r\n\r\nGET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\nHost: x\n\n\r\nGET /3 HTTP/1.0\r\n\r\n";
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int piece = 1; piece <= bytes.length; piece++) {
            final HeadReader reader = new HeadReader(new Pieces(bytes, piece), 64);
            for (int i = 1; i <= 3; i++) {
                assertTrue(reader.isThere(), "piece=" + piece);
                assertEquals("/" + i, Head.parse(reader.head(), MAX).path(), "piece=" + piece);
            }
            assertFalse(reader.isThere());
        }
    }

    @Test
    void shouldTakeHeadsToTheLastAllowedByte() throws Exception {
        final byte[] head = ("GET / HTTP/1.0\r\nx: " + "y".repeat(77) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        final HeadReader just = new HeadReader(new Pieces(head, 7), head.length);
        assertTrue(just.isThere());
        assertEquals(head.length, just.head().readAllBytes().length);
        final HeadReader less = new HeadReader(new Pieces(head, 7), head.length - 1);
        assertTrue(less.isThere());
        assertThrows(HeadReader.TooLongException.class, less::head);
    }

    @Test
    void shouldNeitherFailNorHangOnRandomBytes() throws IOException {
        final long seed = Long.getLong("sockeye.seed", System.nanoTime());
        final Random random = new Random(seed);
        final byte[] sound =
                "GET /metrics HTTP/1.1\r\nHost: x\r\nAccept: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 20_000; round++) {
            final byte[] bytes = sound.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            final HeadReader reader = new HeadReader(new ByteArrayInputStream(bytes), MAX);
            try {
                if (reader.isThere()) {
                    assertFalse(Head.parse(reader.head(), MAX).method().isEmpty(), "seed=" + seed);
                }
            } catch (final Head.RefusedException e) {
                assertTrue(e.status() >= 400 && e.status() <= 505, "seed=" + seed);
            } catch (final HeadReader.GarbageException | EOFException e) {
                assertTrue(bytes.length > 0, "seed=" + seed);
            }
        }
    }

    private static final class Pieces extends ByteArrayInputStream {
        private final int piece;

        Pieces(final byte[] bytes, final int piece) {
            super(bytes);
            this.piece = piece;
        }

        @Override
        public synchronized int read(final byte[] buffer, final int offset, final int length) {
            return super.read(buffer, offset, Math.min(length, piece));
        }
    }
}
