package io.sockeye.collector.vocabulary;

/**
 * What is said of the families that few kernels have left: their names as in {@code -A}, and the states of their
 * sockets in netstat's words, with {@code _} where netstat has a blank.
 */
public final class LegacyWords {
    /** Families by {@code AF_*}. */
    public static final Vocabulary FAMILIES = families();
    /** States of AX.25 and X.25 by number. */
    public static final Vocabulary LINKS =
            new Vocabulary("LISTENING", "SABM_SENT", "DISC_SENT", "ESTABLISHED", "RECOVERY");
    /** States of NET/ROM and ROSE by number. */
    public static final Vocabulary CIRCUITS = new Vocabulary("LISTENING", "CONN_SENT", "DISC_SENT", "ESTABLISHED");
    /** States of IPX by number; a socket that is not connected has none. */
    public static final Vocabulary DATAGRAMS = new Vocabulary(null, "ESTABLISHED");
    /** All states of sockets of these families, by no number. */
    public static final Vocabulary ALL_STATES =
            new Vocabulary("LISTENING", "SABM_SENT", "CONN_SENT", "DISC_SENT", "ESTABLISHED", "RECOVERY");

    private LegacyWords() {}

    private static Vocabulary families() {
        final String[] words = new String[LegacyFamilies.ROSE + 1];
        words[LegacyFamilies.AX25] = "ax25";
        words[LegacyFamilies.IPX] = "ipx";
        words[LegacyFamilies.DDP] = "ddp";
        words[LegacyFamilies.NETROM] = "netrom";
        words[LegacyFamilies.X25] = "x25";
        words[LegacyFamilies.ROSE] = "rose";
        return new Vocabulary(words);
    }

    /**
     * The states of a family.
     *
     * @param family {@code AF_*}.
     * @return by number.
     */
    public static Vocabulary states(final int family) {
        return switch (family) {
            case LegacyFamilies.AX25, LegacyFamilies.X25 -> LINKS;
            case LegacyFamilies.IPX -> DATAGRAMS;
            default -> CIRCUITS;
        };
    }
}
