package io.sockeye.collector.netlink;

import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketQuery;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttr;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagReqV2;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagReq;

/** Writes requests for dumps into a buffer of its own. Confined to one thread at a time. */
final class SockDiagRequest {
    /** The states that /proc shows: all of {@code TCP_*} from ESTABLISHED (1) to CLOSING (11). */
    static final int ALL_STATES = 0xFFE;

    private static final int MAX_LENGTH = 128;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(MAX_LENGTH));
    private final NlMsgHdr header = new NlMsgHdr();
    private final InetDiagReqV2 inet = new InetDiagReqV2();
    private final UnixDiagReq unix = new UnixDiagReq();
    private final NlAttr attribute = new NlAttr();

    private int length;

    UnsafeBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** Ask for the Internet sockets of a family and protocol that a query selects, or a superset of them. */
    void inet(final Protocol protocol, final Family family, final SocketQuery query, final int sequence) {
        inet(protocol, family, states(protocol, query.selection()), query.timers(), sequence);
    }

    /** Ask for the listeners of a family and protocol, which does not walk the connections. */
    void listeners(final Protocol protocol, final Family family, final int sequence) {
        inet(protocol, family, 1 << TcpState.TCP_LISTEN, false, sequence);
    }

    /** Ask for all UNIX sockets with their names, peers, queues and owners. */
    void unix(final int sequence) {
        begin(sequence);
        unix.wrap(buffer, NlMsgHdr.LENGTH)
                .family(Family.UNIX.number())
                .states(ALL_STATES)
                .show(SockDiag.UDIAG_SHOW_NAME
                        | SockDiag.UDIAG_SHOW_PEER
                        | SockDiag.UDIAG_SHOW_RQLEN
                        | SockDiag.UDIAG_SHOW_UID);
        end(NlMsgHdr.LENGTH + UnixDiagReq.LENGTH);
    }

    private void inet(
            final Protocol protocol, final Family family, final int states, final boolean info, final int sequence) {
        begin(sequence);
        int end = NlMsgHdr.LENGTH + InetDiagReqV2.LENGTH;
        inet.wrap(buffer, NlMsgHdr.LENGTH)
                .family(family.number())
                .protocol(protocol.number())
                .states(states)
                .ext(info ? SockDiag.extensionBit(SockDiag.INET_DIAG_INFO) : 0);
        if (protocol.number() > 0xFF) {
            attribute.wrap(buffer, end).type(SockDiag.INET_DIAG_REQ_PROTOCOL).len(NlAttr.LENGTH + Integer.BYTES);
            buffer.putInt(end + NlAttr.LENGTH, protocol.number());
            end += NlAttr.LENGTH + Integer.BYTES;
        }
        end(end);
    }

    /**
     * What the kernel can leave out by state. A connection-oriented protocol's server is in state LISTEN; a datagram
     * socket is in state ESTABLISHED where it has a peer.
     */
    private static int states(final Protocol protocol, final Selection selection) {
        final boolean connectionOriented = protocol != Protocol.UDP
                && protocol != Protocol.UDPLITE
                && protocol != Protocol.RAW
                && protocol != Protocol.SCTP;
        if (selection == Selection.ALL || !connectionOriented) {
            return ALL_STATES;
        }
        return selection == Selection.LISTENING ? 1 << TcpState.TCP_LISTEN : ALL_STATES & ~(1 << TcpState.TCP_LISTEN);
    }

    private void begin(final int sequence) {
        buffer.setMemory(0, MAX_LENGTH, (byte) 0);
        header.wrap(buffer, 0)
                .type(SockDiag.SOCK_DIAG_BY_FAMILY)
                .flags(Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP)
                .seq(sequence);
    }

    private void end(final int end) {
        length = end;
        header.wrap(buffer, 0).len(end);
    }
}
