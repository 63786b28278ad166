package io.sockeye.collector.netlink;

import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttr;
import io.sockeye.linux.netlink.NlMsgHdr;

/** Writes netlink datagrams for tests: messages one after the other, as the kernel lays them out. */
public final class DatagramBuilder {
    private static final int CAPACITY = 256 * 1024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
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

    /** The end of a dump, with an errno that is 0 if it ended well. */
    public DatagramBuilder done(final int errno) {
        return message(Netlink.NLMSG_DONE).payloadInt(-errno);
    }

    /** The kernel's refusal, as it comes alone in a datagram. */
    public DatagramBuilder error(final int errno) {
        return message(Netlink.NLMSG_ERROR).payloadInt(-errno).payload(new byte[NlMsgHdr.LENGTH]);
    }

    /** All that was written, in memory of its own. */
    public byte[] toBytes() {
        final byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return bytes;
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
