package io.sockeye.cli.count;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sockets of several kinds: of IPv4, of IPv6, of IPv4 by an IPv6 server, and UNIX ones. */
final class CountedSockets implements Closeable {
    private static final int CONNECTIONS = 5;

    private final List<Closeable> open = new ArrayList<>();
    private final Path directory = Files.createTempDirectory("counted");

    CountedSockets() throws IOException {
        connect(ServerSocketChannel.open(StandardProtocolFamily.INET), "127.0.0.1", "127.0.0.1");
        connect(ServerSocketChannel.open(StandardProtocolFamily.INET6), "::1", "::1");
        // The server's ends of these have IPv4-mapped addresses.
        connect(ServerSocketChannel.open(StandardProtocolFamily.INET6), "::", "127.0.0.1");
        open.add(new DatagramSocket(0, InetAddress.getByName("127.0.0.1")));
        final ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        open.add(unix);
        unix.bind(UnixDomainSocketAddress.of(directory.resolve("name \"quoted\"")));
        open.add(SocketChannel.open(unix.getLocalAddress()));
        open.add(unix.accept());
    }

    private void connect(final ServerSocketChannel server, final String address, final String to) throws IOException {
        open.add(server);
        server.bind(new InetSocketAddress(address, 0));
        final int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        for (int i = 0; i < CONNECTIONS; i++) {
            final SocketChannel client = SocketChannel.open(new InetSocketAddress(to, port));
            open.add(client);
            open.add(server.accept());
            client.write(ByteBuffer.allocate(i * 100));
        }
        open.add(SocketChannel.open(new InetSocketAddress(to, port)));
        final SocketChannel shortLived = SocketChannel.open(new InetSocketAddress(to, port));
        shortLived.close();
    }

    @Override
    public void close() throws IOException {
        for (final Closeable socket : open) {
            socket.close();
        }
        Files.delete(directory.resolve("name \"quoted\""));
        Files.delete(directory);
    }
}
