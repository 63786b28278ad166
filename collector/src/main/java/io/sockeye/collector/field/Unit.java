package io.sockeye.collector.field;

/** What a number counts. */
enum Unit {
    /** A count of what the name says, or no count at all. */
    NONE(""),
    /** Bytes. */
    BYTES("bytes"),
    /** Microseconds. */
    US("microseconds"),
    /** Milliseconds. */
    MS("milliseconds"),
    /** Seconds. */
    S("seconds"),
    /** Packets or segments. */
    PACKETS("packets"),
    /** Bytes per second. */
    BYTES_PER_SECOND("bytes per second");

    private final String word;

    Unit(final String word) {
        this.word = word;
    }

    /** {@return the word for it, in the plural; empty for {@link #NONE}} */
    public String word() {
        return word;
    }
}
