package io.sockeye.collector.link;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.rtnetlink.IfAddr;
import io.sockeye.linux.rtnetlink.IfAddrMsg;

/** Turns the answers to RTM_GETADDR into addresses. Confined to one thread at a time. */
final class AddressMessages implements NetlinkDump.Handler {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int INET_LENGTH = 4;
    private static final int INET6_LENGTH = 16;
    private static final int ABSENT = -1;

    private final AddressTable table = new AddressTable();
    private final IfAddrMsg message = new IfAddrMsg();
    private final NlAttrs attributes = new NlAttrs();

    private boolean delivered;
    private long malformed;

    AddressMessages() {}

    /** {@return what came so far} */
    AddressTable table() {
        return table;
    }

    @Override
    public long malformed() {
        return malformed;
    }

    @Override
    public boolean hasDelivered() {
        return delivered;
    }

    @Override
    public void onMalformed(final long position) {
        malformed++;
    }

    @Override
    public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
        delivered = true;
        if (length < IfAddrMsg.LENGTH) {
            malformed++;
            return;
        }
        message.wrap(buffer, offset);
        final boolean isIpv4 = message.family() == Family.INET.number();
        if (!isIpv4 && message.family() != Family.INET6.number()) {
            return; // MCTP and Phonet answer a question for all families, too.
        }
        final int addressLength = isIpv4 ? INET_LENGTH : INET6_LENGTH;
        int address = ABSENT;
        int local = ABSENT;
        int broadcast = 0;
        String label = "";
        attributes.wrap(buffer, offset + IfAddrMsg.LENGTH, length - IfAddrMsg.LENGTH);
        while (attributes.next()) {
            final int payload = attributes.payloadOffset();
            if (attributes.type() == IfAddr.IFA_LABEL) {
                label = text(buffer, payload, attributes.payloadLength());
            } else if (attributes.payloadLength() == addressLength) {
                switch (attributes.type()) {
                    case IfAddr.IFA_ADDRESS -> address = payload;
                    case IfAddr.IFA_LOCAL -> local = payload;
                    case IfAddr.IFA_BROADCAST -> broadcast = isIpv4 ? buffer.getInt(payload) : 0;
                    default -> {}
                }
            }
        }
        if (attributes.isMalformed() || address == ABSENT && local == ABSENT) {
            malformed++;
            return;
        }
        final int own = local == ABSENT ? address : local;
        if (isIpv4) {
            final int peer = buffer.getInt(address == ABSENT ? own : address);
            table.add(message.index(), new LinkInet4(buffer.getInt(own), peer, broadcast, message.prefixLen(), label));
        } else {
            table.add(message.index(), inet6(buffer, own, message.prefixLen()));
        }
    }

    private static LinkInet6 inet6(final UnsafeBuffer buffer, final int offset, final int prefixLength) {
        final long high = buffer.getLong(offset);
        final long low = buffer.getLong(offset + Long.BYTES);
        return new LinkInet6(high, low, prefixLength, LinkInet6.scopeOf(hostOrder(high), hostOrder(low)));
    }

    private static long hostOrder(final long half) {
        return LITTLE_ENDIAN ? Long.reverseBytes(half) : half;
    }

    /** Text of an attribute, up to its NUL; one char per byte. */
    static String text(final UnsafeBuffer buffer, final int offset, final int length) {
        int end = 0;
        while (end < length && buffer.getByte(offset + end) != 0) {
            end++;
        }
        final byte[] bytes = new byte[end];
        ByteArrays.get(buffer, offset, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
