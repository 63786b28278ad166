package io.sockeye.collector.netlink;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttr;
import io.sockeye.linux.netlink.NlMsgHdr;

/**
 * A request for a dump: a header, the fixed part that belongs to its type, and attributes, one after the other in
 * off-heap memory of its own. Written anew for each dump. Confined to one thread at a time.
 */
public final class DumpRequest {
    private static final int INITIAL_CAPACITY = 128;

    private UnsafeBuffer buffer = OffHeap.allocate(INITIAL_CAPACITY);
    private final NlMsgHdr header = new NlMsgHdr();
    private final NlAttr attribute = new NlAttr();

    private int sequence;
    private int length;

    /** Nothing is asked for yet. */
    public DumpRequest() {}

    /** {@return memory with the request at its start; another one after {@link #attribute}} */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** {@return length of the request in bytes} */
    public int length() {
        return length;
    }

    /** {@return the number that the answers will have} */
    int sequence() {
        return sequence;
    }

    /**
     * Begin a request, with a number that no other of this object has.
     *
     * @param type        of the message.
     * @param fixedLength in bytes of the struct that follows the header.
     * @return offset in bytes of that struct, whose bytes are 0.
     */
    public int begin(final int type, final int fixedLength) {
        sequence++;
        length = NlMsgHdr.LENGTH;
        buffer.setMemory(0, NlMsgHdr.LENGTH + fixedLength, (byte) 0);
        header.wrap(buffer, 0)
                .type(type)
                .flags(Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP)
                .seq(sequence);
        return extend(fixedLength);
    }

    /**
     * Append an attribute.
     *
     * @param type          of the attribute.
     * @param payloadLength in bytes, a multiple of four.
     * @return offset in bytes of its payload, which is the caller's to write.
     */
    public int attribute(final int type, final int payloadLength) {
        ensureRoom(NlAttr.LENGTH + payloadLength);
        attribute.wrap(buffer, length).type(type).len(NlAttr.LENGTH + payloadLength);
        return extend(NlAttr.LENGTH + payloadLength) + NlAttr.LENGTH;
    }

    /**
     * Append an attribute of 32 bits in host byte order.
     *
     * @param type  of the attribute.
     * @param value of it.
     */
    public void attributeInt(final int type, final int value) {
        buffer.putInt(attribute(type, Integer.BYTES), value);
    }

    /**
     * Give back what the last attribute did not need.
     *
     * @param payloadOffset that {@link #attribute} gave.
     * @param payloadLength in bytes, a multiple of four.
     */
    public void trim(final int payloadOffset, final int payloadLength) {
        attribute.wrap(buffer, payloadOffset - NlAttr.LENGTH).len(NlAttr.LENGTH + payloadLength);
        length = payloadOffset;
        extend(payloadLength);
    }

    private int extend(final int bytes) {
        final int offset = length;
        length += bytes;
        header.wrap(buffer, 0).len(length);
        return offset;
    }

    private void ensureRoom(final int bytes) {
        if (buffer.capacity() - length < bytes) {
            final UnsafeBuffer larger = OffHeap.allocate(length + bytes);
            larger.putBytes(0, buffer, 0, length);
            buffer = larger;
        }
    }
}
