package io.sockeye.cli.args;

/**
 * The texts of {@code -h} and {@code -V}: netstat's, byte for byte (net-tools 2.10), and what Sockeye adds. Lines on
 * options come from {@link OptionTable}. Not initialised by a command line that is right and asks for no help.
 */
final class UsageText {
    /** What {@code netstat -V} prints. */
    static final String NETSTAT_VERSION = """
            net-tools 2.10
            Fred Baumgarten, Alan Cox, Bernd Eckenfels, Phil Blundell, Tuan Hoang, Brian Micek and others
            +NEW_ADDRT +RTF_IRTT +RTF_REJECT +FW_MASQUERADE +I18N +SELINUX
            AF: (inet) +UNIX +INET +INET6 +IPX +AX25 +NETROM +X25 +ATALK +ECONET +ROSE -BLUETOOTH
            HW:  +ETHER +ARC +SLIP +PPP +TUNNEL -TR +AX25 +NETROM +X25 +FR +ROSE +ASH +SIT +FDDI +HIPPI \
            +HDLC/LAPB +EUI64\s
            """;

    private static final String SYNOPSIS = """
            usage: netstat [-vWeenNcCF] [<Af>] -r         netstat {-V|--version|-h|--help}
                   netstat [-vWnNcaeol] [<Socket> ...]
                   netstat { [-vWeenNac] -i | [-cnNe] -M | -s [-6tuw] }

            """;

    private static final String SOCKET_WORDS = """

              <Socket>={-t|--tcp} {-u|--udp} {-U|--udplite} {-S|--sctp} {-w|--raw}
                       {-x|--unix} --ax25 --ipx --netrom
              <AF>=Use '-6|-4' or '-A <af>' or '--<af>'; default: inet
              List of possible address families (which support routing):
            """;

    private static final String FILTER = """

              A filter may follow, in ss's words or on any field; quote it: 'dport = 443 and rtt > 200ms'
              state, exclude, src, dst, host, sport, dport, port, dev, fwmark, cgroup, autobound;
              FIELD = != < <= > >= ~ !~ in (A, B, C-D), or eq ne lt le gt ge matches; and, or, not, ( )
            """;

    /** What netstat's usage text consists of, but for the list of families. */
    static final String NETSTAT_USAGE = netstatUsage("");

    /** What Sockeye has beyond netstat. */
    static final String SOCKEYE_OPTIONS = sockeyeOptions();

    /** The list of families, which netstat always prints to stderr. */
    static final String FAMILIES = """
                inet (DARPA Internet) inet6 (IPv6) ax25 (AMPR AX.25)\s
                netrom (AMPR NET/ROM) rose (AMPR ROSE) ipx (Novell IPX)\s
                ddp (Appletalk DDP) x25 (CCITT X.25)\s
            """;

    private UsageText() {}

    /**
     * netstat's usage text, and before the list of families that ends it what Sockeye has to add.
     *
     * @param commands what is to be said of commands beside the listing; may be empty.
     * @return the text without that list, which goes to stderr.
     */
    static String sockeyeUsage(final String commands) {
        return netstatUsage(SOCKEYE_OPTIONS + commands);
    }

    private static String netstatUsage(final String additions) {
        final HelpLines lines = new HelpLines(SYNOPSIS);
        for (final Option option : OptionTable.netstat()) {
            // Three blocks: modes, columns and selections.
            if (option.letter() == 'v' || option.letter() == 'l') {
                lines.add("\n");
            }
            if (option.netstatHelp() != null) {
                lines.add(option.shownInNetstatHelp(), option.netstatHelp());
            }
        }
        lines.add(additions);
        lines.add(SOCKET_WORDS);
        return lines.toString();
    }

    private static String sockeyeOptions() {
        final HelpLines lines = new HelpLines("\n  Options of sockeye itself:\n");
        addOptions(lines, OptionTable.netstat());
        addOptions(lines, OptionTable.sockeye());
        lines.add(FILTER);
        return lines.toString();
    }

    private static void addOptions(final HelpLines lines, final Option[] options) {
        for (final Option option : options) {
            if (option.sockeyeHelp() != null) {
                lines.add(option.shownInSockeyeHelp(), option.sockeyeHelp());
            }
        }
    }
}
