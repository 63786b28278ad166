package io.sockeye.cli.link;

/** Numbers of bytes in short, as net-tools writes them. Threads: stateless. */
final class ByteText {
    private static final String[] UNITS = {" B", " KiB", " MiB", " GiB", " TiB", " PiB", " EiB"};
    private static final int BITS_PER_UNIT = 10;
    private static final int LARGEST_UNIT = 6;

    private ByteText() {}

    /**
     * A number with one decimal, cut off and not rounded, in the largest unit that it is greater than.
     *
     * @param bytes unsigned.
     * @return such as {@code 1.1 KiB}.
     */
    static String of(final long bytes) {
        int unit = 0;
        while (unit < LARGEST_UNIT && Long.compareUnsigned(bytes, 1L << (unit + 1) * BITS_PER_UNIT) > 0) {
            unit++;
        }
        // From there on ten times the number would not fit into 64 bits.
        final long tenths = unit == LARGEST_UNIT
                ? Long.divideUnsigned(bytes, (1L << LARGEST_UNIT * BITS_PER_UNIT) / 10)
                : Long.divideUnsigned(bytes * 10, 1L << unit * BITS_PER_UNIT);
        return Long.toUnsignedString(Long.divideUnsigned(tenths, 10)) + "." + Long.remainderUnsigned(tenths, 10)
                + UNITS[unit];
    }
}
