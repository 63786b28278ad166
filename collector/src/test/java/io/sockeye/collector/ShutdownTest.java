package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.SocketRecord;

/** Which directions are shut down, of sockets on which this test has called shutdown(2). */
class ShutdownTest {
    private static final List<String> HOW = List.of("none", "receive", "send", "both");
    /** What the other end of a TCP connection sees: only what is not sent any more reaches it. */
    private static final Map<String, String> SEEN_BY_TCP =
            Map.of("none", "none", "receive", "none", "send", "receive", "both", "receive");
    /** A UNIX socket tells its peer all. */
    private static final Map<String, String> SEEN_BY_UNIX =
            Map.of("none", "none", "receive", "send", "send", "receive", "both", "both");

    private final List<SocketChannel> channels = new ArrayList<>();
    private final SocketField field = SocketField.of("shutdown");

    @TempDir
    private Path directory;

    @AfterEach
    void closeAll() throws IOException {
        for (final SocketChannel channel : channels) {
            channel.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldTellOfConnections(final String host) throws IOException {
        final InetAddress address = InetAddress.getByName(host);
        try (Sockets sockets = Sockets.builder().source(SourceChoice.NETLINK).open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(address, 0));
            final Map<Integer, String> expected = new TreeMap<>();
            final int listening = port(server.getLocalAddress());
            expected.put(listening, "none");
            for (final String how : HOW) {
                final SocketChannel ours = shutDown(SocketChannel.open(server.getLocalAddress()), how);
                final SocketChannel theirs = server.accept();
                channels.addAll(List.of(ours, theirs));
                if (SEEN_BY_TCP.get(how).equals("receive")) {
                    awaitEnd(theirs);
                }
                expected.put(port(ours.getLocalAddress()), how + " and " + SEEN_BY_TCP.get(how));
            }
            final Query query = sockets.query().protocols(Protocol.TCP);
            assertEquals(expected, words(query.shutdowns(), listening));
            // With tcp_info as without, and beside counts of retransmissions.
            assertEquals(expected, words(query.tcpInfo(), listening));
            assertEquals(expected, words(query.timers(), listening));
            sockets.query().protocols(Protocol.TCP).forEach(this::assertNotTold);
        }
    }

    /** By port of the client; the listener's by its own. */
    private Map<Integer, String> words(final Query query, final int listening) throws IOException {
        final Map<Integer, String> clients = new TreeMap<>();
        final Map<Integer, String> accepted = new TreeMap<>();
        query.forEach(row -> {
            if (row.remotePort() == listening) {
                clients.put(row.localPort(), field.word(row));
            } else if (row.localPort() == listening) {
                accepted.put(row.remotePort(), field.word(row));
            }
        });
        final Map<Integer, String> words = new TreeMap<>(Map.of(listening, accepted.get(0)));
        clients.forEach((port, word) -> words.put(port, word + " and " + accepted.get(port)));
        return words;
    }

    /** What is left of a connection in TIME_WAIT is no socket any more, and the kernel does not tell. */
    @Test
    void shouldTellNothingOfTimeWait() throws IOException {
        try (Sockets sockets = Sockets.builder().source(SourceChoice.NETLINK).open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            final SocketChannel ours = SocketChannel.open(server.getLocalAddress());
            final int port = port(ours.getLocalAddress());
            final int serverPort = port(server.getLocalAddress());
            final SocketChannel theirs = server.accept();
            channels.addAll(List.of(ours, theirs));
            ours.shutdownOutput();
            awaitEnd(theirs);
            theirs.close();
            awaitEnd(ours);
            final int[] rows = new int[1];
            sockets.query().protocols(Protocol.TCP).shutdowns().forEach(row -> {
                // Others in TIME_WAIT may have the same local port, such as those of a server of an earlier test.
                if (row.localPort() == port
                        && row.remotePort() == serverPort
                        && row.stateName().equals("TIME_WAIT")) {
                    rows[0]++;
                    assertNotTold(row);
                }
            });
            assertEquals(1, rows[0]);
        }
    }

    @Test
    void shouldTellOfUnixSocketsInAnyCase() throws IOException {
        final Path path = directory.resolve("server");
        try (Sockets sockets = Sockets.builder().source(SourceChoice.NETLINK).open();
                ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            final Map<String, String> expected = new TreeMap<>();
            for (final String how : HOW) {
                final SocketChannel ours = SocketChannel.open(StandardProtocolFamily.UNIX);
                channels.add(ours);
                ours.bind(UnixDomainSocketAddress.of(directory.resolve(how)));
                ours.connect(server.getLocalAddress());
                channels.add(server.accept());
                shutDown(ours, how);
                expected.put(how, how + " and " + SEEN_BY_UNIX.get(how));
            }
            final Map<Long, String> words = new TreeMap<>();
            final Map<String, Long> peers = new TreeMap<>();
            sockets.query().protocols(Protocol.UNIX).forEach(row -> {
                words.put(row.inode(), field.word(row));
                if (row.pathText().startsWith(directory + "/")
                        && !row.pathText().equals(path.toString())) {
                    peers.put(Path.of(row.pathText()).getFileName() + " " + field.word(row), row.peerInode());
                }
            });
            final Map<String, String> actual = new TreeMap<>();
            peers.forEach((name, peer) ->
                    actual.put(name.substring(0, name.indexOf(' ')), name.split(" ")[1] + " and " + words.get(peer)));
            assertEquals(expected, actual);
        }
    }

    @Test
    void shouldKnowNothingFromProc() throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(1);
                Sockets sockets = Sockets.builder().source(SourceChoice.PROC).open()) {
            assertEquals(3, open.tcpRows());
            sockets.query()
                    .protocols(Protocol.TCP, Protocol.UDP, Protocol.UNIX)
                    .shutdowns()
                    .forEach(this::assertNotTold);
        }
    }

    private void assertNotTold(final SocketRecord row) {
        assertEquals(0, row.shutdown());
        assertFalse(field.isPresent(row));
        assertNull(field.word(row));
    }

    /** Wait until it has come that the other end sends no more. */
    private static void awaitEnd(final SocketChannel channel) throws IOException {
        assertEquals(-1, channel.read(ByteBuffer.allocate(1)));
    }

    private static SocketChannel shutDown(final SocketChannel channel, final String how) throws IOException {
        if (how.equals("receive") || how.equals("both")) {
            channel.shutdownInput();
        }
        if (how.equals("send") || how.equals("both")) {
            channel.shutdownOutput();
        }
        return channel;
    }

    private static int port(final SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }
}
