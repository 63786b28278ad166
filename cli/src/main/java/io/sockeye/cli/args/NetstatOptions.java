package io.sockeye.cli.args;

import java.nio.file.Path;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.text.BytePath;

/**
 * What a command line asks for, after netstat's rules have filled in what it leaves out (net-tools 2.10):
 *
 * <ul>
 *   <li>a family ({@code -4}, {@code -6}) or {@code -s} without a protocol selects TCP, SCTP, UDP, UDP-Lite and raw,
 *   and
 *       what of these the kernel lacks is passed over in silence;
 *   <li>a protocol or {@code -g} without a family selects IPv4 and IPv6;
 *   <li>{@code --bluetooth} selects L2CAP and RFCOMM;
 *   <li>nothing selected at all lists everything, but for MPTCP and DCCP, which netstat does not know; of counts it
 *       selects the protocols of a family, and all states are counted but for {@code -l}.
 * </ul>
 *
 * <p>Immutable.
 */
public final class NetstatOptions implements ParseResult {
    /** What {@link #threads()} is if it was not given: as many as the number of sockets makes worthwhile. */
    public static final int THREADS_BY_SIZE = 0;
    /** What {@link #format()} is if it was not given: netstat's tables. */
    public static final String NETSTAT_FORMAT = "netstat";
    /** What {@link #limit()} is if it was not given: all rows. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;
    /** The most that {@code --threads} takes. */
    public static final int MAX_THREADS = 16;

    private static final Protocol[] IMPLIED_PROTOCOLS = {
        Protocol.TCP, Protocol.SCTP, Protocol.UDP, Protocol.UDPLITE, Protocol.RAW
    };

    private final Grammar grammar;
    private final Draft draft;
    private final Operands operands;
    private final String warnings;
    private final int protocols;
    private final int families;
    private final int legacyFamilies;
    private final boolean quietAboutMissing;
    private final boolean explicit;

    /**
     * Derive what the command line leaves out.
     *
     * @param grammar  that it was read by.
     * @param draft    what was said; not changed any more.
     * @param operands what is no option.
     * @param warnings lines for stderr from parsing.
     */
    NetstatOptions(final Grammar grammar, final Draft draft, final List<String> operands, final String warnings) {
        this.grammar = grammar;
        this.draft = draft;
        this.operands = new Operands(operands, grammar, draft.has('I') && draft.interfaceName() == null);
        this.warnings = warnings;

        int named = namedProtocols(draft);
        final boolean inet = draft.families().contains("inet");
        final boolean inet6 = draft.families().contains("inet6");
        quietAboutMissing = (inet || inet6 || draft.has('s') || countsAll(draft)) && named == 0;
        if (quietAboutMissing) {
            for (final Protocol protocol : IMPLIED_PROTOCOLS) {
                named |= bit(protocol);
            }
        }
        int wanted = (inet ? bit(Family.INET) : 0) | (inet6 ? bit(Family.INET6) : 0);
        if (wanted == 0 && (named != 0 || draft.has('g'))) {
            wanted = bit(Family.INET) | bit(Family.INET6);
        }
        final boolean unix = draft.families().contains("unix");
        protocols = named | (unix ? bit(Protocol.UNIX) : 0);
        families = wanted | (unix ? bit(Family.UNIX) : 0);
        legacyFamilies = namedLegacyFamilies(draft);
        explicit = protocols != 0 || legacyFamilies != 0 || draft.has('g');
    }

    /** Whether sockets are counted and nothing is named. */
    private static boolean countsAll(final Draft draft) {
        return draft.counts() != null
                && !draft.has('g')
                && !draft.families().contains("unix")
                && namedLegacyFamilies(draft) == 0;
    }

    private static int namedProtocols(final Draft draft) {
        return (draft.has('t') ? bit(Protocol.TCP) : 0)
                | (draft.has('S') ? bit(Protocol.SCTP) : 0)
                | (draft.has('u') ? bit(Protocol.UDP) : 0)
                | (draft.has('U') ? bit(Protocol.UDPLITE) : 0)
                | (draft.has('w') ? bit(Protocol.RAW) : 0)
                | (draft.has(OptionTable.MPTCP) ? bit(Protocol.MPTCP) : 0)
                | (draft.has(OptionTable.DCCP) ? bit(Protocol.DCCP) : 0)
                | (draft.has(OptionTable.ICMP) ? bit(Protocol.ICMP) : 0)
                | (draft.has(OptionTable.PACKET) ? bit(Protocol.PACKET) : 0)
                | (draft.has(OptionTable.NETLINK) ? bit(Protocol.NETLINK) : 0);
    }

    private static int namedLegacyFamilies(final Draft draft) {
        final FamilyWords words = draft.families();
        final boolean bluetooth = words.contains("bluetooth") && !draft.has('2') && !draft.has('f');
        return (words.contains("ipx") ? bit(LegacyFamily.IPX) : 0)
                | (words.contains("ax25") ? bit(LegacyFamily.AX25) : 0)
                | (words.contains("x25") ? bit(LegacyFamily.X25) : 0)
                | (words.contains("netrom") ? bit(LegacyFamily.NETROM) : 0)
                | (words.contains("rose") ? bit(LegacyFamily.ROSE) : 0)
                | (bluetooth || draft.has('2') ? bit(LegacyFamily.L2CAP) : 0)
                | (bluetooth || draft.has('f') ? bit(LegacyFamily.RFCOMM) : 0);
    }

    /** Netstat does not know it, so it is listed where it is named. */
    private static boolean isOnlyNamed(final Protocol protocol) {
        return protocol == Protocol.MPTCP
                || protocol == Protocol.DCCP
                || protocol == Protocol.ICMP
                || protocol.compareTo(Protocol.UNIX) > 0;
    }

    private static int bit(final Enum<?> constant) {
        return 1 << constant.ordinal();
    }

    /** {@return what to print} */
    public Mode mode() {
        if (draft.has('M')) {
            return Mode.MASQUERADE;
        }
        if (draft.has('s')) {
            return Mode.STATISTICS;
        }
        if (draft.has('r')) {
            return Mode.ROUTES;
        }
        return draft.has('i') || draft.has('I') ? Mode.INTERFACES : Mode.SOCKETS;
    }

    /**
     * The one interface to print, {@code -IIFACE}, {@code -I=IFACE} and {@code --interfaces=IFACE}, or the first
     * operand that is no delay after a bare {@code -I}. {@code -i} and {@code --interfaces} print all and ignore
     * operands that are no delay.
     *
     * @return its name, maybe empty, or null for all.
     */
    public String interfaceName() {
        if (draft.interfaceName() != null || !draft.has('I')) {
            return draft.interfaceName();
        }
        return operands.interfaceName();
    }

    /**
     * The filter that operands are, joined by blanks; netstat has none. A delay and a name of an interface come before
     * it.
     *
     * @return the expression, not yet read, one char per byte; null if there is none.
     */
    public String filter() {
        return operands.filter();
    }

    /** {@return whether masqueraded connections come from conntrack, {@code --masquerade=conntrack}} */
    public boolean conntrack() {
        return draft.conntrack();
    }

    /** {@return whether statistics are told in a sentence for every counter, {@code --labels=full}} */
    public boolean fullLabels() {
        return draft.fullLabels();
    }

    /**
     * Whether anything is named, directly or by derivation, so that only what is named is listed and what of it the
     * kernel lacks makes the exit code 1. {@code flag_arg} in netstat's source.
     *
     * @return false if everything is to be listed.
     */
    public boolean explicit() {
        return explicit;
    }

    /**
     * Whether Internet protocols that the kernel lacks are passed over in silence even though {@link #explicit()},
     * because they were not named one by one. {@code flag_noprot} in netstat's source.
     *
     * @return whether to say nothing and keep exit code 0.
     */
    public boolean quietAboutMissing() {
        return quietAboutMissing;
    }

    /**
     * Whether a line on stderr is due for an Internet protocol or UNIX sockets that the kernel lacks.
     *
     * @return whether to say so.
     */
    public boolean complainsAboutMissing() {
        return !quietAboutMissing && (explicit || verbose());
    }

    /**
     * Whether a protocol was named or follows from what was named.
     *
     * @param protocol to ask for.
     * @return false for all protocols if nothing is {@link #explicit()}.
     */
    public boolean names(final Protocol protocol) {
        return (protocols & bit(protocol)) != 0;
    }

    /**
     * Whether the sockets of a protocol are to be listed.
     *
     * @param protocol to ask for.
     * @return whether it was named, or nothing was and netstat knows it.
     */
    public boolean lists(final Protocol protocol) {
        return names(protocol) || (!explicit && !isOnlyNamed(protocol));
    }

    /**
     * Whether the sockets of a family are to be listed, of those protocols that are.
     *
     * @param family to ask for; {@link Family#UNSPEC} for both, IPv4 and IPv6.
     * @return whether it was named or derived, or nothing was named.
     */
    public boolean lists(final Family family) {
        if (family == Family.UNSPEC) {
            return lists(Family.INET) && lists(Family.INET6);
        }
        return !explicit || (families & bit(family)) != 0;
    }

    /**
     * Whether the table of a legacy family is to be printed.
     *
     * @param family to ask for.
     * @return whether it was named, or nothing was.
     */
    public boolean lists(final LegacyFamily family) {
        return !explicit || (legacyFamilies & bit(family)) != 0;
    }

    /**
     * Whether there is a table of Internet sockets at all.
     *
     * @return whether any protocol but UNIX is to be listed.
     */
    public boolean listsInternet() {
        return !explicit || (protocols & ~bit(Protocol.UNIX)) != 0;
    }

    /** {@return whether group memberships are to be printed, {@code -g}} */
    public boolean groups() {
        return draft.has('g');
    }

    /**
     * The address families as named, by netstat's own names for them ({@code ip} is {@code inet}, {@code appletalk} is
     * {@code ddp}, {@code econet} is {@code ec}), in order, repeats included. {@code -s} and {@code -r} join them with
     * commas, and take {@code inet} where there are none.
     *
     * @return an unmodifiable list.
     */
    public List<String> familyNames() {
        return draft.families().toList();
    }

    /** {@return servers as well as connections, {@code -a}; with -i interfaces that are down as well} */
    public boolean all() {
        return draft.has('a');
    }

    /** {@return servers only, {@code -l}; {@link #all()} is stronger} */
    public boolean listening() {
        return draft.has('l');
    }

    /** {@return which sockets to list, {@code -a} being stronger than {@code -l}} */
    public Selection selection() {
        if (all() || draft.counts() != null && !listening()) {
            return Selection.ALL;
        }
        return listening() ? Selection.LISTENING : Selection.CONNECTED;
    }

    /** {@return whether addresses stay numbers, {@code -n} or {@code --numeric-hosts}} */
    public boolean numericHosts() {
        return draft.has('n') || draft.has('!');
    }

    /** {@return whether ports stay numbers, {@code -n} or {@code --numeric-ports}} */
    public boolean numericPorts() {
        return draft.has('n') || draft.has('@');
    }

    /** {@return whether users stay numbers, {@code -n} or {@code --numeric-users}} */
    public boolean numericUsers() {
        return draft.has('n') || draft.has('#');
    }

    /** {@return whether hardware names are resolved, {@code -N}} */
    public boolean symbolic() {
        return draft.has('N');
    }

    /** {@return how often {@code -e} was given} */
    public int extendCount() {
        return draft.countOf('e');
    }

    /** {@return whether {@code -e} was given} */
    public boolean extended() {
        return draft.has('e');
    }

    /** {@return whether addresses are printed whole, {@code -W}} */
    public boolean wide() {
        return draft.has('W');
    }

    /**
     * {@return whether UNIX paths are printed whole, white space and what is behind it included: {@code -W} under
     * Sockeye's own name; netstat cuts them in any case}
     */
    public boolean wholePaths() {
        return wide() && grammar == Grammar.SOCKEYE;
    }

    /** {@return whether processes are shown, {@code -p} or {@code -Z}} */
    public boolean programs() {
        return draft.has('p');
    }

    /** {@return whether SELinux contexts are shown, {@code -Z}} */
    public boolean context() {
        return draft.has('Z');
    }

    /** {@return whether timers are shown, {@code -o}} */
    public boolean timers() {
        return draft.has('o');
    }

    /** {@return whether to say what is missing even where it was not named, {@code -v}} */
    public boolean verbose() {
        return draft.has('v');
    }

    /** {@return whether the FIB is a source of routes, {@code -F}; it is the default where {@code -C} is not given} */
    public boolean fib() {
        return draft.has('F');
    }

    /** {@return whether the routing cache is a source of routes, {@code -C}} */
    public boolean cache() {
        return draft.has('C');
    }

    /**
     * Whether to print again and again: {@code -c}, or a delay after {@code -i}, {@code -I}, {@code -M} or {@code -s},
     * as the usage text of net-tools 1.60 has it. Without a delay netstat's statistics ignore {@code -c}.
     *
     * @return whether not to end after the first time.
     */
    public boolean continuous() {
        return switch (mode()) {
            case SOCKETS, ROUTES -> draft.has('c');
            case INTERFACES, MASQUERADE -> draft.has('c') || operands.delayNanos() != Seconds.NOT_A_NUMBER;
            case STATISTICS ->
                draft.has('c') && grammar == Grammar.SOCKEYE || operands.delayNanos() != Seconds.NOT_A_NUMBER;
        };
    }

    /**
     * The pause between two printings under {@link #continuous()}: the first operand that is a number of seconds, else
     * netstat's one second.
     *
     * @return the pause in nanoseconds.
     */
    public long intervalNanos() {
        final long delay = operands.delayNanos();
        return delay == Seconds.NOT_A_NUMBER || !continuous() ? Seconds.NANOS_PER_SECOND : delay;
    }

    /** {@return what is no option, in order, unmodifiable; netstat ignores it, see {@link #filter()}} */
    public List<String> operands() {
        return operands.all();
    }

    /** {@return where to read sockets from, {@code --source}} */
    public SourceChoice source() {
        return draft.source();
    }

    /** {@return the directory to read in place of {@code /proc}, {@code --proc-root}} */
    public Path procRoot() {
        return BytePath.of(draft.procRoot());
    }

    /** {@return how many threads are to dump and print, {@code --threads}, or {@link #THREADS_BY_SIZE}} */
    public int threads() {
        return draft.threads();
    }

    /** {@return how to tell what the command cost, {@code --cost}} */
    public CostFormat cost() {
        return draft.cost();
    }

    /** {@return how rows are written, the word of {@code --format}, not yet looked up; not empty} */
    public String format() {
        return draft.format();
    }

    /**
     * {@return the fields that a row is to have, {@code --fields}, not yet looked up; null if not given, never empty}
     */
    public String fields() {
        return draft.fields();
    }

    /** {@return whether all is shown that the kernel tells of a socket, {@code --info}} */
    public boolean info() {
        return draft.has(OptionTable.INFO);
    }

    /** {@return whether the line of names before the rows is left out, {@code --no-header}} */
    public boolean noHeader() {
        return draft.has(OptionTable.NO_HEADER);
    }

    /** {@return whether to tell by the exit code alone whether there are rows, {@code --quiet}} */
    public boolean quiet() {
        return draft.has(OptionTable.QUIET);
    }

    /** {@return whether to say how the filter is checked, in place of rows, {@code --explain}} */
    public boolean explain() {
        return draft.has(OptionTable.EXPLAIN);
    }

    /** {@return whether rows end with NUL in place of a newline, {@code --nul}} */
    public boolean nul() {
        return draft.has(OptionTable.NUL);
    }

    /** {@return the fields that rows are sorted by, {@code --sort}, not looked up; null if not given, never empty} */
    public String sort() {
        return draft.sort();
    }

    /** {@return how many rows there are at most, {@code --limit}, at least 1; or {@link #NO_LIMIT}} */
    public int limit() {
        return draft.limit();
    }

    /** {@return what is counted, {@code sockeye count}; null of a listing} */
    public CountOptions counts() {
        return draft.counts();
    }

    /** {@return lines for stderr, to be printed before anything else; mostly empty} */
    public String warnings() {
        return warnings;
    }
}
