package io.sockeye.collector.sockdiag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Sockets of the calling thread's network in as many states as can be had, of both families, some bound to loopback,
 * some with a mark, some with a port that was asked for.
 */
public final class LiveSockets implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] OTHER_LOOPBACK = {127, 9, 0, 2};
    private static final byte[] ANY = new byte[4];
    private static final byte[] LOOPBACK6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final byte[] ANY6 = new byte[16];
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
    private static final int DEFERRED_SECONDS = 60;

    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_MPTCP = 262;

    /** FIN_WAIT1, LAST_ACK and CLOSING, and the column of states in {@code /proc/net/tcp}. */
    private static final Set<String> UNDER_WAY = Set.of("04", "09", "0B");

    private static final int STATE = 3;
    private static final long MILLISECOND = 1_000_000;
    private static final long SETTLED_WITHIN = 10_000 * MILLISECOND;

    private final List<KernelSocket> sockets = new ArrayList<>();
    private int nextPort = 42_000;

    public LiveSockets() {
        connections(KernelEntry.AF_INET, ANY, LOOPBACK, 8080);
        connections(KernelEntry.AF_INET, LOOPBACK, LOOPBACK, 0);
        connections(KernelEntry.AF_INET6, ANY6, LOOPBACK6, 8081);
        connections(KernelEntry.AF_INET6, LOOPBACK6, LOOPBACK6, 8082);
        connections(KernelEntry.AF_INET6, ANY6, MAPPED, 8083);
        waitingForData(KernelEntry.AF_INET, LOOPBACK, 8090);
        waitingForData(KernelEntry.AF_INET6, LOOPBACK6, 8091);
        unanswered();
        datagrams(KernelEntry.AF_INET, LOOPBACK);
        datagrams(KernelEntry.AF_INET, ANY);
        datagrams(KernelEntry.AF_INET6, LOOPBACK6);
        datagrams(KernelEntry.AF_INET6, ANY6);
        settle();
    }

    /** A FIN is on its way for a moment where the machine is busy: wait until each was answered. */
    private static void settle() {
        final long deadline = System.nanoTime() + SETTLED_WITHIN;
        while (isUnderWay("tcp") || isUnderWay("tcp6")) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("connections do not settle");
            }
            LockSupport.parkNanos(MILLISECOND);
        }
    }

    private static boolean isUnderWay(final String file) {
        try {
            for (final String line : Files.readAllLines(Path.of("/proc/thread-self/net", file))) {
                if (UNDER_WAY.contains(line.trim().split(" +")[STATE])) {
                    return true;
                }
            }
            return false;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** And of raw ones, whose ports are protocols. */
    LiveSockets andRaw() {
        for (int i = 0; i < 4; i++) {
            final KernelSocket socket =
                    keep(KernelSocket.open(KernelEntry.AF_INET, KernelSocket.SOCK_RAW, IPPROTO_ICMP + i));
            if (i % 2 == 1) {
                socket.bindToDevice("lo").connect(LOOPBACK, 0);
            }
        }
        return this;
    }

    /** And connections of MPTCP. */
    LiveSockets andMptcp() {
        final KernelSocket server = keep(KernelSocket.open(
                        KernelEntry.AF_INET, KernelSocket.SOCK_STREAM, IPPROTO_MPTCP))
                .bind(LOOPBACK, 8070)
                .listen(5);
        for (int i = 0; i < 3; i++) {
            keep(KernelSocket.open(KernelEntry.AF_INET, KernelSocket.SOCK_STREAM, IPPROTO_MPTCP))
                    .connect(LOOPBACK, 8070);
            keep(server.accept());
        }
        return this;
    }

    /** Whether a port was asked for, by the sockets' inodes. */
    public Map<Long, Boolean> portsAsked() throws IOException {
        final Map<Long, Boolean> asked = new HashMap<>();
        for (final KernelSocket socket : sockets) {
            asked.put(socket.inode(), socket.isPortAsked());
        }
        return asked;
    }

    private KernelSocket keep(final KernelSocket socket) {
        sockets.add(socket);
        return socket;
    }

    private KernelSocket tcp(final int family) {
        return KernelSocket.open(family, KernelSocket.SOCK_STREAM, 0);
    }

    /** Established, waiting for a FIN, waiting to close, and in TIME_WAIT. */
    private void connections(final int family, final byte[] address, final byte[] target, final int port) {
        final KernelSocket server = keep(tcp(family)).bind(address, port).listen(50);
        final int serverPort = server.port();
        for (int i = 0; i < 4; i++) {
            keep(client(family, i, target).connect(target, serverPort));
            keep(server.accept());
            keep(client(family, i, target).connect(target, serverPort)); // nobody accepts it
            server.accept().close();
            final KernelSocket gone = client(family, i, target).connect(target, serverPort);
            final KernelSocket left = server.accept();
            gone.close();
            if (i % 2 == 0) {
                left.close(); // and the client is in TIME_WAIT
            } else {
                keep(left);
            }
        }
    }

    private KernelSocket client(final int family, final int kind, final byte[] target) {
        final KernelSocket socket = tcp(family);
        if (kind % 2 == 1) {
            socket.bindToDevice("lo").set(KernelSocket.SOL_SOCKET, KernelSocket.SO_MARK, 4 + kind);
        }
        if (kind >= 2) {
            final byte[] from = family == KernelEntry.AF_INET && kind == 2 ? OTHER_LOOPBACK : target;
            bind(socket, from, kind == 2);
        }
        return socket;
    }

    /** To a port that is asked for, of which a client may have been given the first, or to any. */
    private void bind(final KernelSocket socket, final byte[] address, final boolean isAsked) {
        if (isAsked) {
            nextPort = socket.bindFrom(address, nextPort) + 1;
        } else {
            socket.bind(address, 0);
        }
    }

    /** In SYN_RECV: the server waits for the first data. */
    private void waitingForData(final int family, final byte[] address, final int port) {
        for (int i = 0; i < 2; i++) {
            final KernelSocket server = keep(tcp(family));
            if (i == 1) {
                server.bindToDevice("lo").set(KernelSocket.SOL_SOCKET, KernelSocket.SO_MARK, 6);
            }
            server.set(KernelSocket.IPPROTO_TCP, KernelSocket.TCP_DEFER_ACCEPT, DEFERRED_SECONDS)
                    .bind(address, port + 100 * i)
                    .listen(5);
            keep(tcp(family).connect(address, port + 100 * i));
            keep(tcp(family).connect(address, port + 100 * i));
        }
    }

    /** In SYN_SENT: the server takes no more. */
    private void unanswered() {
        keep(tcp(KernelEntry.AF_INET)).bind(LOOPBACK, 8099).listen(0);
        for (int i = 0; i < 4; i++) {
            keep(KernelSocket.open(KernelEntry.AF_INET, KernelSocket.SOCK_STREAM | KernelSocket.SOCK_NONBLOCK, 0))
                    .connect(LOOPBACK, 8099);
        }
    }

    private void datagrams(final int family, final byte[] address) {
        for (int i = 0; i < 8; i++) {
            final KernelSocket socket = keep(KernelSocket.open(family, KernelSocket.SOCK_DGRAM, 0));
            if ((i & 1) != 0) {
                socket.bindToDevice("lo").set(KernelSocket.SOL_SOCKET, KernelSocket.SO_MARK, 4 + i);
            }
            bind(socket, address, (i & 2) == 0);
            if ((i & 4) != 0) {
                socket.connect(family == KernelEntry.AF_INET ? LOOPBACK : LOOPBACK6, 53);
            }
        }
    }

    @Override
    public void close() {
        sockets.forEach(KernelSocket::close);
    }
}
