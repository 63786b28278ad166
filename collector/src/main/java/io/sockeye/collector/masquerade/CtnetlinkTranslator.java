package io.sockeye.collector.masquerade;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.linux.netfilter.Conntrack;
import io.sockeye.linux.netfilter.NfGenMsg;
import io.sockeye.linux.netlink.NlAttrs;

/**
 * Turns the kernel's words for a connection, a message {@code IPCTNL_MSG_CT_NEW}, into a row. Numbers in attributes are
 * big-endian. Nothing is allocated. Confined to one thread at a time.
 */
final class CtnetlinkTranslator {
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final int IPV6_LENGTH = 16;
    /** A bit for each of the four ends. */
    private static final int ALL_ENDS = 0xF;

    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final NfGenMsg message = new NfGenMsg();
    private final NlAttrs attributes = new NlAttrs();
    /** Attributes within an attribute, and within those. */
    private final NlAttrs inner = new NlAttrs();

    private final NlAttrs innermost = new NlAttrs();

    private UnsafeBuffer buffer;
    private ConnectionRecord row;
    /** Which of the four addresses have come, a bit for each end. */
    private int addresses;

    /** A translator of any number of messages, one after the other. */
    CtnetlinkTranslator() {}

    /**
     * Fill a row.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which {@code struct nfgenmsg} begins.
     * @param length in bytes of the struct and its attributes.
     * @param row    to fill, all zero.
     * @return false if the message is not whole, or lacks an address.
     */
    public boolean translate(
            final UnsafeBuffer buffer, final int offset, final int length, final ConnectionRecord row) {
        if (length < NfGenMsg.LENGTH) {
            return false;
        }
        this.buffer = buffer;
        this.row = row;
        addresses = 0;
        row.family(message.wrap(buffer, offset).family());
        attributes.wrap(buffer, offset + NfGenMsg.LENGTH, length - NfGenMsg.LENGTH);
        while (attributes.next()) {
            if (!attribute(attributes.payloadOffset(), attributes.payloadLength())) {
                return false;
            }
        }
        return !attributes.isMalformed() && addresses == ALL_ENDS;
    }

    private boolean attribute(final int offset, final int length) {
        switch (attributes.type()) {
            case Conntrack.CTA_TUPLE_ORIG:
                return tuple(offset, length, ConnectionRecord.ORIGINAL);
            case Conntrack.CTA_TUPLE_REPLY:
                return tuple(offset, length, ConnectionRecord.REPLY);
            case Conntrack.CTA_STATUS:
                return length >= Integer.BYTES && status(int32(offset));
            case Conntrack.CTA_PROTOINFO:
                return protocolInformation(offset, length);
            case Conntrack.CTA_TIMEOUT:
                row.timeout(length >= Integer.BYTES ? int32(offset) & UNSIGNED : 0)
                        .addFlags(ConnectionRecord.HAS_TIMEOUT);
                return length >= Integer.BYTES;
            case Conntrack.CTA_MARK:
                row.mark(length >= Integer.BYTES ? int32(offset) & UNSIGNED : 0);
                return length >= Integer.BYTES;
            case Conntrack.CTA_COUNTERS_ORIG:
                return counters(offset, length, ConnectionRecord.ORIGINAL);
            case Conntrack.CTA_COUNTERS_REPLY:
                return counters(offset, length, ConnectionRecord.REPLY);
            case Conntrack.CTA_SEQ_ADJ_ORIG:
                return sequence(offset, length);
            case Conntrack.CTA_ZONE:
                if (length >= Short.BYTES) {
                    row.zone(ConnectionRecord.ORIGINAL, int16(offset)).zone(ConnectionRecord.REPLY, int16(offset));
                }
                return length >= Short.BYTES;
            default:
                return true;
        }
    }

    private boolean tuple(final int offset, final int length, final int direction) {
        inner.wrap(buffer, offset, length);
        while (inner.next()) {
            final int at = inner.payloadOffset();
            final int payload = inner.payloadLength();
            switch (inner.type()) {
                case Conntrack.CTA_TUPLE_IP:
                    if (!addresses(at, payload, direction)) {
                        return false;
                    }
                    break;
                case Conntrack.CTA_TUPLE_PROTO:
                    if (!ports(at, payload, direction)) {
                        return false;
                    }
                    break;
                case Conntrack.CTA_TUPLE_ZONE:
                    if (payload < Short.BYTES) {
                        return false;
                    }
                    row.zone(direction, int16(at));
                    break;
                default:
                    break;
            }
        }
        return !inner.isMalformed();
    }

    private boolean addresses(final int offset, final int length, final int direction) {
        innermost.wrap(buffer, offset, length);
        while (innermost.next()) {
            final int type = innermost.type();
            final boolean isSource = type == Conntrack.CTA_IP_V4_SRC || type == Conntrack.CTA_IP_V6_SRC;
            final int end = 2 * direction + (isSource ? 0 : 1);
            final int at = innermost.payloadOffset();
            final int payload = innermost.payloadLength();
            if ((type == Conntrack.CTA_IP_V4_SRC || type == Conntrack.CTA_IP_V4_DST) && payload >= Integer.BYTES) {
                row.ipv4(end, buffer.getInt(at));
                addresses |= 1 << end;
            } else if ((type == Conntrack.CTA_IP_V6_SRC || type == Conntrack.CTA_IP_V6_DST) && payload >= IPV6_LENGTH) {
                row.address(end, buffer.getLong(at), buffer.getLong(at + Long.BYTES));
                addresses |= 1 << end;
            }
        }
        return !innermost.isMalformed();
    }

    private boolean ports(final int offset, final int length, final int direction) {
        final int source = 2 * direction;
        innermost.wrap(buffer, offset, length);
        while (innermost.next()) {
            final int at = innermost.payloadOffset();
            final int payload = innermost.payloadLength();
            switch (innermost.type()) {
                case Conntrack.CTA_PROTO_NUM:
                    row.protocol(payload >= 1 ? buffer.getByte(at) : 0);
                    break;
                case Conntrack.CTA_PROTO_SRC_PORT:
                    row.port(source, port(at, payload)).addFlags(ConnectionRecord.HAS_PORTS);
                    break;
                case Conntrack.CTA_PROTO_DST_PORT:
                    row.port(source + 1, port(at, payload)).addFlags(ConnectionRecord.HAS_PORTS);
                    break;
                case Conntrack.CTA_PROTO_ICMP_ID:
                case Conntrack.CTA_PROTO_ICMPV6_ID:
                    // Of who sent the echo, in either direction.
                    row.port(direction == ConnectionRecord.ORIGINAL ? source : source + 1, port(at, payload))
                            .addFlags(ConnectionRecord.HAS_ICMP);
                    break;
                case Conntrack.CTA_PROTO_ICMP_TYPE:
                case Conntrack.CTA_PROTO_ICMPV6_TYPE:
                    if (direction == ConnectionRecord.ORIGINAL && payload >= 1) {
                        row.icmpType(buffer.getByte(at));
                    }
                    break;
                case Conntrack.CTA_PROTO_ICMP_CODE:
                case Conntrack.CTA_PROTO_ICMPV6_CODE:
                    if (direction == ConnectionRecord.ORIGINAL && payload >= 1) {
                        row.icmpCode(buffer.getByte(at));
                    }
                    break;
                default:
                    break;
            }
        }
        return !innermost.isMalformed();
    }

    private int port(final int offset, final int length) {
        return length >= Short.BYTES ? int16(offset) : 0;
    }

    /** The bits of the status in the view of /proc, which says one of assured, offloaded, and offloaded to hardware. */
    private boolean status(final int status) {
        int flags = (status & Conntrack.IPS_SEEN_REPLY) == 0 ? ConnectionRecord.UNREPLIED : 0;
        if ((status & Conntrack.IPS_HW_OFFLOAD) != 0) {
            flags |= ConnectionRecord.HW_OFFLOAD;
        } else if ((status & Conntrack.IPS_OFFLOAD) != 0) {
            flags |= ConnectionRecord.OFFLOAD;
        } else if ((status & Conntrack.IPS_ASSURED) != 0) {
            flags |= ConnectionRecord.ASSURED;
        }
        row.addFlags(flags);
        return true;
    }

    private boolean protocolInformation(final int offset, final int length) {
        inner.wrap(buffer, offset, length);
        while (inner.next()) {
            innermost.wrap(buffer, inner.payloadOffset(), inner.payloadLength());
            while (innermost.next()) {
                // The state of TCP, DCCP and SCTP has the same number among the attributes of each.
                if (innermost.type() == Conntrack.CTA_PROTOINFO_TCP_STATE && innermost.payloadLength() >= 1) {
                    row.state(buffer.getByte(innermost.payloadOffset())).addFlags(ConnectionRecord.HAS_STATE);
                }
            }
            if (innermost.isMalformed()) {
                return false;
            }
        }
        return !inner.isMalformed();
    }

    private boolean counters(final int offset, final int length, final int direction) {
        inner.wrap(buffer, offset, length);
        while (inner.next()) {
            if (inner.payloadLength() >= Long.BYTES) {
                final long value = buffer.getLong(inner.payloadOffset(), BIG);
                if (inner.type() == Conntrack.CTA_COUNTERS_PACKETS) {
                    row.packets(direction, value).addFlags(ConnectionRecord.HAS_COUNTERS);
                } else if (inner.type() == Conntrack.CTA_COUNTERS_BYTES) {
                    row.bytes(direction, value).addFlags(ConnectionRecord.HAS_COUNTERS);
                }
            }
        }
        return !inner.isMalformed();
    }

    private boolean sequence(final int offset, final int length) {
        long position = 0;
        int before = 0;
        int after = 0;
        inner.wrap(buffer, offset, length);
        while (inner.next()) {
            final int value = inner.payloadLength() >= Integer.BYTES ? int32(inner.payloadOffset()) : 0;
            switch (inner.type()) {
                case Conntrack.CTA_SEQADJ_CORRECTION_POS:
                    position = value & UNSIGNED;
                    break;
                case Conntrack.CTA_SEQADJ_OFFSET_BEFORE:
                    before = value;
                    break;
                case Conntrack.CTA_SEQADJ_OFFSET_AFTER:
                    after = value;
                    break;
                default:
                    break;
            }
        }
        row.sequence(position, before, after).addFlags(ConnectionRecord.HAS_SEQUENCE);
        return !inner.isMalformed();
    }

    private int int32(final int offset) {
        return buffer.getInt(offset, BIG);
    }

    private int int16(final int offset) {
        return buffer.getShort(offset, BIG) & 0xFFFF;
    }
}
