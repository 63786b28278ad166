package io.sockeye.collector.condition.socket;

/** Reads numbers of 32 bits. Threads: stateless. */
final class Words32 {
    /** No such number. */
    static final long NONE = -1;

    private static final int HEXADECIMAL = 16;

    private Words32() {}

    /**
     * A number.
     *
     * @param text decimal or, with 0x before it, hexadecimal.
     * @return 0 to 2^32 - 1, or {@link #NONE}.
     */
    static long parse(final String text) {
        final boolean isHexadecimal = text.startsWith("0x") || text.startsWith("0X");
        try {
            return Integer.toUnsignedLong(
                    isHexadecimal
                            ? Integer.parseUnsignedInt(text.substring(2), HEXADECIMAL)
                            : Integer.parseUnsignedInt(text));
        } catch (final NumberFormatException e) {
            return NONE;
        }
    }
}
