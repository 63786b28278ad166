package io.sockeye.collector.masquerade;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.linux.netfilter.Conntrack;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgHdr;

/**
 * The datagrams in which the kernel would dump made-up connections, each in off-heap memory of its own. The messages
 * carry the attributes of {@code ctnetlink_fill_info()} in the kernel's {@code nf_conntrack_netlink.c} in its order,
 * without those that must be switched on.
 */
final class SyntheticConntrackDump {
    /** Sequence number of all messages. */
    static final int SEQUENCE = 234_567;

    private static final int NLA_F_NESTED = 0x8000;
    private static final int CAPACITY = 32 * 1024;
    private static final int STATUS = Conntrack.IPS_CONFIRMED
            | Conntrack.IPS_SEEN_REPLY
            | Conntrack.IPS_SRC_NAT
            | Conntrack.IPS_SRC_NAT_DONE
            | Conntrack.IPS_DST_NAT_DONE;

    private final ByteBuffer[] datagrams;
    private final UnsafeBuffer[] buffers;

    /**
     * Write a dump.
     *
     * @param count       of datagrams.
     * @param perDatagram messages of each.
     */
    SyntheticConntrackDump(final int count, final int perDatagram) {
        datagrams = new ByteBuffer[count];
        buffers = new UnsafeBuffer[count];
        for (int i = 0; i < count; i++) {
            final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY);
            for (int k = 0; k < perDatagram; k++) {
                final int number = i * perDatagram + k;
                putMessage(bytes, number, SyntheticConnection.of(number));
            }
            datagrams[i] = bytes.flip();
            buffers[i] = new UnsafeBuffer(bytes, 0, bytes.limit());
        }
    }

    /**
     * One datagram.
     *
     * @param index from 0.
     * @return memory that is the datagram.
     */
    UnsafeBuffer datagram(final int index) {
        return buffers[index];
    }

    /**
     * One datagram, for those who know nothing but the JDK.
     *
     * @param index from 0.
     * @return the datagram from 0 to the limit.
     */
    ByteBuffer bytes(final int index) {
        return datagrams[index];
    }

    private static void putMessage(final ByteBuffer bytes, final int number, final SyntheticConnection connection) {
        final int start = bytes.position();
        bytes.position(start + NlMsgHdr.LENGTH);
        bytes.put((byte) Family.INET.number()).put((byte) 0).putShort((short) 0); // struct nfgenmsg
        putTuple(
                bytes,
                Conntrack.CTA_TUPLE_ORIG,
                connection.client(),
                connection.clientPort(),
                connection.server(),
                connection.serverPort());
        putTuple(
                bytes,
                Conntrack.CTA_TUPLE_REPLY,
                connection.server(),
                connection.serverPort(),
                connection.router(),
                connection.routerPort());
        putInt(bytes, Conntrack.CTA_STATUS, connection.assured() ? STATUS | Conntrack.IPS_ASSURED : STATUS);
        putInt(bytes, Conntrack.CTA_TIMEOUT, connection.timeout());
        putProtocolInformation(bytes, connection.state());
        if (connection.mark() != 0) {
            putInt(bytes, Conntrack.CTA_MARK, connection.mark());
        }
        putInt(bytes, Conntrack.CTA_ID, number);
        putInt(bytes, Conntrack.CTA_USE, 1);
        new NlMsgHdr()
                .wrap(new UnsafeBuffer(bytes), start)
                .len(bytes.position() - start)
                .type(Conntrack.messageType(Conntrack.IPCTNL_MSG_CT_NEW))
                .flags(Netlink.NLM_F_MULTI)
                .seq(SEQUENCE);
    }

    private static void putTuple(
            final ByteBuffer bytes,
            final int type,
            final int source,
            final int sourcePort,
            final int destination,
            final int destinationPort) {
        final int tuple = begin(bytes, type);
        final int addresses = begin(bytes, Conntrack.CTA_TUPLE_IP);
        putInt(bytes, Conntrack.CTA_IP_V4_SRC, source);
        putInt(bytes, Conntrack.CTA_IP_V4_DST, destination);
        end(bytes, addresses);
        final int protocol = begin(bytes, Conntrack.CTA_TUPLE_PROTO);
        putByte(bytes, Conntrack.CTA_PROTO_NUM, SyntheticConnection.IPPROTO_TCP);
        putShort(bytes, Conntrack.CTA_PROTO_SRC_PORT, sourcePort);
        putShort(bytes, Conntrack.CTA_PROTO_DST_PORT, destinationPort);
        end(bytes, protocol);
        end(bytes, tuple);
    }

    private static void putProtocolInformation(final ByteBuffer bytes, final int state) {
        final int information = begin(bytes, Conntrack.CTA_PROTOINFO);
        final int tcp = begin(bytes, Conntrack.CTA_PROTOINFO_TCP);
        putByte(bytes, Conntrack.CTA_PROTOINFO_TCP_STATE, state);
        putByte(bytes, Conntrack.CTA_PROTOINFO_TCP_WSCALE_ORIGINAL, 7);
        putByte(bytes, Conntrack.CTA_PROTOINFO_TCP_WSCALE_REPLY, 7);
        putShort(bytes, Conntrack.CTA_PROTOINFO_TCP_FLAGS_ORIGINAL, 0x2300);
        putShort(bytes, Conntrack.CTA_PROTOINFO_TCP_FLAGS_REPLY, 0x2300);
        end(bytes, tcp);
        end(bytes, information);
    }

    private static int begin(final ByteBuffer bytes, final int type) {
        putHeader(bytes, 0, type | NLA_F_NESTED);
        return bytes.position() - Integer.BYTES;
    }

    private static void end(final ByteBuffer bytes, final int start) {
        final int length = bytes.position() - start;
        bytes.order(ByteOrder.nativeOrder()).putShort(start, (short) length).order(ByteOrder.BIG_ENDIAN);
    }

    private static void putByte(final ByteBuffer bytes, final int type, final int value) {
        putHeader(bytes, Byte.BYTES, type);
        bytes.put((byte) value).position(bytes.position() + 3);
    }

    private static void putShort(final ByteBuffer bytes, final int type, final int value) {
        putHeader(bytes, Short.BYTES, type);
        bytes.putShort((short) value).position(bytes.position() + 2);
    }

    private static void putInt(final ByteBuffer bytes, final int type, final int value) {
        putHeader(bytes, Integer.BYTES, type);
        bytes.putInt(value);
    }

    /** Headers are in the host's byte order, values in that of the network. */
    private static void putHeader(final ByteBuffer bytes, final int payload, final int type) {
        bytes.order(ByteOrder.nativeOrder())
                .putShort((short) (Integer.BYTES + payload))
                .putShort((short) type)
                .order(ByteOrder.BIG_ENDIAN);
    }
}
