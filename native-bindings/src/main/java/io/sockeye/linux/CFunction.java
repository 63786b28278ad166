package io.sockeye.linux;

import java.lang.foreign.MemorySegment;

/**
 * A function of the C library that {@link NativeCall} can call. Threads: immutable.
 */
final class CFunction {
    final String name;
    /** Where its code begins. */
    final long address;
    /** The same for the JDK's Linker; null where that is not what calls. */
    final MemorySegment segment;

    CFunction(final String name, final long address, final MemorySegment segment) {
        this.name = name;
        this.address = address;
        this.segment = segment;
    }
}
