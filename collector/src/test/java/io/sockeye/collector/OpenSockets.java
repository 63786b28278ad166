package io.sockeye.collector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Sockets of this process, known by their ports: a listener with connections over loopback, and a UDP socket. */
final class OpenSockets implements AutoCloseable {
    private final List<Channel> channels = new ArrayList<>();
    private final ProtocolFamily family;
    private final int tcpPort;
    private final int udpPort;
    private int connections;

    /** On an address, such as {@code 127.0.0.1}. */
    OpenSockets(final String address) throws IOException {
        final InetAddress host = InetAddress.getByName(address);
        family = host.getAddress().length == 4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        final ServerSocketChannel server = ServerSocketChannel.open(family);
        channels.add(server);
        server.bind(new InetSocketAddress(host, 0), 1024);
        tcpPort = ((InetSocketAddress) server.getLocalAddress()).getPort();
        final DatagramChannel datagrams = DatagramChannel.open(family);
        channels.add(datagrams);
        datagrams.bind(new InetSocketAddress(host, 0));
        udpPort = ((InetSocketAddress) datagrams.getLocalAddress()).getPort();
    }

    /** So many more connections, both ends of which are ours. */
    OpenSockets connect(final int count) throws IOException {
        final ServerSocketChannel server = (ServerSocketChannel) channels.get(0);
        for (int i = 0; i < count; i++) {
            final SocketChannel client = SocketChannel.open(family);
            channels.add(client);
            client.connect(server.getLocalAddress());
            channels.add(server.accept());
        }
        connections += count;
        return this;
    }

    int tcpPort() {
        return tcpPort;
    }

    int udpPort() {
        return udpPort;
    }

    /** Rows of TCP that have the listener's port at one end. */
    int tcpRows() {
        return 1 + 2 * connections;
    }

    @Override
    public void close() throws IOException {
        for (final Channel channel : channels) {
            channel.close();
        }
    }
}
