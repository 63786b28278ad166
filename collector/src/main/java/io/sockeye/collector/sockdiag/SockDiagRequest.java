package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.netlink.DumpRequest;
import io.sockeye.collector.query.Detail;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagAttr;
import io.sockeye.linux.sockdiag.InetDiagBytecode;
import io.sockeye.linux.sockdiag.InetDiagBytecodeAudit;
import io.sockeye.linux.sockdiag.InetDiagReq;
import io.sockeye.linux.sockdiag.InetDiagReqV2;
import io.sockeye.linux.sockdiag.LinkDiag;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagReq;

/** Writes requests for dumps into a buffer of its own. Confined to one thread at a time. */
final class SockDiagRequest {
    /** The states that /proc shows: all of {@code TCP_*} from ESTABLISHED (1) to CLOSING (11). */
    static final int ALL_STATES = 0xFFE;

    /** Of a question for one socket, with its header, in bytes. */
    static final int QUESTION_LENGTH = NlMsgHdr.LENGTH + InetDiagReqV2.LENGTH;

    private final DumpRequest request = new DumpRequest();
    private final InetDiagReqV2 inet = new InetDiagReqV2();
    private final InetDiagReq legacy = new InetDiagReq();
    private final NlMsgHdr header = new NlMsgHdr();
    private final UnixDiagReq unix = new UnixDiagReq();
    private int messageType;

    SockDiagRequest() {}

    /** {@return what was asked for last} */
    DumpRequest request() {
        return request;
    }

    /** {@return the type that the answers have} */
    int messageType() {
        return messageType;
    }

    /**
     * Ask for the Internet sockets of a family and protocol that a query selects, or a superset of them.
     *
     * @param plan for the query's condition, whose program is yet to come; null for none.
     */
    void inet(final Protocol protocol, final Family family, final SocketQuery query, final ConditionPlan plan) {
        final int extensions = extensions(query);
        final int states = states(protocol, query.selection());
        if (plan == null) {
            inet(protocol, family, states, extensions, 0, 0);
        } else {
            inet(protocol, family, states & plan.states(), extensions, plan.localPort(), plan.remotePort());
        }
    }

    /** The attributes to be asked for: only those that something in use needs. */
    private static int extensions(final SocketQuery query) {
        final boolean info = query.timers() || query.info() || query.needs(Detail.ULP);
        final int bits = info ? SockDiag.extensionBit(SockDiag.INET_DIAG_INFO) : 0;
        return query.details() == 0
                ? bits
                : bits
                        | extension(query, Detail.CONGESTION, SockDiag.INET_DIAG_CONG)
                        | extension(query, Detail.MEMORY, SockDiag.INET_DIAG_SKMEMINFO)
                        | extension(query, Detail.TOS, InetDiagAttr.INET_DIAG_TOS)
                        | extension(query, Detail.TCLASS, InetDiagAttr.INET_DIAG_TCLASS)
                        | extension(query, Detail.PARAMETERS, InetDiagAttr.INET_DIAG_VEGASINFO);
    }

    private static int extension(final SocketQuery query, final int detail, final int attribute) {
        return query.needs(detail) ? SockDiag.extensionBit(attribute) : 0;
    }

    /** Ask for the listeners of TCP, which does not walk the connections. */
    void listeners() {
        inet(Protocol.TCP, Family.UNSPEC, 1 << TcpState.TCP_LISTEN, 0, 0, 0);
    }

    /**
     * Ask for UNIX sockets with their names, peers, queues and owners; what is shut down comes unasked.
     *
     * @param states that are wanted.
     */
    void unix(final SocketQuery query, final int states) {
        final int offset = begin(SockDiag.SOCK_DIAG_BY_FAMILY, UnixDiagReq.LENGTH);
        unix.wrap(request.buffer(), offset)
                .family(Family.UNIX.number())
                .states(states)
                .show(SockDiag.UDIAG_SHOW_NAME
                        | SockDiag.UDIAG_SHOW_PEER
                        | SockDiag.UDIAG_SHOW_RQLEN
                        | SockDiag.UDIAG_SHOW_UID
                        | (query.needs(Detail.MEMORY) ? SockDiag.UDIAG_SHOW_MEMINFO : 0));
    }

    /** Ask for all packet sockets with their interfaces, owners and queues. */
    void packet() {
        link(Family.PACKET, 0, LinkDiag.SHOW_PACKET_INFO | LinkDiag.SHOW_PACKET_MEMORY);
    }

    /** Ask for all netlink sockets with their groups and queues. */
    void netlink() {
        link(Family.NETLINK, LinkDiag.ALL_PROTOCOLS, LinkDiag.SHOW_NETLINK_GROUPS | LinkDiag.SHOW_NETLINK_MEMORY);
    }

    private void link(final Family family, final int protocol, final int show) {
        final int offset = begin(SockDiag.SOCK_DIAG_BY_FAMILY, LinkDiag.REQUEST_LENGTH);
        request.buffer().putByte(offset + LinkDiag.SDIAG_FAMILY_OFFSET, (byte) family.number());
        request.buffer().putByte(offset + LinkDiag.SDIAG_PROTOCOL_OFFSET, (byte) protocol);
        request.buffer().putInt(offset + LinkDiag.SHOW_OFFSET, show);
    }

    /**
     * Write a question for one Internet socket, apart from the dump's request.
     *
     * @param buffer   to write to.
     * @param offset   in bytes at which there is room for {@link #QUESTION_LENGTH}.
     * @param socket   with addresses, ports, interface and cookie.
     * @param sequence that the answer will have.
     */
    void writeQuestion(final UnsafeBuffer buffer, final int offset, final SocketRecord socket, final int sequence) {
        header.wrap(buffer, offset)
                .len(QUESTION_LENGTH)
                .type(SockDiag.SOCK_DIAG_BY_FAMILY)
                .flags(Netlink.NLM_F_REQUEST)
                .seq(sequence)
                .pid(0);
        inet.wrap(buffer, offset + NlMsgHdr.LENGTH)
                .family(socket.family())
                .protocol(Protocol.ofCode(socket.protocol()).number())
                .ext(0)
                .states(ALL_STATES)
                .sport(socket.localPort())
                .dport(socket.remotePort())
                .src(socket.localAddressHalf(0), socket.localAddressHalf(1))
                .dst(socket.remoteAddressHalf(0), socket.remoteAddressHalf(1))
                .ifIndex(socket.interfaceIndex())
                .cookie(socket.cookie());
    }

    /**
     * Want the sockets only that a program accepts.
     *
     * @param plan   with the program of a condition, or null.
     * @param shards to take one of, or null for all sockets.
     * @param shard  which one.
     */
    void only(final ConditionPlan plan, final PortShards shards, final int shard) {
        final int condition = plan == null ? 0 : plan.length();
        final int room = condition + (shards == null ? 0 : PortShards.MAX_PROGRAM_LENGTH);
        if (room == 0) {
            return;
        }
        final int offset = request.attribute(SockDiag.INET_DIAG_REQ_BYTECODE, room);
        final InetDiagBytecode program = new InetDiagBytecode().wrap(request.buffer(), offset);
        if (condition > 0) {
            plan.write(program);
        }
        if (shards != null) {
            shards.write(shard, program);
        }
        final int length = program.finish();
        // A plan asks for marks only where that is allowed.
        final int errno = InetDiagBytecodeAudit.audit(request.buffer(), offset, length, true);
        if (errno != 0) {
            throw new IllegalStateException(
                    "a program that the kernel would refuse: length=" + length + ", condition=" + condition);
        }
        request.trim(offset, length);
    }

    private void inet(
            final Protocol protocol,
            final Family family,
            final int states,
            final int ext,
            final int localPort,
            final int remotePort) {
        if (family == Family.UNSPEC) {
            final int offset = begin(SockDiag.TCPDIAG_GETSOCK, InetDiagReq.LENGTH);
            legacy.wrap(request.buffer(), offset)
                    .ext(ext)
                    .states(states)
                    .sport(localPort)
                    .dport(remotePort);
            return;
        }
        final int offset = begin(SockDiag.SOCK_DIAG_BY_FAMILY, InetDiagReqV2.LENGTH);
        inet.wrap(request.buffer(), offset)
                .family(family.number())
                .protocol(protocol.number())
                .states(states)
                .ext(ext)
                .sport(localPort)
                .dport(remotePort);
        if (protocol.number() > 0xFF) {
            request.attributeInt(SockDiag.INET_DIAG_REQ_PROTOCOL, protocol.number());
        }
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

    private int begin(final int type, final int fixedLength) {
        messageType = type;
        return request.begin(type, fixedLength);
    }
}
