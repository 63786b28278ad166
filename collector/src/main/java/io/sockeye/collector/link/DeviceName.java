package io.sockeye.collector.link;

/**
 * Names of interfaces. The kernel takes any bytes but white space, slashes and colons for one, control bytes included;
 * here a name has one char per byte. Threads: stateless.
 */
public final class DeviceName {
    private DeviceName() {}

    /**
     * A name that is fit for a terminal.
     *
     * @param name as the kernel has it.
     * @return the same with {@code .} for each control or non-ASCII byte.
     */
    public static String printable(final String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isPrintable(name.charAt(i))) {
                return replaced(name);
            }
        }
        return name;
    }

    private static String replaced(final String name) {
        final StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            text.append(isPrintable(name.charAt(i)) ? name.charAt(i) : '.');
        }
        return text.toString();
    }

    private static boolean isPrintable(final char character) {
        return character >= ' ' && character < 0x7F;
    }
}
