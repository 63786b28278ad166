package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.text.ProcRoot;

class ProcNetSourceTest {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, true, true, false);

    @TempDir
    private Path directory;

    private static ProcNetSource fixture() throws IOException {
        return new ProcNetSource(ProcRoot.of(Fixture.root().toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, TCP, INET",
        "tcp6, TCP, INET6",
        "udp, UDP, INET",
        "udp6, UDP, INET6",
        "udplite, UDPLITE, INET",
        "udplite6, UDPLITE, INET6",
        "raw, RAW, INET",
        "raw6, RAW, INET6"
    })
    void shouldReadTheFileOfEachProtocol(final String name, final Protocol protocol, final Family family)
            throws IOException {
        final RowText text = new RowText();
        try (ProcNetSource source = fixture()) {
            assertEquals(
                    DumpStatus.COMPLETE,
                    source.collect(protocol, family, ALL, text).status());
        }
        final String file = new String(Fixture.bytes(name), StandardCharsets.ISO_8859_1);
        assertEquals(NaiveProcNet.inet(protocol, family, file), text.rows());
        assertFalse(text.rows().isEmpty());
        assertEquals(List.of(), text.malformed());
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"TCP", "UDP", "UDPLITE", "RAW"})
    void shouldReadBothFamiliesWithSeveralHandlers(final Protocol protocol) throws IOException {
        final RowText expected = new RowText();
        try (ProcNetSource source = fixture()) {
            source.collect(protocol, Family.INET, ALL, expected);
            source.collect(protocol, Family.INET6, ALL, expected);
            for (int count = 1; count <= 3; count++) {
                final List<RowText> handlers =
                        Stream.generate(RowText::new).limit(count).toList();
                assertEquals(
                        DumpStatus.COMPLETE,
                        source.collect(protocol, Family.UNSPEC, ALL, handlers).status());
                final RowText found = new RowText();
                handlers.forEach(found::add);
                assertEquals(expected.sorted(), found.sorted(), "handlers=" + count);
            }
        }
    }

    @Test
    void shouldCountWhatItHasDone() throws IOException {
        final List<RowText> handlers = List.of(new RowText(), new RowText());
        try (ProcNetSource source = fixture()) {
            source.collect(Protocol.TCP, Family.UNSPEC, ALL, handlers);
            source.collect(Protocol.UNIX, Family.UNIX, ALL, handlers);
            final SourceCounters counters = source.counters();
            long bytes = 0;
            long lines = 0;
            for (final String name : List.of("tcp", "tcp6", "unix")) {
                final byte[] file = Fixture.bytes(name);
                bytes += file.length;
                lines += new String(file, StandardCharsets.ISO_8859_1).lines().count();
            }
            assertEquals(bytes, counters.bytes());
            assertEquals(lines, counters.messages());
            assertEquals(
                    handlers.stream()
                            .mapToLong(handler -> handler.rows().size())
                            .sum(),
                    counters.sockets());
            // Each of the three files is opened, read once, found to be at its end, and closed.
            assertEquals(12, counters.systemCalls());
        }
    }

    @Test
    void shouldDoWithoutInet6ButNotWithoutInet() throws IOException {
        Files.createDirectory(directory.resolve("net"));
        Files.write(directory.resolve("net/tcp"), Fixture.bytes("tcp"));
        Files.write(directory.resolve("net/udp6"), Fixture.bytes("udp6"));
        final RowText text = new RowText();
        try (ProcNetSource source = new ProcNetSource(ProcRoot.of(directory.toString()))) {
            final DumpResult udp = source.collect(Protocol.UDP, Family.UNSPEC, ALL, text);
            assertEquals(DumpStatus.UNSUPPORTED, udp.status());
            assertEquals(directory + "/net/udp: No such file or directory", udp.reason());
            assertEquals(List.of(), text.rows());
            assertEquals(DumpResult.complete("proc", 0), source.collect(Protocol.TCP, Family.UNSPEC, ALL, text));
        }
        final String file = new String(Fixture.bytes("tcp"), StandardCharsets.ISO_8859_1);
        assertEquals(NaiveProcNet.inet(Protocol.TCP, Family.INET, file), text.rows());
    }

    @Test
    void shouldReadUnixSockets() throws IOException {
        final RowText text = new RowText();
        try (ProcNetSource source = fixture()) {
            assertEquals(
                    DumpStatus.COMPLETE,
                    source.collect(Protocol.UNIX, Family.UNIX, ALL, text).status());
        }
        assertEquals(8, text.rows().size());
        // The second half of a path with a newline in it.
        assertEquals(List.of(7L), text.malformed());
    }

    @ParameterizedTest
    @CsvSource({"ALL, 11", "LISTENING, 6", "CONNECTED, 5"})
    void shouldReadOnlyTheFilesOfSctpThatAreSelected(final Selection selection, final int rows) throws IOException {
        final RowText text = new RowText();
        try (ProcNetSource source = fixture()) {
            final SocketQuery query = new SocketQuery(selection, false, false, false);
            assertEquals(
                    DumpStatus.COMPLETE,
                    source.collect(Protocol.SCTP, Family.INET, query, text).status());
            assertEquals(
                    DumpStatus.UNSUPPORTED,
                    source.collect(Protocol.SCTP, Family.INET6, query, text).status());
        }
        assertEquals(rows, text.rows().size());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void shouldNotSupportAProtocolWithoutAFile(final Protocol protocol) throws IOException {
        Files.createDirectory(directory.resolve("net"));
        final RowText text = new RowText();
        try (ProcNetSource source = new ProcNetSource(ProcRoot.of(directory.toString()))) {
            for (final Family family : Family.values()) {
                for (final Selection selection : Selection.values()) {
                    final SocketQuery query = new SocketQuery(selection, false, false, false);
                    assertEquals(
                            DumpStatus.UNSUPPORTED,
                            source.collect(protocol, family, query, text).status());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"MPTCP", "DCCP"})
    void shouldHaveNoFileForSomeProtocols(final Protocol protocol) throws IOException {
        try (ProcNetSource source = fixture()) {
            assertEquals(
                    DumpStatus.UNSUPPORTED,
                    source.collect(protocol, Family.INET, ALL, new RowText()).status());
        }
    }

    @Test
    void shouldDeliverNothingOfSctpWhereOneOfItsFilesIsMissing() throws IOException {
        Files.createDirectories(directory.resolve("net/sctp"));
        Files.write(directory.resolve("net/sctp/eps"), Fixture.bytes("sctp/eps"));
        final RowText text = new RowText();
        try (ProcNetSource source = new ProcNetSource(ProcRoot.of(directory.toString()))) {
            assertEquals(
                    DumpStatus.UNSUPPORTED,
                    source.collect(Protocol.SCTP, Family.INET, ALL, text).status());
        }
        assertEquals(List.of(), text.rows());
    }

    @Test
    void shouldFailWhereAFileIsSomethingElse() throws IOException {
        Files.createDirectories(directory.resolve("net/tcp"));
        try (ProcNetSource source = new ProcNetSource(ProcRoot.of(directory.toString()))) {
            final IOException failure = assertThrows(
                    IOException.class, () -> source.collect(Protocol.TCP, Family.INET, ALL, new RowText()));
            assertTrue(failure.getMessage().contains(directory + "/net/tcp"), failure.getMessage());
        }
    }

    @Test
    void shouldStopWhenTheHandlerHasEnough() throws IOException {
        Files.createDirectory(directory.resolve("net"));
        final String line = "0: 0100007F:1F90 0200007F:D976 01 5:6 2:64 3 1000 4 21443\n";
        Files.writeString(directory.resolve("net/udp"), "header\n" + line.repeat(10_000));
        final RowText text = new RowText(2);
        try (ProcNetSource source = new ProcNetSource(ProcRoot.of(directory.toString()))) {
            assertEquals(
                    DumpStatus.COMPLETE,
                    source.collect(Protocol.UDP, Family.INET, ALL, text).status());
        }
        assertTrue(
                text.rows().size() > 264 && text.rows().size() < 1000,
                "rows=" + text.rows().size());
    }

    @Test
    void shouldFindLiveSockets() throws IOException {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/net/tcp6")), "/proc/net/tcp6 is not readable here");
        final InetAddress loopback = InetAddress.getByName("127.0.0.1");
        final RowText text = new RowText();
        try (ServerSocket server = new ServerSocket(0, 5, loopback);
                Socket client = new Socket(loopback, server.getLocalPort());
                DatagramSocket datagrams = new DatagramSocket(0, loopback);
                ProcNetSource source = new ProcNetSource(ProcRoot.system())) {
            for (final Family family : new Family[] {Family.INET, Family.INET6}) {
                assertEquals(
                        DumpStatus.COMPLETE,
                        source.collect(Protocol.TCP, family, ALL, text).status());
                assertEquals(
                        DumpStatus.COMPLETE,
                        source.collect(Protocol.UDP, family, ALL, text).status());
            }
            final String home = "7f000001[0-9a-f]*:|00000000000000000000ffff7f000001:";
            assertEquals(1, count(text, "TCP .* state=10 local=(" + home + ")" + server.getLocalPort() + " .*"));
            assertEquals(
                    1,
                    count(
                            text,
                            "TCP .* state=1 local=(" + home + ")" + client.getLocalPort() + " remote=(" + home + ")"
                                    + server.getLocalPort() + " .*"));
            assertEquals(1, count(text, "UDP .* state=7 local=(" + home + ")" + datagrams.getLocalPort() + " .*"));
        }
        assertEquals(List.of(), text.malformed());
    }

    private static long count(final RowText text, final String pattern) {
        return text.rows().stream().filter(row -> row.matches(pattern)).count();
    }

    /** A file that cannot be read is told of when the other one has been. */
    @Test
    void shouldReadTheOtherFamilyWhereOneCannotBeRead() throws IOException {
        Files.createDirectories(directory.resolve("net/tcp6"));
        Files.write(directory.resolve("net/tcp"), Fixture.bytes("tcp"));
        final RowText text = new RowText();
        try (ProcNetSource source = new ProcNetSource(ProcRoot.of(directory.toString()))) {
            final IOException failure =
                    assertThrows(IOException.class, () -> source.collect(Protocol.TCP, Family.UNSPEC, ALL, text));
            assertEquals(directory + "/net/tcp6: Is a directory", failure.getMessage());
        }
        final String file = new String(Fixture.bytes("tcp"), StandardCharsets.ISO_8859_1);
        assertEquals(NaiveProcNet.inet(Protocol.TCP, Family.INET, file), text.rows());
    }
}
