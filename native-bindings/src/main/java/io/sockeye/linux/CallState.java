package io.sockeye.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where a system call leaves its {@code errno}. Each thread that calls has its own: two threads that shared one would
 * read each other's errors.
 */
public final class CallState {
    private final MemorySegment segment = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());

    /** Allocate a call state; its memory is freed when it is no longer reachable. */
    public CallState() {}

    MemorySegment segment() {
        return segment;
    }

    /** The errno of the last call, valid only if that call failed: a success leaves an older value in place. */
    int errno() {
        return segment.get(ValueLayout.JAVA_INT, 0);
    }
}
