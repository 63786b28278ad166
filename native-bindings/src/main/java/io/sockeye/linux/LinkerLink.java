package io.sockeye.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The way that the JDK has for all: {@link Linker}. It works in every JVM, and costs a cold process some 20 ms, in
 * which it spins classes for the shape.
 */
final class LinkerLink implements NativeLink {
    private final Linker linker = Linker.nativeLinker();

    /** What calls: takes the function and the memory for errno as segments, and seven longs; answers with a long. */
    MethodHandle handle() {
        return linker.downcallHandle(
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.captureCallState("errno"));
    }

    @Override
    public CFunction function(final String name) {
        final MemorySegment segment = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("not in the C library: function=" + name));
        return new CFunction(name, segment.address(), segment);
    }
}
