package io.sockeye.benchmarks.dump;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkSocket;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagReq;
import io.sockeye.linux.sockdiag.SockDiag;

/**
 * The floor: receives a dump and steps from header to header. It asks in the old way of {@code TCPDIAG_GETSOCK}, which
 * has IPv4 and IPv6 from one walk over the kernel's table: nobody gets all sockets with less.
 */
final class Drain implements Dump {
    private static final int REQUEST_LENGTH = NlMsgHdr.LENGTH + InetDiagReq.LENGTH;
    private static final int ALL_STATES = 0xFFE;
    private static final int CAPACITY = 64 * 1024;

    private final NetlinkSocket socket = new NetlinkSocket(Netlink.NETLINK_SOCK_DIAG, 0);
    private final UnsafeBuffer request = new UnsafeBuffer(ByteBuffer.allocateDirect(REQUEST_LENGTH));
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final NlMsgHdr header = new NlMsgHdr();

    private long sockets;

    Drain() throws ErrnoException {
        header.wrap(request, 0)
                .len(REQUEST_LENGTH)
                .type(SockDiag.TCPDIAG_GETSOCK)
                .flags(Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP);
        new InetDiagReq().wrap(request, NlMsgHdr.LENGTH).states(ALL_STATES);
    }

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public long run() throws IOException {
        sockets = 0;
        socket.send(request, 0, REQUEST_LENGTH);
        boolean more = true;
        while (more) {
            final int received = socket.receive(buffer, CAPACITY);
            if (received <= 0 || received > CAPACITY) {
                throw new ErrnoException("recv", received < 0 ? -received : Errno.ENOBUFS, "received=" + received);
            }
            more = step(received);
        }
        return sockets;
    }

    /** Step over one datagram; false if it ends the dump. */
    private boolean step(final int length) throws ErrnoException {
        int offset = 0;
        while (offset + NlMsgHdr.LENGTH <= length) {
            final int type = header.wrap(buffer, offset).type();
            if (type == Netlink.NLMSG_DONE) {
                return false;
            }
            if (type != SockDiag.TCPDIAG_GETSOCK) {
                throw new ErrnoException("sock_diag dump", -buffer.getInt(offset + NlMsgHdr.LENGTH), "type=" + type);
            }
            sockets++;
            offset += Netlink.align((int) header.len());
        }
        return true;
    }

    @Override
    public void close() {
        socket.close();
    }
}
