package io.sockeye.benchmarks.farm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens and closes connections at a steady rate, a few of them open at any time. They end with a reset, so that no
 * TIME_WAIT is left: the table stays as large as it is however long this runs. Threads: confined to one.
 */
final class Churn {
    /** Connections that are open at a time: few enough for the descriptors that a plan leaves over. */
    private static final int OPEN = 16;

    private static final int BACKLOG = 128;
    private static final long PAUSE_NANOS = 200_000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private final ServerSocketChannel listener;
    private final ArrayDeque<SocketChannel> open = new ArrayDeque<>(2 * OPEN);

    /**
     * Prepare to churn.
     *
     * @param share that says where, and how many a second.
     * @throws IOException if nobody can listen there.
     */
    Churn(final WorkerShare share) throws IOException {
        perSecond = share.churn();
        listener = ServerSocketChannel.open(StandardProtocolFamily.INET);
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(share.churnAddress()), 0), BACKLOG);
    }

    /**
     * Go on until the process ends, and say every second on standard output how many there were.
     *
     * @throws IOException if a connection fails.
     */
    void run() throws IOException {
        final InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        while (true) {
            final long started = System.nanoTime();
            long elapsed = 0;
            int done = 0;
            // What could not be done within a second is not made up for: that would be a burst.
            while (elapsed < SECOND) {
                if (done * SECOND < elapsed * perSecond) {
                    exchange(address);
                    done++;
                } else {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                elapsed = System.nanoTime() - started;
            }
            System.out.println(FarmWorker.CHURNED + done);
        }
    }

    private void exchange(final InetSocketAddress address) throws IOException {
        final SocketChannel client = SocketChannel.open(StandardProtocolFamily.INET);
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.connect(address);
        open.add(client);
        open.add(listener.accept());
        if (open.size() > 2 * OPEN) {
            open.remove().close();
            open.remove().close();
        }
    }
}
