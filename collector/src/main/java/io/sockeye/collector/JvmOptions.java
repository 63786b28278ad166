package io.sockeye.collector;

import org.agrona.UnsafeApi;

import io.sockeye.linux.NativeAccess;

/**
 * The options that a JVM must be started with. Asked before any class that needs them is initialized: what the JVM
 * throws then, an {@link IllegalAccessError}, says nothing of options. Threads: stateless.
 */
final class JvmOptions {
    private static final String MEMORY = "jdk.internal.misc";

    private JvmOptions() {}

    /**
     * Refuse a JVM in which rows cannot be read.
     *
     * @throws JvmOptionException if an option is missing.
     */
    static void require() {
        final Module agrona = UnsafeApi.class.getModule();
        if (!Object.class.getModule().isOpen(MEMORY, agrona)) {
            throw new JvmOptionException(
                    "Sockeye's collector needs the JVM option --add-opens=java.base/" + MEMORY + "="
                            + name(agrona) + ", and for netlink also --enable-native-access="
                            + name(NativeAccess.class.getModule()) + ".");
        }
    }

    private static String name(final Module module) {
        return module.isNamed() ? module.getName() : "ALL-UNNAMED";
    }
}
