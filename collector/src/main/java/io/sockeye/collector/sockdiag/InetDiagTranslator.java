package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpInfo;
import io.sockeye.linux.sockdiag.TcpState;

/**
 * Turns the kernel's words for an Internet socket into a row, in the view of /proc/net/tcp: a listener's send queue is
 * 0 and its backlog stands apart; the delayed ACK timer, which /proc does not show, is no timer. Confined to one thread
 * at a time.
 */
final class InetDiagTranslator {
    private static final int TIMER_NONE = 0;
    private static final int TIMER_RETRANSMIT = 1;
    private static final int TIMER_DELAYED_ACK = 5;

    private final InetDiagMsg message = new InetDiagMsg();
    private final NlAttrs attributes = new NlAttrs();
    private final TcpInfo info = new TcpInfo();
    private final DetailTranslator details = new DetailTranslator();

    /** A translator. */
    InetDiagTranslator() {}

    /**
     * Fill a row from the fixed part of a message.
     *
     * @param protocol of the dump.
     * @param buffer   containing the message.
     * @param offset   in bytes at which {@code struct inet_diag_msg} begins, all of it being there.
     * @param row      to fill, whatever is in it.
     */
    public void translate(
            final Protocol protocol, final UnsafeBuffer buffer, final int offset, final SocketRecord row) {
        final InetDiagMsg socket = message.wrap(buffer, offset);
        final int state = socket.state();
        final int kernelTimer = socket.timer();
        final int timer = kernelTimer == TIMER_DELAYED_ACK ? TIMER_NONE : kernelTimer;
        final long retrans = socket.retrans();
        final long sendQueue = socket.wqueue();
        final boolean isListener = state == TcpState.TCP_LISTEN;
        row.beginInternet(protocol.code(), socket.family(), state, timer, socket.sport(), socket.dport())
                .interfaceIndex(socket.ifIndex())
                .uid(socket.uid())
                .localAddress(socket.src(0), socket.src(1))
                .remoteAddress(socket.dst(0), socket.dst(1))
                .inode(socket.inode())
                .cookie(socket.cookie())
                .recvQueue(socket.rqueue())
                .sendQueue(isListener ? 0 : sendQueue)
                .backlog(isListener ? sendQueue : 0)
                .timerMs(timer == TIMER_NONE ? 0 : socket.expires())
                .retransmits(timer == TIMER_RETRANSMIT ? retrans : 0)
                .probes(timer > TIMER_RETRANSMIT ? retrans : 0);
    }

    /**
     * Complete a row from the attributes of a message: retransmissions and probes, of which the fixed part has only
     * the one that its timer is about, and which directions are shut down.
     *
     * @param buffer containing the attributes.
     * @param offset in bytes at which they begin.
     * @param length in bytes of all of them.
     * @param row    to complete; if it has details, with all of them that came.
     * @return false if an attribute is not whole; what was read before it stands.
     */
    public boolean translateAttributes(
            final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        if (row.hasDetails()) {
            SocketDetails.clear(row);
        }
        attributes.wrap(buffer, offset, length);
        while (attributes.next()) {
            if (attributes.type() == SockDiag.INET_DIAG_INFO) {
                translateInfo(buffer, row);
            } else if (attributes.type() == SockDiag.INET_DIAG_SHUTDOWN) {
                translateShutdown(buffer, attributes.payloadOffset(), attributes.payloadLength(), row);
            } else if (row.hasDetails()) {
                details.translate(
                        attributes.type(), buffer, attributes.payloadOffset(), attributes.payloadLength(), row);
            }
        }
        return !attributes.isMalformed();
    }

    /** As every family tells it: a byte, of which we know two bits. */
    static void translateShutdown(
            final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        if (length >= Byte.BYTES) {
            final int both = SocketRecord.SHUTDOWN_RECEIVE | SocketRecord.SHUTDOWN_SEND;
            row.shutdown(buffer.getByte(offset) & both | SocketRecord.SHUTDOWN_TOLD);
        }
    }

    private void translateInfo(final UnsafeBuffer buffer, final SocketRecord row) {
        final int offset = attributes.payloadOffset();
        final int length = attributes.payloadLength();
        if (!hasTcpInfo(row.protocol())) {
            if (row.hasDetails() && row.protocol() == Protocol.MPTCP.code()) {
                SocketDetails.mptcpInfo(row, buffer, offset, length);
            }
            return;
        }
        info.wrap(buffer, offset, length);
        if (info.probes() != TcpInfo.ABSENT) {
            row.retransmits(info.retransmits()).probes(info.probes());
        }
        if (row.hasDetails()) {
            SocketDetails.info(row, buffer, offset, length);
        }
    }

    /** The attribute of other protocols holds a struct of their own. */
    private static boolean hasTcpInfo(final int protocol) {
        return protocol == Protocol.TCP.code() || protocol == Protocol.DCCP.code();
    }
}
