package io.sockeye.collector.field;

import io.sockeye.collector.query.Detail;

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

    /** The name of the congestion control. */
    public static final int CONGESTION = 1 << 12;
    /** The parameters of the congestion control. */
    public static final int PARAMETERS = 1 << 13;
    /** The type of service. */
    public static final int TOS = 1 << 14;
    /** The traffic class and the class of traffic control. */
    public static final int TCLASS = 1 << 15;
    /** The upper layer protocol. */
    public static final int ULP = 1 << 16;
    /** What the kernel tells unasked, but what is not read where nobody needs it. */
    public static final int UNASKED = 1 << 17;

    /** What comes with every row of netlink's, and with none of /proc's. */
    public static final int NETLINK = 1 << 18;

    /** The names of UNIX sockets' peers, for which all UNIX sockets are dumped once before. */
    public static final int PEER_NAMES = 1 << 19;

    /** What /proc tells of no socket. */
    private static final int NETLINK_ALONE = NETLINK
            | PEER_NAMES
            | TCP_INFO
            | CGROUP
            | SHUTDOWN
            | CONGESTION
            | PARAMETERS
            | TOS
            | TCLASS
            | ULP
            | UNASKED;
    /** All that is told of a socket beyond what every listing asks for, and lies in its row or is read from it. */
    private static final int ALL_DETAILS =
            TCP_INFO | MEMORY | CGROUP | TIMERS | SHUTDOWN | CONGESTION | PARAMETERS | TOS | TCLASS | ULP | UNASKED;

    /** Of {@link Detail}, each with the needs that it serves. */
    private static final int[][] DETAILS = {
        {MEMORY, Detail.MEMORY},
        {TOS, Detail.TOS},
        {TCLASS, Detail.TCLASS},
        {CONGESTION, Detail.CONGESTION},
        {PARAMETERS, Detail.PARAMETERS},
        {ULP, Detail.ULP},
        {UNASKED | CGROUP, Detail.UNASKED},
    };

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
        "congestion control",
        "its parameters",
        "type of service",
        "traffic class",
        "upper layer protocol",
        "attributes that come unasked",
        "netlink",
        "names of UNIX sockets' peers",
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

    /**
     * Whether only netlink tells of sockets what is needed.
     *
     * @param needs bits of this.
     * @return whether /proc lacks any of it.
     */
    public static boolean isNetlinks(final int needs) {
        return (needs & NETLINK_ALONE) != 0;
    }

    /**
     * Whether only netlink tells of UNIX sockets what is needed.
     *
     * @param needs bits of this.
     * @return whether /proc lacks any of it that UNIX sockets have.
     */
    public static boolean isNetlinksOfUnix(final int needs) {
        return (needs & (NETLINK | PEER_NAMES | SHUTDOWN)) != 0;
    }

    /**
     * Whether a field is a detail, for who asks for all of these.
     *
     * @param needs bits of this, the field's.
     * @return true if so.
     */
    public static boolean isDetail(final int needs) {
        return (needs & ALL_DETAILS) != 0;
    }

    /**
     * What a source must be asked for of a socket's details, besides {@code tcp_info}.
     *
     * @param needs bits of this.
     * @return bits of {@link Detail}.
     */
    public static int details(final int needs) {
        int details = 0;
        for (final int[] detail : DETAILS) {
            details |= (needs & detail[0]) == 0 ? 0 : detail[1];
        }
        return details;
    }
}
