package io.sockeye.cli.route;

import static io.sockeye.cli.legacy.LegacyText.format;
import static io.sockeye.cli.legacy.LegacyText.printable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

import io.sockeye.cli.legacy.ChosenLines;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.legacy.route.AppleTalkRoutes;
import io.sockeye.collector.legacy.route.Ax25Routes;
import io.sockeye.collector.legacy.route.IpxRoutes;
import io.sockeye.collector.legacy.route.LegacyRouteRows;
import io.sockeye.collector.legacy.route.NetRomRoutes;
import io.sockeye.collector.legacy.route.RoseRoutes;
import io.sockeye.collector.legacy.route.X25Routes;
import io.sockeye.collector.record.LegacyRouteRecord;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/**
 * Prints the routing tables of AX.25, IPX, AppleTalk (DDP), NET/ROM, ROSE and X.25, as net-tools 2.10 does, with its
 * words and exit codes where the kernel lacks one of them. No option changes them: neither {@code -n} nor {@code -e},
 * {@code -v}, {@code -F} or {@code -C}.
 *
 * <p>Unlike netstat it prints control characters of names as {@code .}. netstat crashes on an empty table of AppleTalk
 * and on a table of ROSE without one of neighbours; here those are tables without rows, and rows without neighbours.
 */
public final class LegacyRoutes {
    private static final int MISSING = 1;

    /** What perror(3) says after it has said something before, if stderr can be written but not read. */
    private static final String SECOND_REASON = "Invalid argument";

    private final Path procRoot;
    private final AsciiWriter out;
    private final PrintStream err;
    private final RowChoice choice;

    /**
     * Prepare to print.
     *
     * @param context of the listing.
     */
    public LegacyRoutes(final ListingContext context) {
        procRoot = context.root().netPath().getParent();
        out = context.out();
        err = context.err();
        choice = context.choice();
    }

    /**
     * Whether a family is one of these.
     *
     * @param family netstat's name for it: {@code ax25}, {@code ddp}.
     * @return false for every other one.
     */
    public static boolean knows(final String family) {
        return switch (family) {
            case "ax25", "ipx", "ddp", "netrom", "rose", "x25" -> true;
            default -> false;
        };
    }

    /**
     * Print the routing table of a family.
     *
     * @param family one that is {@link #knows known}.
     * @return netstat's exit code: 0, or 1 if the kernel does not have the family.
     * @throws IOException if a file cannot be read after it was opened.
     */
    public int print(final String family) throws IOException {
        return switch (family) {
            case "ax25" -> ax25();
            case "ipx" -> ipx();
            case "ddp" -> appleTalk();
            case "netrom" -> netRom();
            case "rose" -> rose();
            case "x25" -> x25();
            default -> throw new IllegalArgumentException("no table of routes: family=" + family);
        };
    }

    private int ax25() throws IOException {
        final LegacyTable<Ax25Routes.Route> table = Ax25Routes.read(procRoot);
        if (!table.isOpen()) {
            complain(table.path(), table.reason());
            return notConfigured("AX.25");
        }
        line("Kernel AX.25 routing table");
        line("Destination  Iface    Use");
        return print(LegacyFamilies.AX25, table, LegacyRoutes::ax25);
    }

    private static String ax25(final Ax25Routes.Route route) {
        return format("%-9s    %-5s  %5d\n", printable(route.destination()), printable(route.device()), route.use());
    }

    private int ipx() throws IOException {
        final LegacyTable<IpxRoutes.Route> table = IpxRoutes.read(procRoot);
        if (!table.isOpen()) {
            err.print(table.reason() + "\n");
            line("IPX routing not in file " + IpxRoutes.first(procRoot) + " or " + IpxRoutes.second(procRoot)
                    + " found.");
            return MISSING;
        }
        line("Kernel IPX routing table");
        line("Destination               Router Net                Router Node");
        return print(LegacyFamilies.IPX, table, LegacyRoutes::ipx);
    }

    private static String ipx(final IpxRoutes.Route route) {
        return format("%-25s %-25s %-25s\n", route.network(), route.routerNetwork(), route.routerNode());
    }

    private int appleTalk() throws IOException {
        final LegacyTable<AppleTalkRoutes.Route> table = AppleTalkRoutes.read(procRoot);
        if (!table.isOpen()) {
            complain("Error opening " + table.path(), table.reason());
            err.print("DDP (AppleTalk) not configured on this system.\n");
            return MISSING;
        }
        line("Destination     Gateway         Device          Flags");
        final FlagLetters letters = FlagLetters.ofAppleTalk();
        return print(LegacyFamilies.DDP, table, route -> appleTalk(route, letters));
    }

    private static String appleTalk(final AppleTalkRoutes.Route route, final FlagLetters letters) {
        return format(
                "%-16s%-16s%-16s%s\n",
                printable(route.target()),
                printable(route.router()),
                printable(route.device()),
                letters.text(route.flags()));
    }

    private int netRom() throws IOException {
        final NetRomRoutes routes = NetRomRoutes.read(procRoot);
        if (!routes.isOpen()) {
            sayWhatIsMissing(routes.nodes(), routes.neighbours());
            return notConfigured("NET/ROM");
        }
        line("Kernel NET/ROM routing table");
        line("Destination  Mnemonic  Quality  Neighbour  Iface");
        return print(LegacyFamilies.NETROM, routes.nodes(), LegacyRoutes::netRom);
    }

    /** Without a neighbour the line goes on with the next route. */
    private static String netRom(final NetRomRoutes.Route route) {
        final String node = format("%-9s    %-7s   ", printable(route.destination()), printable(route.mnemonic()));
        final NetRomRoutes.Neighbour neighbour = route.neighbour();
        return neighbour == null
                ? node
                : node
                        + format(
                                "%3d      %-9s  %s\n",
                                route.quality(), printable(neighbour.callsign()), printable(neighbour.device()));
    }

    /** perror(3) tells the last error, which is that of the second file if both fail. */
    private void sayWhatIsMissing(final LegacyTable<?> first, final LegacyTable<?> second) {
        if (!first.isOpen()) {
            complain(first.path(), second.isOpen() ? first.reason() : second.reason());
        }
        if (!second.isOpen()) {
            complain(second.path(), first.isOpen() ? second.reason() : SECOND_REASON);
        }
    }

    private int rose() throws IOException {
        final LegacyTable<RoseRoutes.Route> table = RoseRoutes.read(procRoot);
        if (!table.isOpen()) {
            complain(table.path(), table.reason());
            err.print("ROSE not configured in this system.\n");
            return MISSING;
        }
        line("Kernel ROSE routing table");
        line("Destination  neigh1 callsign  device  neigh2 callsign  device  neigh3 callsign  device");
        return print(LegacyFamilies.ROSE, table, LegacyRoutes::rose);
    }

    private static String rose(final RoseRoutes.Route route) {
        final StringBuilder row = new StringBuilder(format("%-10s   ", printable(route.destination())));
        for (final RoseRoutes.Neighbour neighbour : route.neighbours()) {
            row.append(format("%05d  ", neighbour.number()));
            for (final RoseRoutes.Way way : neighbour.ways()) {
                row.append(format("%-10s   %-4s", printable(way.callsign()), printable(way.device())));
            }
        }
        return row.append('\n').toString();
    }

    private int x25() throws IOException {
        final LegacyTable<X25Routes.Route> table = X25Routes.read(procRoot);
        if (!table.isOpen()) {
            return notConfigured("X.25");
        }
        line("Kernel X.25 routing table");
        line("Destination          Iface");
        return print(LegacyFamilies.X25, table, LegacyRoutes::x25);
    }

    private static String x25(final X25Routes.Route route) {
        final int digits = route.digits();
        final String device = printable(route.device());
        if (digits == 0) {
            return format("*                    %-5s\n", device);
        }
        final int width = 17 - digits;
        return format("%s/%-" + width + "d   %-5s\n", printable(route.prefix()), digits, device);
    }

    private <S> int print(final int family, final LegacyTable<S> table, final Function<S, String> text) {
        if (choice.isMade()) {
            printChosen(family, table, text);
        } else {
            for (final S route : table.rows()) {
                put(text.apply(route));
            }
        }
        return 0;
    }

    private <S> void printChosen(final int family, final LegacyTable<S> table, final Function<S, String> text) {
        final LegacyRouteRecord record = new LegacyRouteRecord();
        choice.beginTable("legacy_routes");
        try {
            final RowSink lines = new ChosenLines(
                    out,
                    (batch, index) ->
                            text.apply(table.rows().get(batch.get(index, record).place())),
                    "");
            new LegacyRouteRows(family, table).deliver(i -> true, choice.before(lines));
        } finally {
            choice.endTable();
        }
    }

    /** Append a line, or what a line begins with. */
    private void put(final String text) {
        out.bytes(text.getBytes(StandardCharsets.ISO_8859_1)).rowIsComplete();
    }

    private void complain(final String what, final String reason) {
        err.print(what + ": " + reason + "\n");
    }

    private int notConfigured(final String family) {
        line(family + " not configured in this system.");
        return MISSING;
    }

    private void line(final String text) {
        out.ascii(text).endRow();
    }
}
