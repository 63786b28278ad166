package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UNIX sockets by the names of their peers, in every output. */
class PeerNamesTest {
    private static final String FORMAT = "--format=tsv --no-header --fields=inode,path,peer_inode";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void shouldFindWhoIsConnectedToAName() throws IOException {
        final Path path = directory.resolve("server.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            assertEquals(List.of(), lines(FORMAT, "dst unix:" + path));
            assertEquals(1, run("--quiet", "dst unix:" + path));
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    SocketChannel accepted = server.accept();
                    SocketChannel otherAccepted = server.accept()) {
                assertTrue(client.isConnected() && other.isConnected());
                assertTrue(accepted.isOpen() && otherAccepted.isOpen());
                final List<String> clients = lines(FORMAT, "dst unix:" + path);
                final List<String> servers = lines(FORMAT, "src unix:" + path + " and peer_inode > 0");
                assertEquals(2, clients.size());
                // Each is the peer of one of the others, and has no name itself.
                assertEquals(
                        servers.stream()
                                .map(line -> line.split("\t")[2])
                                .sorted()
                                .toList(),
                        clients.stream()
                                .map(line -> line.split("\t")[0])
                                .sorted()
                                .toList());
                assertTrue(clients.stream().allMatch(line -> line.split("\t")[1].isEmpty()), clients::toString);
                assertEquals(clients, lines(FORMAT, "dst unix:" + directory + "/s*r.sock"));
                assertEquals(clients, lines(FORMAT, "dst = " + path));
                assertEquals(5, lines(FORMAT, "host unix:" + path).size());
                assertEquals(List.of(), lines(FORMAT, "dst unix:" + directory + "/other"));
                assertEquals(0, run("--quiet", "dst unix:" + path));
                shouldServeNetstatsTable(path, clients);
            }
        }
    }

    /** Which is read from /proc otherwise, where no peer is told. */
    private void shouldServeNetstatsTable(final Path path, final List<String> clients) {
        for (final String filter : List.of("dst unix:" + path, "peer_inode > 0 and dst unix:" + path)) {
            final List<String> rows = lines("-n", filter);
            assertEquals("Active UNIX domain sockets (servers and established)", rows.get(0));
            assertEquals(2 + clients.size(), rows.size());
            for (final String client : clients) {
                assertTrue(rows.stream().anyMatch(row -> row.contains(" " + client.split("\t")[0])), rows::toString);
            }
        }
    }

    @Test
    void shouldSayThatProcKnowsNoPeers() {
        assertEquals(3, run("--source=proc", "dst unix:/run/x"));
        assertTrue(
                err.toString(StandardCharsets.UTF_8)
                        .startsWith("sockeye: filter: 'dst unix:/run/x' asks for what /proc does not tell"),
                err::toString);
    }

    private List<String> lines(final String options, final String filter) {
        final int code = run(options, filter);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertEquals(0, code);
        return out.toString(StandardCharsets.ISO_8859_1).lines().toList();
    }

    private int run(final String options, final String filter) {
        out.reset();
        err.reset();
        final String[] given = ("-xa " + options).split(" ");
        final String[] arguments = java.util.Arrays.copyOf(given, given.length + 1);
        arguments[given.length] = filter;
        return Main.run("sockeye", arguments, out, new PrintStream(err, true));
    }
}
