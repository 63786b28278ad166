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
import io.sockeye.linux.sockdiag.InetDiagReq;
import io.sockeye.linux.sockdiag.InetDiagReqV2;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagReq;

/** Writes requests for dumps into a buffer of its own. Confined to one thread at a time. */
final class SockDiagRequest {
    /** The states that /proc shows: all of {@code TCP_*} from ESTABLISHED (1) to CLOSING (11). */
    static final int ALL_STATES = 0xFFE;

    /** Room for everything but a program. */
    private static final int HEAD_LENGTH = 128;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(HEAD_LENGTH));
    private final NlMsgHdr header = new NlMsgHdr();
    private final InetDiagReqV2 inet = new InetDiagReqV2();
    private final InetDiagReq legacy = new InetDiagReq();
    private final UnixDiagReq unix = new UnixDiagReq();
    private final NlAttr attribute = new NlAttr();

    private int length;
    private int messageType;

    SockDiagRequest() {}

    UnsafeBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** {@return the type that the answers have} */
    int messageType() {
        return messageType;
    }

    /** Ask for the Internet sockets of a family and protocol that a query selects, or a superset of them. */
    void inet(final Protocol protocol, final Family family, final SocketQuery query, final int sequence) {
        inet(protocol, family, states(protocol, query.selection()), query.timers(), sequence);
    }

    /** Ask for the listeners of TCP, which does not walk the connections. */
    void listeners(final int sequence) {
        inet(Protocol.TCP, Family.UNSPEC, 1 << TcpState.TCP_LISTEN, false, sequence);
    }

    /** Ask for all UNIX sockets with their names, peers, queues and owners. */
    void unix(final int sequence) {
        begin(SockDiag.SOCK_DIAG_BY_FAMILY, sequence);
        unix.wrap(buffer, NlMsgHdr.LENGTH)
                .family(Family.UNIX.number())
                .states(ALL_STATES)
                .show(SockDiag.UDIAG_SHOW_NAME
                        | SockDiag.UDIAG_SHOW_PEER
                        | SockDiag.UDIAG_SHOW_RQLEN
                        | SockDiag.UDIAG_SHOW_UID);
        end(NlMsgHdr.LENGTH + UnixDiagReq.LENGTH);
    }

    /** Want one shard of the sockets only. */
    void only(final PortShards shards, final int shard) {
        makeRoomForProgram();
        final int programLength = shards.write(shard, buffer, length + NlAttr.LENGTH);
        attribute.wrap(buffer, length).type(SockDiag.INET_DIAG_REQ_BYTECODE).len(NlAttr.LENGTH + programLength);
        end(length + NlAttr.LENGTH + programLength);
    }

    private void makeRoomForProgram() {
        if (buffer.capacity() == HEAD_LENGTH) {
            final UnsafeBuffer head = new UnsafeBuffer(buffer);
            buffer.wrap(ByteBuffer.allocateDirect(HEAD_LENGTH + PortShards.MAX_PROGRAM_LENGTH));
            buffer.putBytes(0, head, 0, HEAD_LENGTH);
        }
    }

    private void inet(
            final Protocol protocol, final Family family, final int states, final boolean info, final int sequence) {
        final int ext = info ? SockDiag.extensionBit(SockDiag.INET_DIAG_INFO) : 0;
        if (family == Family.UNSPEC) {
            begin(SockDiag.TCPDIAG_GETSOCK, sequence);
            legacy.wrap(buffer, NlMsgHdr.LENGTH).ext(ext).states(states);
            end(NlMsgHdr.LENGTH + InetDiagReq.LENGTH);
            return;
        }
        begin(SockDiag.SOCK_DIAG_BY_FAMILY, sequence);
        int end = NlMsgHdr.LENGTH + InetDiagReqV2.LENGTH;
        inet.wrap(buffer, NlMsgHdr.LENGTH)
                .family(family.number())
                .protocol(protocol.number())
                .states(states)
                .ext(ext);
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

    private void begin(final int type, final int sequence) {
        buffer.setMemory(0, HEAD_LENGTH, (byte) 0);
        messageType = type;
        header.wrap(buffer, 0)
                .type(type)
                .flags(Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP)
                .seq(sequence);
    }

    private void end(final int end) {
        length = end;
        header.wrap(buffer, 0).len(end);
    }
}
