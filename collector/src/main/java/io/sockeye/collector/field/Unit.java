package io.sockeye.collector.field;

/** What a number counts, or is. */
public enum Unit {
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
    BYTES_PER_SECOND("bytes per second"),
    /** No count, but a port, which has the names of services. */
    PORT(""),
    /** No count, but the id of a user. */
    USER("");

    private final String word;

    Unit(final String word) {
        this.word = word;
    }

    /** {@return how the name of a field in this unit ends; empty where that tells nothing} */
    public String suffix() {
        return switch (this) {
            case BYTES -> "_bytes";
            case US -> "_us";
            case MS -> "_ms";
            case S -> "_s";
            default -> "";
        };
    }

    /** {@return the word for it, in the plural; empty for {@link #NONE}} */
    public String word() {
        return word;
    }
}
