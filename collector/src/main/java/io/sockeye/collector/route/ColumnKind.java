package io.sockeye.collector.route;

/** How a column of a route file is read. */
enum ColumnKind {
    /** The interface's name, {@code %15s}: what is longer goes into the next column. */
    NAME(4),
    /** An IPv4 address in hexadecimal, {@code %127s}: the word's number as the kernel prints it. */
    ADDRESS(5),
    /** {@code %X}. */
    HEX(2),
    /** {@code %d}. */
    DECIMAL(2);

    private final int formatLength;

    ColumnKind(final int formatLength) {
        this.formatLength = formatLength;
    }

    /** {@return how many characters netstat takes for it in its format, whose length it limits} */
    int formatLength() {
        return formatLength;
    }
}
