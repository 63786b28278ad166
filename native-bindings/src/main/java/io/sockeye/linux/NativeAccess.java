package io.sockeye.linux;

/**
 * Whether native code can be called here at all: the JVM allows it, and the C library has what is needed. Without it
 * the library still works, from /proc.
 */
public final class NativeAccess {
    private static final String UNAVAILABLE_BECAUSE = probe();

    private NativeAccess() {}

    /**
     * Whether {@link Syscall} can be used.
     *
     * @return true if system calls can be made.
     */
    public static boolean isAvailable() {
        return UNAVAILABLE_BECAUSE == null;
    }

    /**
     * Why {@link Syscall} cannot be used.
     *
     * @return the reason with the flag that would change it, or null if it can be used.
     */
    public static String unavailableBecause() {
        return UNAVAILABLE_BECAUSE;
    }

    /** {@return whether native calls are made past the JDK's Linker; not to be asked where they are not possible} */
    public static boolean isLinkDirect() {
        return NativeCall.IS_DIRECT;
    }

    /**
     * Why native calls are made by the JDK's Linker, which takes longer to start; not to be asked where they are not
     * possible.
     *
     * @return the reason; null if they are not, or if {@code -Dsockeye.link=linker} asks for it.
     */
    public static String linkerBecause() {
        return NativeCall.LINKER_BECAUSE;
    }

    private static String probe() {
        final Module module = NativeAccess.class.getModule();
        if (!module.isNativeAccessEnabled()) {
            return "native access is denied to this JVM: start it with --enable-native-access="
                    .concat(module.isNamed() ? module.getName() : "ALL-UNNAMED");
        }
        try {
            return Syscall.close(new CallState(), -1) < 0 ? null : "close(-1) succeeded";
        } catch (final LinkageError | UnsupportedOperationException e) {
            return "the C library cannot be linked: " + e;
        }
    }
}
