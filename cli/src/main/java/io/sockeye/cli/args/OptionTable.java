package io.sockeye.cli.args;

import io.sockeye.cli.args.LongOption.Argument;

/**
 * Every option, once. What {@link GetoptLong} knows, what {@link UsageText} says and the README's two tables come from
 * here; a test holds the README against it. In the order of netstat's help (net-tools 2.10), which is the README's.
 */
final class OptionTable {
    /**
     * The letters of the entries as getopt_long(3) takes them; Sockeye has no others than netstat. A constant, held
     * against the entries by a test, as most command lines hold letters alone: for these the table, some 150 strings,
     * is not made.
     */
    static final String LETTERS = "rI::igsMvWnNepoclaFCZtuUSwx2f46A:hVd?";

    /** Value of the long options that name a family. */
    static final int FAMILY_WORD = 1;

    /** Values of flags without a letter, counted in {@link Draft}: they follow on netstat's, which are ASCII. */
    static final int MPTCP = 128;

    static final int DCCP = 129;
    static final int NO_HEADER = 130;
    static final int NUL = 131;
    static final int QUIET = 132;
    static final int EXPLAIN = 133;
    static final int INFO = 134;
    static final int ICMP = 135;
    static final int PACKET = 136;
    static final int NETLINK = 137;

    /** One more than the greatest value of a flag. */
    static final int FLAGS = 138;

    /** Values of Sockeye's options with an argument. */
    static final int SOURCE = 256;

    static final int PROC_ROOT = 257;
    static final int THREADS = 258;
    static final int COST = 259;
    static final int LABELS = 260;
    static final int FORMAT = 261;
    static final int FIELDS = 262;

    /** Values of the options that only count has. */
    static final int BY = 280;

    static final int TOP = 281;
    static final int SUM = 282;
    static final int MAX = 283;
    static final int PERCENTILES = 284;

    /** Values of the options on the order of rows. */
    static final int SORT = 285;

    static final int LIMIT = 286;

    private static final String SAME = "same";
    private static final String MORE = "more";

    /** How many long options netstat has. */
    private static final int NETSTAT_LONG_OPTIONS = 45;

    private static final Option[] NETSTAT = {
        Option.flag('r', "route", 16)
                .netstatHelp("display routing table")
                .row(
                        SAME,
                        "routes of IPv4, with `-6` IPv6, with `-A` the other families; `-e`, `-ee` for other columns"),
        new Option('I', "interfaces", Argument.OPTIONAL, 'I', 14)
                .shownWith("[IFACE]", "=IFACE")
                .sockeyeHelp("display interface table for IFACE")
                .row(
                        MORE,
                        "the table of one interface; exit code 1 where there is none of that name."
                                + " net-tools 2.10 refuses it"),
        Option.flag('i', "interfaces", Option.NOWHERE)
                .netstatHelp("display interface table")
                .row(
                        SAME,
                        "interfaces that are up, with `-a` all; `-e` for the long layout."
                                + " With `-c` all of it every time"),
        Option.flag('g', "groups", 43)
                .netstatHelp("display multicast group memberships")
                .row(SAME, "multicast memberships, alone or with sockets"),
        Option.flag('s', "statistics", 34)
                .netstatHelp("display networking statistics (like SNMP)")
                .row(
                        MORE,
                        "counters of the protocols. `--labels=full` has a sentence for every counter;"
                                + " `-sc` says what changed, and how fast"),
        Option.flag('M', "masquerade", 17)
                .netstatHelp("display masqueraded connections")
                .row(
                        MORE,
                        "what netstat says. `--masquerade=conntrack` lists the connections that conntrack translates"),
        Option.flag('v', "verbose", 33)
                .netstatHelp("be verbose")
                .row(MORE, "says what is missing, and where data came from"),
        Option.flag('W', "wide", 35)
                .netstatHelp("don't truncate IP addresses")
                .row(MORE, "whole addresses; under Sockeye's own name whole UNIX paths, blanks included"),
        Option.flag('n', "numeric", 36)
                .netstatHelp("don't resolve names")
                .row(
                        SAME,
                        "no names. Without it they are looked up 32 at a time and once each,"
                                + " so a slow name server costs its delay once, not once a row; `sockeye` waits 15"
                                + " seconds for one that does not answer, then prints numbers and says so"),
        Option.word("numeric-hosts", '!', 37)
                .netstatHelp("don't resolve host names")
                .row(SAME, "no names of these"),
        Option.word("numeric-ports", '@', 38)
                .netstatHelp("don't resolve port names")
                .sameRow(),
        Option.word("numeric-users", '#', 39)
                .netstatHelp("don't resolve user names")
                .sameRow(),
        Option.flag('N', "symbolic", 40)
                .netstatHelp("resolve hardware names")
                .row(SAME, "hardware names; no effect here"),
        Option.flag('e', "extend", 31)
                .netstatHelp("display other/more information")
                .row(SAME, "owner and inode of sockets; other columns of other tables"),
        Option.flag('p', "programs", 32)
                .netstatHelp("display PID/Program name for sockets")
                .row(SAME, "process of a socket; its timers"),
        Option.flag('o', "timers", 29).netstatHelp("display timers").sameRow(),
        Option.flag('c', "continuous", 30)
                .shownWith(" [DELAY]", "")
                .netstatHelp("continuous listing")
                .sockeyeHelp("seconds from one listing to the next (default: 1);\n"
                        + "after -i, -I, -M and -s a DELAY alone is enough;\n"
                        + "-sc displays what changed, and its rate")
                .row(
                        MORE,
                        "again every second, or every DELAY seconds; fractions are fine."
                                + " After `-i`, `-I`, `-M` and `-s` a DELAY alone is enough"),
        Option.flag('l', "listening", 27)
                .netstatHelp("display listening server sockets")
                .row(SAME, "servers only; servers and others; else what has a peer"),
        Option.flag('a', "all", 28)
                .netstatHelp("display all sockets (default: connected)")
                .sameRow(),
        Option.flag('F', "fib", 42)
                .netstatHelp("display Forwarding Information Base (default)")
                .row(SAME, "the table that routes are taken from, which is the default"),
        Option.flag('C', "cache", 41)
                .netstatHelp("display routing cache instead of FIB")
                .row(
                        SAME,
                        "the routing cache, which today's kernels do not have; with `-6` neighbours or cached routes"),
        Option.flag('Z', "context", 44)
                .netstatHelp("display SELinux security context for sockets")
                .row(SAME, "SELinux contexts of processes"),
        Option.flag('t', "tcp", 19).row(SAME, "by protocol"),
        Option.flag('u', "udp", 21).sameRow(),
        Option.flag('U', "udplite", 22).sameRow(),
        Option.flag('S', "sctp", 20).sameRow(),
        Option.flag('w', "raw", 23).sameRow(),
        Option.flag('x', "unix", 24).sameRow(),
        Option.word("ax25", FAMILY_WORD, 0)
                .row(SAME, "the same tables, or the same complaint where the kernel lacks them"),
        Option.word("ipx", FAMILY_WORD, 3).sameRow(),
        Option.word("netrom", FAMILY_WORD, 5).sameRow(),
        Option.word("x25", FAMILY_WORD, 1).sameRow(),
        Option.word("rose", FAMILY_WORD, 9).sameRow(),
        Option.word("ddp", FAMILY_WORD, 8).sameRow(),
        Option.flag('2', "l2cap", 25).sameRow(),
        Option.flag('f', "rfcomm", 26).sameRow(),
        Option.letter('4').row(SAME, "by family"),
        Option.letter('6').sameRow(),
        new Option('A', "protocol", Argument.REQUIRED, 'A', 18)
                .shownWith(" AF", " AF")
                .sameRow(),
        Option.word("inet", FAMILY_WORD, 6).sameRow(),
        Option.word("inet6", FAMILY_WORD, 7).sameRow(),
        Option.flag('h', "help", 15).row(MORE, "netstat's texts, and under its own name Sockeye's"),
        Option.flag('V', "version", 13).sameRow(),
        // Not in netstat's help.
        Option.word("ip", FAMILY_WORD, 2),
        Option.word("appletalk", FAMILY_WORD, 4),
        Option.word("unix", FAMILY_WORD, 10),
        Option.word("bluetooth", FAMILY_WORD, 11),
        Option.word("tcpip", FAMILY_WORD, 12),
        Option.letter('d'),
        Option.letter('?'),
    };

    private static final Option[] SOCKEYE = {
        new Option(Option.NO_LETTER, "masquerade", Argument.OPTIONAL, 'M', Option.BEFORE_NETSTATS)
                .shownWith("", "=conntrack")
                .sockeyeHelp("display the connections that conntrack translates"),
        Option.own("labels", Argument.REQUIRED, LABELS)
                .shownWith("", "=full|netstat")
                .sockeyeHelp("a sentence for every counter of -s, or netstat's words (default)")
                .row(null, "`-s` has a sentence for every counter, or netstat's words, which is the default"),
        Option.own("format", Argument.REQUIRED, FORMAT)
                .shownWith("", "=netstat|jsonl|json|csv|tsv")
                .sockeyeHelp("how rows are written (default: netstat)")
                .row(
                        null,
                        "how rows are written, in every mode: netstat's tables, which is the default; JSON Lines,"
                                + " an object a row; one JSON array, with `-c` one each round; CSV as in RFC 4180;"
                                + " tab-separated, with backslash escapes"),
        Option.own("fields", Argument.REQUIRED, FIELDS)
                .shownWith("", "=NAME,...|all|help")
                .sockeyeHelp("the fields of a row, in this order; help lists them")
                .row(
                        null,
                        "the fields that a row has, in this order, or all that there are; `help` lists them."
                                + " For all formats but netstat's"),
        Option.later("info", Argument.NO, INFO)
                .sockeyeHelp("display all that the kernel tells of a socket")
                .row(
                        null,
                        "all that the kernel tells of a socket, in a line below its row with the words of `ss -i`;"
                                + " what is 0 is left out. Other formats have the fields besides the usual ones"),
        Option.own("no-header", Argument.NO, NO_HEADER)
                .sockeyeHelp("csv and tsv without the line of names")
                .row(null, "CSV and TSV without the first line, the names of the fields"),
        Option.own("nul", Argument.NO, NUL)
                .sockeyeHelp("end rows of jsonl, csv and tsv with NUL, not newline")
                .row(null, "rows of JSON Lines, CSV and TSV end with a NUL byte in place of a newline"),
        Option.later("quiet", Argument.NO, QUIET)
                .sockeyeHelp("no rows; exit code 0 where there are some, 1 where there are none")
                .row(
                        null,
                        "no rows, and as soon as there is one exit code 0; 1 where there is none, 2 where that"
                                + " cannot be told"),
        Option.later("explain", Argument.NO, EXPLAIN)
                .sockeyeHelp("say what of the filter the kernel checks, and what is asked for")
                .row(
                        null,
                        "no rows, but what of the filter the kernel checks, what is left for the rows, and what"
                                + " is asked of the kernel"),
        Option.later("sort", Argument.REQUIRED, SORT)
                .shownWith("", "=[-]NAME,...")
                .sockeyeHelp("sort the rows of each table by these fields, - is greatest first")
                .row(
                        null,
                        "rows in the order of these fields, with `-` the greatest value first; those that lack it come"
                                + " last, and what is equal stays as it comes. Of several tables of netstat's each by"
                                + " those fields that its rows have"),
        Option.later("limit", Argument.REQUIRED, LIMIT)
                .shownWith("", "=N")
                .sockeyeHelp("the first N rows of each table")
                .row(
                        null,
                        "the first N rows: without an order no more are read, with `--sort` no more than twice as many"
                                + " are kept. Of several tables of netstat's the first N of each"),
        Option.own("source", Argument.REQUIRED, SOURCE)
                .shownWith("", "=auto|netlink|proc")
                .sockeyeHelp("where to read from (default: auto)")
                .row(
                        null,
                        "where data come from. A forced netlink that cannot serve says so on stderr and takes /proc;"
                                + " /proc is never left when forced"),
        Option.own("proc-root", Argument.REQUIRED, PROC_ROOT)
                .shownWith("", "=DIR")
                .sockeyeHelp("read DIR in place of /proc")
                .row(
                        null,
                        "read another /proc: a copy, or a host's that is mounted into a container"
                                + " (then the network of its process 1). Interfaces need the `sys` beside it too"),
        Option.own("threads", Argument.REQUIRED, THREADS)
                .shownWith("", "=N")
                .sockeyeHelp("dump and print on N threads (default: by cores and sockets)")
                .row(
                        null,
                        "dump and print sockets on N threads, 1 to 16. By default as many as there are cores, up to 4,"
                                + " where there are more than 40,000 sockets of a protocol; else one. With several"
                                + " threads TCP of both families is one dump, so rows of tcp and tcp6 mix"),
        Option.own("cost", Argument.OPTIONAL, COST)
                .shownWith("", "[=text|json]")
                .sockeyeHelp("say on stderr what the command cost")
                .row(
                        null,
                        "say on stderr what the command cost: sockets, messages, bytes, system calls, retries, threads,"
                                + " CPU and wall time, ns per socket, peak memory, heap allocated, native link"),
        Option.later("by", Argument.REQUIRED, BY)
                .shownWith("", "=FIELD[/LEN[/LEN6]],...")
                .sockeyeHelp("count: the fields that rows are grouped by")
                .row(
                        null,
                        "of `sockeye count`: the fields that rows are grouped by; of an address its first LEN bits,"
                                + " of IPv6 64 or LEN6. IPv4-mapped addresses count as IPv4"),
        Option.later("top", Argument.REQUIRED, TOP)
                .shownWith("", "=N")
                .sockeyeHelp("count: the N groups with the most rows")
                .row(
                        null,
                        "of `sockeye count`: the N groups with the most rows; the text has the rest in one line,"
                                + " the formats leave it out"),
        Option.later("sum", Argument.REQUIRED, SUM)
                .shownWith("", "=FIELD,...")
                .sockeyeHelp("count: add up these numbers, as sum_FIELD")
                .row(
                        null,
                        "of `sockeye count`: the sums of these fields, as `sum_FIELD`, which stay at the"
                                + " greatest number of 64 bits once beyond; their greatest values, as `max_FIELD`"),
        Option.later("max", Argument.REQUIRED, MAX)
                .shownWith("", "=FIELD,...")
                .sockeyeHelp("count: the greatest of these numbers, as max_FIELD")
                .sameRow(),
        Option.later("percentiles", Argument.REQUIRED, PERCENTILES)
                .shownWith("", "=FIELD")
                .sockeyeHelp("count: what 50, 90 and 99 % do not exceed")
                .row(
                        null,
                        "of `sockeye count`: what 50, 90 and 99 % of the field's values do not exceed, at most 1 %"
                                + " off, as `p50_FIELD` and so on; of at most 10,000 groups"),
        Option.own("mptcp", Argument.NO, MPTCP)
                .sockeyeHelp("display MPTCP sockets")
                .row(null, "list these too; netstat does not know them"),
        Option.own("dccp", Argument.NO, DCCP)
                .sockeyeHelp("display DCCP sockets")
                .sameRow(),
        Option.later("icmp", Argument.NO, ICMP)
                .sockeyeHelp("display ping sockets")
                .sameRow(),
        Option.later("packet", Argument.NO, PACKET)
                .sockeyeHelp("display packet sockets, in formats for programs")
                .row(
                        null,
                        "list sockets of a link's packets, and of the kernel's services;"
                                + " for all formats but netstat's"),
        Option.later("netlink", Argument.NO, NETLINK)
                .sockeyeHelp("display netlink sockets, in formats for programs")
                .sameRow(),
    };

    private OptionTable() {}

    /** {@return netstat's options, of which Sockeye knows all; not to be changed} */
    static Option[] netstat() {
        return NETSTAT;
    }

    /** {@return the options that only Sockeye has, or has with more to them; not to be changed} */
    static Option[] sockeye() {
        return SOCKEYE;
    }

    /**
     * The long options as {@link GetoptLong} takes them.
     *
     * @param grammar that is to know them.
     * @return tables of falling precedence, netstat's in netstat's order, so that its abbreviations keep their meaning.
     */
    static LongOption[][] longOptions(final Grammar grammar) {
        final LongOption[] netstat = new LongOption[NETSTAT_LONG_OPTIONS];
        for (final Option option : NETSTAT) {
            if (option.place() >= 0) {
                netstat[option.place()] = option.longOption();
            }
        }
        return grammar == Grammar.NETSTAT
                ? new LongOption[][] {netstat}
                : new LongOption[][] {
                    ownAt(Option.BEFORE_NETSTATS), netstat, ownAt(Option.BEHIND_NETSTATS), ownAt(Option.BEHIND_ALL)
                };
    }

    private static LongOption[] ownAt(final int place) {
        int count = 0;
        for (final Option option : SOCKEYE) {
            count += option.place() == place ? 1 : 0;
        }
        final LongOption[] table = new LongOption[count];
        int next = 0;
        for (final Option option : SOCKEYE) {
            if (option.place() == place) {
                table[next++] = option.longOption();
            }
        }
        return table;
    }
}
