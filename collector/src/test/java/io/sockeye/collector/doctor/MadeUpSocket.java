package io.sockeye.collector.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.sockdiag.TcpInfo;

/** A socket that a test makes up, as many times as it likes. */
final class MadeUpSocket {
    static final int ESTABLISHED = 1;
    static final int SYN_SENT = 2;
    static final int SYN_RECV = 3;
    static final int FIN_WAIT2 = 5;
    static final int TIME_WAIT = 6;
    static final int UNCONNECTED = 7;
    static final int CLOSE_WAIT = 8;
    static final int LISTEN = 10;
    static final int TIMER_ON = 1;
    static final int TIMER_PERSIST = 4;

    private static final int MS = 1_000;

    private final Map<Integer, Integer> info = new LinkedHashMap<>();
    private final UnsafeBuffer tcpInfo = OffHeap.allocate(SocketRecord.MAX_INFO_LENGTH);
    private final UnsafeBuffer memory = OffHeap.allocate(4 * Integer.BYTES);
    private Protocol protocol = Protocol.TCP;
    private int state = ESTABLISHED;
    private int localPort = 40_000;
    private int remote = 1;
    private int remotePort = 80;
    private int pid;
    private int timer;
    private int retransmits;
    private long recvQueue;
    private long sendQueue;
    private long backlog;
    private long drops;
    private long cookie;
    private boolean spreadsRemote;

    MadeUpSocket() {
        info.put(TcpInfo.TCPI_SEGS_OUT_OFFSET, 1);
    }

    MadeUpSocket udp() {
        protocol = Protocol.UDP;
        state = UNCONNECTED;
        return this;
    }

    MadeUpSocket state(final int value) {
        state = value;
        return this;
    }

    MadeUpSocket localPort(final int value) {
        localPort = value;
        return this;
    }

    /** The peer is 10.0.N.1. */
    MadeUpSocket remote(final int network) {
        remote = network;
        return this;
    }

    MadeUpSocket remotePort(final int value) {
        remotePort = value;
        return this;
    }

    MadeUpSocket pid(final int value) {
        pid = value;
        return this;
    }

    MadeUpSocket timer(final int value, final int again) {
        timer = value;
        retransmits = again;
        return this;
    }

    MadeUpSocket queues(final long recv, final long send) {
        recvQueue = recv;
        sendQueue = send;
        return this;
    }

    MadeUpSocket accepts(final long waiting, final long most) {
        recvQueue = waiting;
        backlog = most;
        return this;
    }

    MadeUpSocket drops(final long value) {
        drops = value;
        return this;
    }

    MadeUpSocket cookie(final long value) {
        cookie = value;
        return this;
    }

    /** Times since the last data and the last acknowledgement. */
    MadeUpSocket quiet(final int seconds) {
        info.put(TcpInfo.TCPI_LAST_DATA_SENT_OFFSET, seconds * MS);
        info.put(TcpInfo.TCPI_LAST_DATA_RECV_OFFSET, seconds * MS);
        info.put(TcpInfo.TCPI_LAST_ACK_RECV_OFFSET, seconds * MS);
        return this;
    }

    MadeUpSocket segments(final int out, final int again) {
        info.put(TcpInfo.TCPI_SEGS_OUT_OFFSET, out);
        info.put(TcpInfo.TCPI_TOTAL_RETRANS_OFFSET, again);
        return this;
    }

    /** Microseconds in which there was something to send, and of these those that waited for the send buffer. */
    MadeUpSocket busy(final int all, final int limited) {
        info.put(TcpInfo.TCPI_BUSY_TIME_OFFSET, all);
        info.put(TcpInfo.TCPI_SNDBUF_LIMITED_OFFSET, limited);
        return this;
    }

    /** The memory of what waits to be read, and the largest that buffers may have. */
    MadeUpSocket buffers(final int received, final int receive, final int send) {
        memory.putInt(0, received);
        memory.putInt(Integer.BYTES, receive);
        memory.putInt(3 * Integer.BYTES, send);
        return this;
    }

    /** Each has a peer of its own. */
    MadeUpSocket spread() {
        spreadsRemote = true;
        return this;
    }

    int owner() {
        return pid;
    }

    /** Fill a row, the one of a number. */
    void fill(final RowBatch batch, final SocketRecord row, final int number) {
        batch.append(row);
        row.clear();
        row.beginInternet(protocol.code(), Family.INET.number(), state, timer, localPort, remotePort)
                .inode(pid == 0 ? 0 : MadeUpHost.inode(pid, number))
                .cookie(cookie == 0 ? number + 1 : cookie)
                .recvQueue(recvQueue)
                .sendQueue(sendQueue)
                .backlog(backlog)
                .retransmits(timer == TIMER_ON ? retransmits : 0)
                .probes(timer == TIMER_PERSIST ? retransmits : 0);
        row.localAddressWord(0, word(10, 0, 0, 9));
        final boolean hasPeer = state != LISTEN && protocol != Protocol.UDP;
        row.remoteAddressWord(
                0,
                !hasPeer ? 0 : spreadsRemote ? word(11, number >> 8 & 0xFF, number & 0xFF, 1) : word(10, 0, remote, 1));
        if (!hasPeer) {
            row.remotePort(0);
        }
        SocketDetails.clear(row);
        SocketDetails.memory(row, memory, 0, memory.capacity());
        row.drops(drops);
        info.forEach(tcpInfo::putInt);
        if (protocol == Protocol.TCP && state != TIME_WAIT && state != SYN_RECV) {
            SocketDetails.info(row, tcpInfo, 0, SocketRecord.MAX_INFO_LENGTH);
        }
    }

    private static int word(final int... bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Integer.BYTES]);
        for (int i = 0; i < bytes.length; i++) {
            buffer.putByte(i, (byte) bytes[i]);
        }
        return buffer.getInt(0);
    }
}
