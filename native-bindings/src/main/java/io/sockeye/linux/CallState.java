package io.sockeye.linux;

import java.lang.foreign.MemorySegment;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Where a system call leaves its {@code errno}. Each thread that calls has its own: two threads that shared one would
 * read each other's errors.
 */
public final class CallState {
    private final UnsafeBuffer memory = OffHeap.allocate(Integer.BYTES);
    private final MemorySegment segment = NativeCall.segment(memory.addressOffset(), Integer.BYTES);

    /** Allocate a call state; its memory is freed when it is no longer reachable. */
    public CallState() {}

    long address() {
        return memory.addressOffset();
    }

    /** The same memory for the JDK's Linker; null where that is not what calls. */
    MemorySegment segment() {
        return segment;
    }

    /** The errno of the last call, valid only if that call failed: a success leaves an older value in place. */
    int errno() {
        return memory.getInt(0);
    }
}
