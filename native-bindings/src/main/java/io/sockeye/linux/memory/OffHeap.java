package io.sockeye.linux.memory;

import java.nio.Buffer;
import java.nio.ByteBuffer;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where a flyweight's bytes lie in memory. A flyweight asks once, when it is wrapped, and then reads and writes by
 * address with {@link org.agrona.UnsafeApi}. Through an {@link UnsafeBuffer} each access costs a bounds check, and as
 * the JIT compiler cannot know that the buffer has no array, each is also one that may touch any object: fields are
 * loaded again after it and nothing is moved across it.
 *
 * <p>What is kept is a number: the flyweight has to hold the buffer too, or the memory may be freed beneath it.
 * Threads: safe.
 */
public final class OffHeap {
    /** The longest that a flyweight may be which has not yet been wrapped, in bytes. */
    public static final int MAX_FLYWEIGHT = 256;

    /** Where a buffer has its address: the field that Agrona reads too. */
    private static final long ADDRESS_FIELD = addressField();

    private static final UnsafeBuffer ZEROS = allocate(MAX_FLYWEIGHT);

    private OffHeap() {}

    private static long addressField() {
        try {
            return UnsafeApi.objectFieldOffset(Buffer.class.getDeclaredField("address"));
        } catch (final NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Allocate memory that is freed when the buffer is no longer reachable. As {@code new UnsafeBuffer(ByteBuffer)},
     * which sets up a method handle when it is first called: that takes a cold process 5 ms, a tenth of a listing on a
     * quiet host.
     *
     * @param length in bytes.
     * @return all zero; has no {@link UnsafeBuffer#byteBuffer()}.
     */
    public static UnsafeBuffer allocate(final int length) {
        return new Owner(ByteBuffer.allocateDirect(length), length);
    }

    /**
     * Free memory at once, before the buffer is found to be unreachable. The buffer is then empty.
     *
     * @param buffer as {@link #allocate(int)} gave it; one that is freed already stays so.
     */
    public static void free(final UnsafeBuffer buffer) {
        ((Owner) buffer).free();
    }

    /**
     * The address of a part of a buffer, all of it being inside.
     *
     * @param buffer outside the heap.
     * @param offset in bytes at which the part begins.
     * @param length of the part in bytes.
     * @return the address of its first byte.
     * @throws IndexOutOfBoundsException if the part is not all inside the buffer.
     * @throws IllegalArgumentException  if the buffer lies on the heap.
     */
    public static long address(final UnsafeBuffer buffer, final int offset, final int length) {
        buffer.boundsCheck(offset, length);
        if (buffer.byteArray() != null) {
            throw onHeap(buffer);
        }
        return buffer.addressOffset() + offset;
    }

    /**
     * What a flyweight stands on before it is wrapped, so that its use then is a mistake but not a crash.
     *
     * @return the address of 256 bytes that nobody else uses.
     */
    public static long unwrapped() {
        return ZEROS.addressOffset();
    }

    /** Keeps the memory allocated for as long as it is reachable itself. */
    private static final class Owner extends UnsafeBuffer {
        private ByteBuffer memory;

        Owner(final ByteBuffer memory, final int length) {
            super(UnsafeApi.getLong(memory, ADDRESS_FIELD), length);
            this.memory = memory;
        }

        private void free() {
            if (memory != null) {
                wrap(0, 0);
                UnsafeApi.invokeCleaner(memory);
                memory = null;
            }
        }
    }

    /** Apart, so that {@link #address} stays short enough to be inlined by the first compiler too. */
    private static IllegalArgumentException onHeap(final UnsafeBuffer buffer) {
        return new IllegalArgumentException("on the heap: capacity=" + buffer.capacity());
    }
}
