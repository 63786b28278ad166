package io.sockeye.collector.field;

/** What must be asked for, so that a field can be there: bits, of which a field may have several. */
public final class Need {
    /** Nothing but what every listing asks for. */
    public static final int BASE = 0;
    /** The kernel's {@code tcp_info}. */
    public static final int TCP_INFO = 1;
    /** The kernel's figures of a socket's memory. */
    public static final int MEMORY = 1 << 1;
    /** What only /proc tells. */
    public static final int PROC_DETAILS = 1 << 2;
    /** A scan of all processes. */
    public static final int PROCESSES = 1 << 3;
    /** Control groups. */
    public static final int CGROUP = 1 << 4;
    /** Names from files and name services, but for those of hosts. */
    public static final int NAMES = 1 << 5;
    /** Names of hosts, which are looked up in batches on one thread. */
    public static final int HOSTS = 1 << 6;
    /** The owners of connections that nobody has accepted yet. */
    public static final int OWNERS = 1 << 7;
    /** Counts of retransmissions and probes. */
    public static final int TIMERS = 1 << 8;
    /** The time of the round. */
    public static final int TIME = 1 << 9;
    /** The command lines of processes. */
    public static final int COMMANDS = 1 << 10;
    /** Which directions are shut down. */
    public static final int SHUTDOWN = 1 << 11;

    private static final String[] WORDS = {
        "tcp_info",
        "memory",
        "what only /proc has",
        "processes",
        "cgroups",
        "names",
        "names of hosts",
        "owners of waiting connections",
        "retransmissions",
        "time",
        "command lines",
        "shutdown",
    };

    private Need() {}

    /**
     * What some bits say, for people.
     *
     * @param needs bits of this class.
     * @return words with commas between them; empty for {@link #BASE}.
     */
    public static String words(final int needs) {
        final StringBuilder words = new StringBuilder();
        for (int bit = 0; bit < WORDS.length; bit++) {
            if ((needs >>> bit & 1) != 0) {
                words.append(words.isEmpty() ? "" : ", ").append(WORDS[bit]);
            }
        }
        return words.toString();
    }
}
