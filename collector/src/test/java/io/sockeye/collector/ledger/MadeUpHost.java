package io.sockeye.collector.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** Sockets that come, go and change at random, and who says of each whether it is there. */
final class MadeUpHost implements SocketWitness {
    private static final int TCP = 0;
    private static final int ESTABLISHED = 1;
    private static final int SYN_RECV = 3;
    private static final int FIN_WAIT2 = 5;
    private static final int TIME_WAIT = 6;
    private static final int LISTEN = 10;
    private static final int[] CONNECTED = {1, 2, 4, 5, 8, 9, 11};
    private static final int PROTOCOLS = 5;

    final List<MadeUpSocket> sockets = new ArrayList<>();
    final boolean hasCookies;
    private final Random random;
    private final int deaf;
    private long nextCookie = 1;
    private long nextInode = 1000;
    private int look;

    /** With a witness that does not answer every so many questions; 0 for one that always does. */
    MadeUpHost(final Random random, final boolean hasCookies, final int deaf) {
        this.random = random;
        this.hasCookies = hasCookies;
        this.deaf = deaf;
    }

    /** Let some come and some go, and others change. */
    void live(final int most) {
        look++;
        final int coming = random.nextInt(most);
        for (int i = 0; i < coming; i++) {
            sockets.add(open());
        }
        final int going = random.nextInt(Math.min(most, sockets.size() + 1));
        for (int i = 0; i < going; i++) {
            final MadeUpSocket gone = sockets.remove(random.nextInt(sockets.size()));
            if (gone.protocol == TCP && gone.state == ESTABLISHED && random.nextBoolean()) {
                sockets.add(leftover(gone));
            }
        }
        for (final MadeUpSocket socket : sockets) {
            if (random.nextInt(8) == 0) {
                change(socket);
            }
        }
    }

    private MadeUpSocket open() {
        final MadeUpSocket socket = new MadeUpSocket(0);
        socket.protocol = random.nextInt(4) > 0 ? TCP : random.nextInt(PROTOCOLS);
        socket.family = random.nextBoolean() ? 2 : 10;
        socket.state = random.nextInt(10) == 0 ? LISTEN : CONNECTED[random.nextInt(CONNECTED.length)];
        if (random.nextInt(20) == 0) {
            socket.state = SYN_RECV;
        }
        socket.localPort = random.nextInt(1 << 16);
        socket.remotePort = random.nextInt(1 << 16);
        socket.device = random.nextInt(3);
        socket.local = random.nextLong();
        socket.remote = random.nextLong();
        socket.inode = random.nextInt(20) == 0 ? 0 : nextInode++;
        socket.cookie = hasCookies ? nextCookie++ : 0;
        if (socket.protocol == TCP && hasCookies && random.nextInt(4) > 0) {
            socket.acked = random.nextInt(1000);
            socket.received = random.nextInt(1000);
        }
        return socket;
    }

    /** What the kernel keeps in the place of a connection that is over: with a cookie of its own. */
    private MadeUpSocket leftover(final MadeUpSocket gone) {
        final MadeUpSocket socket = gone.copy();
        socket.cookie = hasCookies ? nextCookie++ : 0;
        socket.inode = 0;
        socket.timer = MadeUpSocket.TIMER_TIME_WAIT;
        socket.state = random.nextBoolean() ? TIME_WAIT : FIN_WAIT2;
        return socket;
    }

    private void change(final MadeUpSocket socket) {
        if (socket.protocol != TCP) {
            socket.remotePort = random.nextInt(1 << 16);
            socket.remote = random.nextLong();
        } else if (socket.timer == 0 && socket.state != LISTEN && socket.state != SYN_RECV) {
            socket.state = CONNECTED[random.nextInt(CONNECTED.length)];
            socket.timer = random.nextInt(3);
        }
        if (socket.acked >= 0) {
            socket.acked += random.nextInt(100_000);
            socket.received += random.nextInt(100_000);
            if (random.nextInt(50) == 0) {
                // It was disconnected, and connected to somebody else from another port.
                socket.acked = random.nextInt(10);
                socket.received = random.nextInt(10);
                socket.localPort ^= 1;
                socket.remote = random.nextLong();
            }
        }
    }

    Answer answer(final long cookie) {
        if (deaf > 0 && (cookie * 31 + look) % deaf == 0) {
            return Answer.UNKNOWN;
        }
        for (final MadeUpSocket socket : sockets) {
            if (socket.cookie == cookie) {
                return Answer.THERE;
            }
        }
        return Answer.GONE;
    }

    @Override
    public void ask(final RowBatch asked, final Answer[] answers) {
        final SocketRecord row = new SocketRecord();
        for (int i = 0; i < asked.count(); i++) {
            answers[i] = answer(asked.get(i, row).cookie());
        }
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public SourceCounters counters() {
        return new SourceCounters();
    }

    @Override
    public void close() {}
}
