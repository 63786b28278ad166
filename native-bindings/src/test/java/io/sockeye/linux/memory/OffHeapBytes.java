package io.sockeye.linux.memory;

import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

/** Bytes for tests of flyweights, in memory that ends with them. */
public final class OffHeapBytes {
    private OffHeapBytes() {}

    /** {@return memory outside the heap with a copy of some bytes} */
    public static UnsafeBuffer of(final byte... bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length));
        buffer.putBytes(0, bytes);
        return buffer;
    }
}
