package io.sockeye.benchmarks.farm;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One process of the farm: makes its share of the sockets, writes {@code UP} and the counts, or {@code FAILED} and the
 * reason, to standard output, and holds them until standard input closes, which it does also when the parent is killed.
 *
 * <p>Families are given to every {@code open}: a channel without one is an IPv6 socket that speaks IPv4 too, and the
 * kernel would list it among the IPv6 ones.
 */
public final class FarmWorker {
    /** First word of the line that says that all sockets are up. */
    static final String UP = "UP ";
    /** First word of the lines that say how many connections were opened and closed since the one before. */
    static final String CHURNED = "CHURNED ";
    /** First word of the line that says why they are not. */
    static final String FAILED = "FAILED ";

    private static final int BACKLOG = 128;
    private static final byte[] LOOPBACK6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final WorkerShare share;
    /** Sockets whose channel object is collected are closed, some of them. */
    private final List<Channel> open;

    private long listening;
    private long listening6;
    private Churn churn;

    private FarmWorker(final WorkerShare share) {
        this.share = share;
        this.open = new ArrayList<>(share.descriptors() + Byte.SIZE);
    }

    /**
     * Make and hold the sockets.
     *
     * @param args a {@link WorkerShare}, then the file for {@link FarmOptions#endpoints()} if there is to be one.
     * @throws InterruptedException never.
     */
    public static void main(final String[] args) throws InterruptedException {
        final Thread parentWatch = Thread.ofPlatform().name("parent-watch").start(FarmWorker::endWithParent);
        final FarmWorker worker = new FarmWorker(WorkerShare.of(args));
        try {
            final FarmCounts counts = worker.openAll();
            if (args.length > WorkerShare.ARGUMENTS) {
                worker.writeEndpoints(Path.of(args[WorkerShare.ARGUMENTS]));
            }
            System.out.println(UP + counts.toLine());
            if (worker.churn != null) {
                worker.churn.run();
            }
        } catch (final IOException e) {
            System.out.println(FAILED + reason(e));
            Runtime.getRuntime().halt(1);
        }
        parentWatch.join();
        Reference.reachabilityFence(worker);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said on this pipe: only its end counts.
                continue;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // The kernel closes the sockets faster than we could.
            Runtime.getRuntime().halt(0);
        }
    }

    private static String reason(final IOException e) {
        final String message = String.valueOf(e.getMessage());
        if (message.contains("Too many open files")) {
            return "too few descriptors: " + message;
        }
        if (isPortsExhausted(e) || message.contains("Address already in use")) {
            return "ports exhausted: " + message + " (see net.ipv4.ip_local_port_range)";
        }
        if (message.contains("not supported") || message.contains("unsupported")) {
            return "the kernel lacks an address family: " + message;
        }
        return e.getClass().getSimpleName() + ": " + message;
    }

    private static boolean isPortsExhausted(final IOException e) {
        return e instanceof SocketException
                && String.valueOf(e.getMessage()).contains("Cannot assign requested address");
    }

    private FarmCounts openAll() throws IOException {
        final InetAddress address = InetAddress.getByAddress(share.address());
        final InetAddress address6 = InetAddress.getByAddress(LOOPBACK6);
        connect(StandardProtocolFamily.INET, address, share.connections());
        connect(StandardProtocolFamily.INET6, address6, share.connections6());
        bindUdp(StandardProtocolFamily.INET, address, share.udp());
        bindUdp(StandardProtocolFamily.INET6, address6, share.udp6());
        connectUnix(share.unix());
        if (share.churn() > 0) {
            churn = new Churn(share);
            listening++;
        }
        return new FarmCounts(
                2L * share.connections(),
                2L * share.connections6(),
                listening,
                listening6,
                share.udp(),
                share.udp6(),
                2L * share.unix(),
                share.unix() > 0 ? 1 : 0);
    }

    private void connect(final ProtocolFamily family, final InetAddress address, final int connections)
            throws IOException {
        if (connections == 0) {
            return;
        }
        ServerSocketChannel listener = listen(family, address);
        boolean fresh = true;
        int done = 0;
        while (done < connections) {
            try {
                connect(family, listener);
                fresh = false;
                done++;
            } catch (final SocketException e) {
                if (fresh || !isPortsExhausted(e)) {
                    throw e;
                }
                // All local ports are connected to this listener; to another one they are free again.
                listener = listen(family, address);
                fresh = true;
            }
        }
    }

    private ServerSocketChannel listen(final ProtocolFamily family, final InetAddress address) throws IOException {
        final ServerSocketChannel listener = ServerSocketChannel.open(family);
        open.add(listener);
        listener.bind(new InetSocketAddress(address, 0), BACKLOG);
        if (family == StandardProtocolFamily.INET6) {
            listening6++;
        } else {
            listening++;
        }
        return listener;
    }

    private void connect(final ProtocolFamily family, final ServerSocketChannel listener) throws IOException {
        final SocketChannel client = SocketChannel.open(family);
        try {
            // Ends with a reset: no TIME_WAIT is left behind that would hold the port for a minute.
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.connect(listener.getLocalAddress());
            open.add(listener.accept());
        } catch (final IOException e) {
            client.close();
            throw e;
        }
        open.add(client);
    }

    private void bindUdp(final ProtocolFamily family, final InetAddress address, final int sockets) throws IOException {
        SocketAddress peer = null;
        for (int i = 0; i < sockets; i++) {
            final DatagramChannel socket = DatagramChannel.open(family);
            open.add(socket);
            socket.bind(new InetSocketAddress(address, 0));
            if (peer == null) {
                peer = socket.getLocalAddress();
            } else {
                socket.connect(peer);
                peer = null;
            }
        }
    }

    /** One line for each long-lived TCP socket: {@code host:port host:port}, of a listener {@code host:port *}. */
    private void writeEndpoints(final Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (final Channel channel : open) {
                if (channel instanceof SocketChannel socket
                        && socket.getLocalAddress() instanceof InetSocketAddress local
                        && socket.getRemoteAddress() instanceof InetSocketAddress remote) {
                    writer.write(text(local) + " " + text(remote) + "\n");
                } else if (channel instanceof ServerSocketChannel listener
                        && listener.getLocalAddress() instanceof InetSocketAddress local) {
                    writer.write(text(local) + " *\n");
                }
            }
        }
    }

    private static String text(final InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private void connectUnix(final int connections) throws IOException {
        if (connections == 0) {
            return;
        }
        final Path directory = Files.createTempDirectory("sockeye-farm");
        final Path path = directory.resolve(share.index() + ".sock");
        final ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        open.add(listener);
        try {
            final SocketAddress address = UnixDomainSocketAddress.of(path);
            listener.bind(address, BACKLOG);
            for (int i = 0; i < connections; i++) {
                open.add(SocketChannel.open(address));
                open.add(listener.accept());
            }
        } finally {
            // The kernel goes on listing the sockets by this path, so nothing needs to be cleaned up later.
            Files.deleteIfExists(path);
            Files.deleteIfExists(directory);
        }
    }
}
