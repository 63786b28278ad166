package io.sockeye.collector.netlink;

import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttr;
import io.sockeye.linux.netlink.NlMsgHdr;

/** Writes netlink datagrams for tests: messages one after the other, as the kernel lays them out. */
public final class DatagramBuilder {
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(64 * 1024));
    private int length;
    private int messageOffset;

    /** Begin a message with sequence number 1 and no flags. */
    public DatagramBuilder message(final int type) {
        return message(type, 0, 1);
    }

    public DatagramBuilder message(final int type, final int flags, final int sequence) {
        messageOffset = Netlink.align(length);
        length = messageOffset + NlMsgHdr.LENGTH;
        new NlMsgHdr()
                .wrap(buffer, messageOffset)
                .type(type)
                .flags(flags)
                .seq(sequence)
                .pid(0);
        return lengthen(0);
    }

    public DatagramBuilder payload(final byte... bytes) {
        buffer.putBytes(length, bytes);
        return lengthen(bytes.length);
    }

    public DatagramBuilder payloadInt(final int value) {
        buffer.putInt(length, value);
        return lengthen(Integer.BYTES);
    }

    public DatagramBuilder attribute(final int type, final byte... bytes) {
        lengthen(Netlink.align(length - messageOffset) - (length - messageOffset));
        new NlAttr().wrap(buffer, length).type(type).len(NlAttr.LENGTH + bytes.length);
        buffer.putBytes(length + NlAttr.LENGTH, bytes);
        return lengthen(NlAttr.LENGTH + bytes.length);
    }

    /** Let the message's own length say something else than the truth. */
    public DatagramBuilder claimLength(final long claimed) {
        new NlMsgHdr().wrap(buffer, messageOffset).len(claimed);
        return this;
    }

    public UnsafeBuffer buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    private DatagramBuilder lengthen(final int bytes) {
        length += bytes;
        new NlMsgHdr().wrap(buffer, messageOffset).len(length - messageOffset);
        return this;
    }
}
