package io.sockeye.linux;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.NativeDowncall;
import java.lang.ref.Reference;

/**
 * Calls functions of the C library. {@link DirectLink} does it where it can; anything that keeps it from that, a JVM
 * without its options as well as another version, leaves {@link LinkerLink}, which is slower to start and nothing else.
 * {@code -Dsockeye.link=linker} asks for the latter.
 *
 * <p>Memory is passed as an address and must stay allocated for the call. Threads: safe, with a {@link CallState} each.
 */
final class NativeCall {
    private static final String PROPERTY = "sockeye.link";

    /** Why the direct link does not serve; null if it does, or if the Linker was asked for. */
    static final String LINKER_BECAUSE;

    static final boolean IS_DIRECT;

    private static final NativeLink LINK;
    /** What the one in use calls by; the other's is null. */
    private static final Object ENTRY_POINT;

    private static final MethodHandle HANDLE;

    static {
        DirectLink direct = null;
        String because = null;
        if (!"linker".equals(System.getProperty(PROPERTY))) {
            try {
                direct =
                        new DirectLink(System.getProperty("java.specification.version"), System.getProperty("os.arch"));
            } catch (final LinkageError | AssertionError | InternalError | RuntimeException e) {
                because = e.getMessage();
            }
        }
        LINKER_BECAUSE = because;
        IS_DIRECT = direct != null;
        if (IS_DIRECT) {
            LINK = direct;
            ENTRY_POINT = direct.entryPoint();
            HANDLE = null;
        } else {
            final LinkerLink linker = new LinkerLink();
            LINK = linker;
            ENTRY_POINT = null;
            HANDLE = linker.handle();
        }
    }

    private NativeCall() {}

    static CFunction function(final String name) {
        return LINK.function(name);
    }

    /** What the Linker needs to reach the memory of a call state; null where the direct link takes its address. */
    static MemorySegment segment(final long address, final int length) {
        return IS_DIRECT ? null : MemorySegment.ofAddress(address).reinterpret(length);
    }

    static long invoke(
            final CFunction function,
            final CallState state,
            final long a,
            final long b,
            final long c,
            final long d,
            final long e,
            final long f,
            final long g) {
        try {
            return IS_DIRECT
                    ? NativeDowncall.call(function.address, state.address(), a, b, c, d, e, f, g, ENTRY_POINT)
                    : (long) HANDLE.invokeExact(function.segment, state.segment(), a, b, c, d, e, f, g);
        } catch (final Throwable t) {
            throw new AssertionError(t);
        } finally {
            // The call writes to the state's memory, which the state alone keeps allocated.
            Reference.reachabilityFence(state);
        }
    }
}
