package java.lang.invoke;

/**
 * The one way to a stub that the JVM has made for a native call: {@code linkToNative} is for this package alone. See
 * {@code DowncallClass}, which has this class compiled, and defines it at run time.
 */
public final class NativeDowncall {
    private NativeDowncall() {}

    /** Call a function, with errno kept in {@code state} and seven arguments, by the stub of {@code entryPoint}. */
    public static long call(
            final long function,
            final long state,
            final long a,
            final long b,
            final long c,
            final long d,
            final long e,
            final long f,
            final long g,
            final Object entryPoint)
            throws Throwable {
        return (long) MethodHandle.linkToNative(function, state, a, b, c, d, e, f, g, entryPoint);
    }
}
