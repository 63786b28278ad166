package io.sockeye.linux.netlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Cursor over the attributes of a message, in place of the macros {@code RTA_OK} and {@code RTA_NEXT}:
 *
 * <pre>
 *  attributes.wrap(buffer, offset, length);
 *  while (attributes.next()) {
 *      switch (attributes.type()) { ... }
 *  }
 * </pre>
 *
 * <p>Valid until the next {@code wrap} or the next receive. Confined to one thread at a time.
 */
public final class NlAttrs {
    /** Held so that the memory stays as long as the cursor may read it. */
    private UnsafeBuffer buffer;

    /** Of the buffer's first byte. */
    private long base;

    private int position;
    private int limit;
    private int nextPosition;
    private int type;
    private int payloadLength;
    private boolean malformed;

    /** A cursor that is not yet wrapped around attributes. */
    public NlAttrs() {}

    /**
     * Stand before the first attribute.
     *
     * @param buffer containing the attributes, outside the heap.
     * @param offset in bytes at which they begin.
     * @param length in bytes of all of them.
     */
    public void wrap(final UnsafeBuffer buffer, final int offset, final int length) {
        this.base = OffHeap.address(buffer, offset, length) - offset;
        this.buffer = buffer;
        nextPosition = offset;
        limit = offset + length;
        malformed = false;
    }

    /**
     * Go to the next attribute.
     *
     * @return false if there is none, or if it is not whole: see {@link #isMalformed()}.
     */
    public boolean next() {
        if (nextPosition >= limit) {
            return false;
        }
        position = nextPosition;
        final int remaining = limit - position;
        if (remaining < NlAttr.LENGTH) {
            malformed = true;
            return false;
        }
        final long attribute = base + position;
        final int length = UnsafeApi.getShort(attribute + NlAttr.NLA_LEN_OFFSET) & 0xFFFF;
        if (length < NlAttr.LENGTH || length > remaining) {
            malformed = true;
            return false;
        }
        type = UnsafeApi.getShort(attribute + NlAttr.NLA_TYPE_OFFSET) & Netlink.NLA_TYPE_MASK & 0xFFFF;
        payloadLength = length - NlAttr.LENGTH;
        nextPosition = position + Netlink.align(length);
        return true;
    }

    /** {@return whether the walk ended at an attribute that is not whole} */
    public boolean isMalformed() {
        return malformed;
    }

    /** {@return type of the attribute, without its flags} */
    public int type() {
        return type;
    }

    /** {@return offset in bytes within the buffer at which the attribute's payload begins} */
    public int payloadOffset() {
        return position + NlAttr.LENGTH;
    }

    /** {@return length in bytes of the attribute's payload} */
    public int payloadLength() {
        return payloadLength;
    }
}
