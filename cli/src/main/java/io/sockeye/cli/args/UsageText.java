package io.sockeye.cli.args;

/** The texts of {@code -h} and {@code -V}: netstat's, byte for byte (net-tools 2.10), and what Sockeye adds. */
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

                    -r, --route              display routing table
                    -i, --interfaces         display interface table
                    -g, --groups             display multicast group memberships
                    -s, --statistics         display networking statistics (like SNMP)
                    -M, --masquerade         display masqueraded connections

                    -v, --verbose            be verbose
                    -W, --wide               don't truncate IP addresses
                    -n, --numeric            don't resolve names
                    --numeric-hosts          don't resolve host names
                    --numeric-ports          don't resolve port names
                    --numeric-users          don't resolve user names
                    -N, --symbolic           resolve hardware names
                    -e, --extend             display other/more information
                    -p, --programs           display PID/Program name for sockets
                    -o, --timers             display timers
                    -c, --continuous         continuous listing

                    -l, --listening          display listening server sockets
                    -a, --all                display all sockets (default: connected)
                    -F, --fib                display Forwarding Information Base (default)
                    -C, --cache              display routing cache instead of FIB
                    -Z, --context            display SELinux security context for sockets
            """;

    private static final String SOCKET_WORDS = """

              <Socket>={-t|--tcp} {-u|--udp} {-U|--udplite} {-S|--sctp} {-w|--raw}
                       {-x|--unix} --ax25 --ipx --netrom
              <AF>=Use '-6|-4' or '-A <af>' or '--<af>'; default: inet
              List of possible address families (which support routing):
            """;

    /** What netstat's usage text consists of, but for the list of families. */
    static final String NETSTAT_USAGE = SYNOPSIS + SOCKET_WORDS;

    /** What Sockeye has beyond netstat. */
    static final String SOCKEYE_OPTIONS = """

              Options of sockeye itself:
                    -I, --interfaces=<Iface> display interface table for <Iface>
                    --labels=full|netstat    a sentence for every counter of -s, or netstat's words (default)
                    --masquerade=conntrack   display the connections that conntrack translates
                    --source=auto|netlink|proc  where to read from (default: auto)
                    --proc-root=DIR          read DIR in place of /proc
                    --threads=N              dump and print on N threads (default: by cores and sockets)
                    --cost[=text|json]       say on stderr what the command cost
                    --mptcp                  display MPTCP sockets
                    --dccp                   display DCCP sockets
                    -c DELAY                 seconds from one listing to the next (default: 1);
                                             after -i, -I, -M and -s a DELAY alone is enough;
                                             -sc displays what changed, and its rate
            """;

    /** The usage text with Sockeye's options, which stand before the list of families, as that ends the text. */
    static final String SOCKEYE_USAGE = SYNOPSIS + SOCKEYE_OPTIONS + SOCKET_WORDS;

    /** The list of families, which netstat always prints to stderr. */
    static final String FAMILIES = """
                inet (DARPA Internet) inet6 (IPv6) ax25 (AMPR AX.25)\s
                netrom (AMPR NET/ROM) rose (AMPR ROSE) ipx (Novell IPX)\s
                ddp (Appletalk DDP) x25 (CCITT X.25)\s
            """;

    private UsageText() {}
}
