package io.sockeye.collector.sockdiag;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagReq;
import io.sockeye.linux.sockdiag.InetDiagReqV2;
import io.sockeye.linux.sockdiag.SockDiag;

/**
 * Which sockets a request is answered with: its family, states and ports, and its program. A dump of raw sockets does
 * not look at states.
 */
final class RequestModel {
    private final int family;
    private final int states;
    private final int localPort;
    private final int remotePort;
    private final KernelMatcher program;
    private final int programLength;

    /** Of the request that was written last, as long as no other is. */
    RequestModel(final SockDiagRequest written, final Protocol protocol) {
        final UnsafeBuffer buffer = written.request().buffer();
        final boolean isLegacy = written.messageType() == SockDiag.TCPDIAG_GETSOCK;
        final int fixed = NlMsgHdr.LENGTH;
        family = isLegacy ? 0 : buffer.getByte(fixed);
        states = protocol == Protocol.RAW ? -1 : buffer.getInt(fixed + (isLegacy ? 52 : 4));
        final int id = fixed + (isLegacy ? 4 : 8);
        localPort = buffer.getShort(id, ByteOrder.BIG_ENDIAN) & 0xFFFF;
        remotePort = buffer.getShort(id + 2, ByteOrder.BIG_ENDIAN) & 0xFFFF;
        final int attributesOffset = fixed + (isLegacy ? InetDiagReq.LENGTH : InetDiagReqV2.LENGTH);
        final NlAttrs attributes = new NlAttrs();
        attributes.wrap(buffer, attributesOffset, written.request().length() - attributesOffset);
        KernelMatcher found = null;
        int length = 0;
        while (attributes.next()) {
            if (attributes.type() == SockDiag.INET_DIAG_REQ_BYTECODE) {
                length = attributes.payloadLength();
                found = new KernelMatcher(buffer, attributes.payloadOffset(), length);
                found.audit();
            }
        }
        program = found;
        programLength = length;
    }

    int programLength() {
        return programLength;
    }

    boolean accepts(final KernelEntry socket) {
        return (family == 0 || family == socket.family())
                && (states >>> socket.state() & 1) != 0
                && (localPort == 0 || localPort == socket.localPort())
                && (remotePort == 0 || remotePort == socket.remotePort())
                && (program == null || program.matches(socket));
    }
}
