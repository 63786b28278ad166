package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.sockdiag.LinkDiag;

/**
 * Turns the kernel's words for a packet or netlink socket into a row. Queues are the memory that they take, as ss has
 * them. Confined to one thread at a time.
 */
final class LinkDiagTranslator {
    /** {@code SK_MEMINFO_WMEM_ALLOC}. */
    private static final int WMEM_ALLOC = 2;

    private final NlAttrs attributes = new NlAttrs();

    LinkDiagTranslator() {}

    /**
     * The length of a message's fixed part.
     *
     * @param protocol of the socket.
     * @return bytes that must be there.
     */
    static int length(final Protocol protocol) {
        return protocol == Protocol.PACKET ? LinkDiag.PACKET_LENGTH : LinkDiag.NETLINK_LENGTH;
    }

    /**
     * Fill a row from a message.
     *
     * @param protocol of the socket.
     * @param buffer   containing the message.
     * @param offset   in bytes at which its fixed part begins, all of it being there.
     * @param length   in bytes of the fixed part and the attributes.
     * @param row      to fill, all zero; if it has details, with memory.
     * @return false if an attribute is not whole; what was read before it stands.
     */
    boolean translate(
            final Protocol protocol,
            final UnsafeBuffer buffer,
            final int offset,
            final int length,
            final SocketRecord row) {
        if (row.hasDetails()) {
            SocketDetails.clear(row);
        }
        row.protocol(protocol.code());
        if (protocol == Protocol.PACKET) {
            row.family(Family.PACKET.number())
                    .unixType(buffer.getByte(offset + LinkDiag.PDIAG_TYPE_OFFSET) & 0xFF)
                    .localPort(buffer.getShort(offset + LinkDiag.PDIAG_NUM_OFFSET) & 0xFFFF)
                    .inode(buffer.getInt(offset + LinkDiag.PDIAG_INO_OFFSET) & 0xFFFF_FFFFL)
                    .cookie(cookie(buffer, offset + LinkDiag.PDIAG_COOKIE_OFFSET));
        } else {
            row.family(Family.NETLINK.number())
                    .unixType(buffer.getByte(offset + LinkDiag.NDIAG_TYPE_OFFSET) & 0xFF)
                    .localPort(buffer.getByte(offset + LinkDiag.NDIAG_PROTOCOL_OFFSET) & 0xFF)
                    .state(buffer.getByte(offset + LinkDiag.NDIAG_STATE_OFFSET) & 0xFF)
                    .localAddressWord(0, buffer.getInt(offset + LinkDiag.NDIAG_PORTID_OFFSET))
                    .remoteAddressWord(0, buffer.getInt(offset + LinkDiag.NDIAG_DST_PORTID_OFFSET))
                    .remoteAddressWord(1, buffer.getInt(offset + LinkDiag.NDIAG_DST_GROUP_OFFSET))
                    .inode(buffer.getInt(offset + LinkDiag.NDIAG_INO_OFFSET) & 0xFFFF_FFFFL)
                    .cookie(cookie(buffer, offset + LinkDiag.NDIAG_COOKIE_OFFSET));
        }
        attributes.wrap(buffer, offset + length(protocol), length - length(protocol));
        while (attributes.next()) {
            if (protocol == Protocol.PACKET) {
                translatePacket(buffer, row);
            } else {
                translateNetlink(buffer, row);
            }
        }
        return !attributes.isMalformed();
    }

    private static long cookie(final UnsafeBuffer buffer, final int offset) {
        return buffer.getInt(offset) & 0xFFFF_FFFFL | (long) buffer.getInt(offset + Integer.BYTES) << Integer.SIZE;
    }

    private void translatePacket(final UnsafeBuffer buffer, final SocketRecord row) {
        if (attributes.payloadLength() < Integer.BYTES) {
            return;
        }
        switch (attributes.type()) {
            case LinkDiag.PACKET_DIAG_INFO:
                row.interfaceIndex(buffer.getInt(attributes.payloadOffset()));
                break;
            case LinkDiag.PACKET_DIAG_UID:
                row.uid(buffer.getInt(attributes.payloadOffset()) & 0xFFFF_FFFFL);
                break;
            case LinkDiag.PACKET_DIAG_MEMINFO:
                translateMemory(buffer, row);
                break;
            default:
                break;
        }
    }

    private void translateNetlink(final UnsafeBuffer buffer, final SocketRecord row) {
        if (attributes.payloadLength() < Integer.BYTES) {
            return;
        }
        if (attributes.type() == LinkDiag.NETLINK_DIAG_MEMINFO) {
            translateMemory(buffer, row);
        } else if (attributes.type() == LinkDiag.NETLINK_DIAG_GROUPS) {
            row.flags(buffer.getInt(attributes.payloadOffset()));
        }
    }

    private void translateMemory(final UnsafeBuffer buffer, final SocketRecord row) {
        final int offset = attributes.payloadOffset();
        row.recvQueue(buffer.getInt(offset) & 0xFFFF_FFFFL);
        if (row.protocol() == Protocol.NETLINK.code() && attributes.payloadLength() > WMEM_ALLOC * Integer.BYTES + 3) {
            row.sendQueue(buffer.getInt(offset + WMEM_ALLOC * Integer.BYTES) & 0xFFFF_FFFFL);
        }
        if (row.hasDetails()) {
            SocketDetails.memory(row, buffer, offset, attributes.payloadLength());
        }
    }
}
