package io.sockeye.benchmarks.support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;

/**
 * The datagrams in which the kernel would dump made-up sockets, each in off-heap memory of its own and at most 32 KiB
 * long. The messages carry the attributes that Linux 6.18 sends a privileged process: SHUTDOWN, MARK, CGROUP_ID and
 * SOCKOPT, 124 bytes in all, and on demand INFO.
 */
public final class SyntheticDump {
    /** Sequence number of all messages. */
    public static final int SEQUENCE = 123_456;

    private static final int DATAGRAM_CAPACITY = 32 * 1024;
    private static final int ATTRIBUTE_HEADER_LENGTH = 4;
    private static final int TCP_INFO_LENGTH = 248;
    private static final int TCPI_RETRANSMITS_OFFSET = 2;
    private static final int INET_DIAG_SHUTDOWN = 8;
    private static final int INET_DIAG_MARK = 15;
    private static final int INET_DIAG_CGROUP_ID = 21;
    private static final int INET_DIAG_SOCKOPT = 22;

    private final UnsafeBuffer[] datagrams;
    private final int[] lengths;

    /**
     * Write a dump.
     *
     * @param family      of the sockets.
     * @param count       of datagrams.
     * @param perDatagram messages of each.
     * @param withInfo    whether they have INET_DIAG_INFO.
     */
    public SyntheticDump(final Family family, final int count, final int perDatagram, final boolean withInfo) {
        datagrams = new UnsafeBuffer[count];
        lengths = new int[count];
        for (int i = 0; i < count; i++) {
            datagrams[i] = new UnsafeBuffer(ByteBuffer.allocateDirect(DATAGRAM_CAPACITY));
            for (int k = 0; k < perDatagram; k++) {
                final SyntheticSocket socket = SyntheticSocket.of(family, i * perDatagram + k);
                lengths[i] = putMessage(datagrams[i], lengths[i], socket, withInfo);
            }
        }
    }

    /**
     * One datagram.
     *
     * @param index from 0.
     * @return memory with the datagram at its start.
     */
    public UnsafeBuffer datagram(final int index) {
        return datagrams[index];
    }

    /**
     * Length of one datagram.
     *
     * @param index from 0.
     * @return length in bytes.
     */
    public int length(final int index) {
        return lengths[index];
    }

    private static int putMessage(
            final UnsafeBuffer buffer, final int offset, final SyntheticSocket socket, final boolean withInfo) {
        int end = putFixedPart(buffer, offset + NlMsgHdr.LENGTH, socket);
        end = putAttribute(buffer, end, INET_DIAG_SHUTDOWN, 1);
        end = putAttribute(buffer, end, INET_DIAG_MARK, Integer.BYTES);
        end = putAttribute(buffer, end, INET_DIAG_CGROUP_ID, Long.BYTES);
        buffer.putLong(end - Long.BYTES, 1, ByteOrder.nativeOrder());
        end = putAttribute(buffer, end, INET_DIAG_SOCKOPT, Short.BYTES);
        if (withInfo) {
            final int info = end + ATTRIBUTE_HEADER_LENGTH;
            end = putAttribute(buffer, end, SockDiag.INET_DIAG_INFO, TCP_INFO_LENGTH);
            buffer.putByte(info + TCPI_RETRANSMITS_OFFSET, (byte) socket.retransmits());
        }
        new NlMsgHdr()
                .wrap(buffer, offset)
                .len(end - offset)
                .type(SockDiag.SOCK_DIAG_BY_FAMILY)
                .flags(Netlink.NLM_F_MULTI)
                .seq(SEQUENCE);
        return end;
    }

    /** Fields in the order of {@code struct inet_diag_msg} of {@code <linux/inet_diag.h>}. */
    private static int putFixedPart(final UnsafeBuffer buffer, final int offset, final SyntheticSocket socket) {
        final ByteBuffer message = ByteBuffer.allocate(InetDiagMsg.LENGTH)
                .put((byte) socket.family().number());
        message.put((byte) socket.state()).put((byte) socket.timer()).put((byte) socket.retransmits());
        message.putShort((short) socket.localPort()).putShort((short) socket.remotePort());
        message.put(message.position(), socket.localAddress()).position(message.position() + 2 * Long.BYTES);
        message.put(message.position(), socket.remoteAddress()).position(message.position() + 2 * Long.BYTES);
        message.order(ByteOrder.nativeOrder()).putInt(0);
        message.putInt((int) socket.inode() + 1).putInt(0);
        message.putInt((int) socket.timerMs());
        message.putInt((int) socket.recvQueue()).putInt((int) socket.sendQueue());
        message.putInt((int) socket.uid()).putInt((int) socket.inode());
        buffer.putBytes(offset, message.array());
        return offset + InetDiagMsg.LENGTH;
    }

    private static int putAttribute(
            final UnsafeBuffer buffer, final int offset, final int type, final int payloadLength) {
        final int length = ATTRIBUTE_HEADER_LENGTH + payloadLength;
        buffer.putShort(offset, (short) length, ByteOrder.nativeOrder());
        buffer.putShort(offset + Short.BYTES, (short) type, ByteOrder.nativeOrder());
        return offset + Netlink.align(length);
    }
}
