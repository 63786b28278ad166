package io.sockeye.collector.process;

import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.ResourceUsage;

/** The CPU time of the calling thread. Threads: stateless. */
final class ThreadTime {
    private ThreadTime() {}

    /** In microseconds, in user mode and in the kernel; 0 where native code cannot be called. */
    static long micros() {
        if (!NativeAccess.isAvailable()) {
            return 0;
        }
        try {
            final ResourceUsage usage = ResourceUsage.ofThisThread();
            return usage.userMicros() + usage.systemMicros();
        } catch (final ErrnoException e) {
            throw new IllegalStateException(e); // it has no errors but for wrong arguments
        }
    }
}
