package io.sockeye.collector.ledger;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.sockdiag.TcpInfo;

/** A socket that is not there. Its numbers may be changed. */
final class MadeUpSocket implements Cloneable {
    static final int TIMER_TIME_WAIT = 3;

    private static final int INFO_LENGTH = 240;
    private static final UnsafeBuffer INFO = OffHeap.allocate(INFO_LENGTH);

    int protocol;
    int family = 2;
    int state = 1;
    int timer;
    int localPort;
    int remotePort;
    int device;
    long local;
    long remote;
    long inode;
    long cookie;
    long acked = SocketLedger.UNKNOWN;
    long received = SocketLedger.UNKNOWN;

    MadeUpSocket(final long cookie) {
        this.cookie = cookie;
    }

    static RowBatch plainBatch(final int capacity) {
        return new RowBatch(SocketRecord.LENGTH, capacity);
    }

    static RowBatch detailedBatch(final int capacity) {
        return new RowBatch(SocketRecord.DETAILED_LENGTH, capacity);
    }

    MadeUpSocket copy() {
        try {
            return (MadeUpSocket) clone();
        } catch (final CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    void appendTo(final RowBatch batch) {
        final SocketRecord row = batch.append(new SocketRecord());
        row.protocol(protocol)
                .family(family)
                .state(state)
                .timer(timer)
                .localPort(localPort)
                .remotePort(remotePort)
                .interfaceIndex(device)
                .localAddress(local, ~local)
                .remoteAddress(remote, ~remote)
                .inode(inode)
                .cookie(cookie);
        if (row.hasDetails()) {
            SocketDetails.clear(row);
            if (acked >= 0) {
                INFO.putLong(TcpInfo.TCPI_BYTES_ACKED_OFFSET, acked);
                INFO.putLong(TcpInfo.TCPI_BYTES_RECEIVED_OFFSET, received);
                SocketDetails.info(row, INFO, 0, INFO_LENGTH);
            }
        }
    }

    /** What an entry says. */
    static String text(final LedgerEntry entry) {
        return entry.protocol() + " " + entry.family() + " " + entry.state() + " " + entry.localPort() + " "
                + entry.remotePort() + " " + entry.interfaceIndex() + " " + entry.localAddressHalf(0) + " "
                + entry.localAddressHalf(1) + " " + entry.remoteAddressHalf(0) + " " + entry.remoteAddressHalf(1) + " "
                + entry.cookie() + " " + entry.bytesAcked() + " " + entry.bytesReceived();
    }

    /** What an entry of this socket should say. */
    @Override
    public String toString() {
        return protocol + " " + family + " " + state + " " + localPort + " " + remotePort + " " + device + " " + local
                + " " + ~local + " " + remote + " " + ~remote + " " + cookie + " " + acked + " " + received;
    }
}
