package io.sockeye.cli.legacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.sockeye.cli.args.LegacyFamily;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.legacy.Ax25Reader;
import io.sockeye.collector.legacy.IpxReader;
import io.sockeye.collector.legacy.IpxSocket;
import io.sockeye.collector.legacy.LegacySocketRows;
import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.legacy.NetRomReader;
import io.sockeye.collector.legacy.PacketSocket;
import io.sockeye.collector.legacy.RoseReader;
import io.sockeye.collector.legacy.RoseSocket;
import io.sockeye.collector.legacy.X25Reader;
import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/**
 * Prints what netstat prints after its UNIX sockets: IPX, AX.25, X.25, NET/ROM, ROSE, Bluetooth, in this order and as
 * far as they were asked for, with its words and exit codes where the kernel lacks one of them. The text is that of
 * net-tools 2.10 as distributions build it: without Bluetooth.
 *
 * <p>Unlike netstat it prints controls in names as {@code .}, and a state that has no name as a number.
 */
public final class LegacyTables {
    /** Exit code of netstat's {@code return -1}. */
    private static final int FAILED = 255;

    private static final int MISSING = 1;

    /** What is said in the place of a malformed line, before the file's path. */
    private static final String PROBLEM = "Problem reading data from ";

    private static final String AX25_PROBLEM = "problem reading data from ";

    private final NetstatOptions options;
    private final Path procRoot;
    private final IntFunction<String> userNames;
    private final AsciiWriter out;
    private final Appendable err;
    private final RowChoice choice;

    /**
     * Prepare to print all rows.
     *
     * @param options   which tables, and how.
     * @param procRoot  the directory that has {@code net}, where the tables are.
     * @param userNames gives the name of a user id, or null; not asked under {@code -n}.
     * @param out       for tables.
     * @param err       for words about what is missing or broken.
     */
    public LegacyTables(
            final NetstatOptions options,
            final Path procRoot,
            final IntFunction<String> userNames,
            final AsciiWriter out,
            final Appendable err) {
        this(options, procRoot, userNames, out, err, RowChoice.ALL);
    }

    /**
     * Prepare to print.
     *
     * @param options   which tables, and how.
     * @param procRoot  the directory that has {@code net}, where the tables are.
     * @param userNames gives the name of a user id, or null; not asked under {@code -n}.
     * @param out       for tables.
     * @param err       for words about what is missing or broken.
     * @param choice    which rows are wanted.
     */
    public LegacyTables(
            final NetstatOptions options,
            final Path procRoot,
            final IntFunction<String> userNames,
            final AsciiWriter out,
            final Appendable err,
            final RowChoice choice) {
        this.choice = choice;
        this.options = options;
        this.procRoot = procRoot;
        this.userNames = userNames;
        this.out = out;
        this.err = err;
    }

    /**
     * Print the tables of all families that are asked for, up to the first that fails.
     *
     * @return the exit code of netstat; if not 0 it ends, {@code -c} or not.
     * @throws IOException if reading failed after a file was opened, or words could not be said.
     */
    public int print() throws IOException {
        int code = 0;
        if (options.lists(LegacyFamily.IPX)) {
            final LegacyTable<IpxSocket> table = IpxReader.read(procRoot);
            code = table.isOpen() ? printIpx(table) : refuse(table, "AF IPX");
        }
        if (code == 0 && options.lists(LegacyFamily.AX25)) {
            final LegacyTable<PacketSocket> table = Ax25Reader.read(procRoot);
            code = table.isOpen() ? printAx25(table) : refuse(table, "AF AX25");
        }
        if (code == 0 && options.lists(LegacyFamily.X25)) {
            final LegacyTable<PacketSocket> table = X25Reader.read(procRoot);
            code = table.isOpen() ? printX25(table) : refuse(table, "AF X25");
        }
        if (code == 0 && options.lists(LegacyFamily.NETROM)) {
            final LegacyTable<PacketSocket> table = NetRomReader.read(procRoot);
            code = table.isOpen() ? printNetRom(table) : refuse(table, "AF NETROM");
        }
        if (code == 0 && options.lists(LegacyFamily.ROSE)) {
            final LegacyTable<RoseSocket> table = RoseReader.read(procRoot);
            code = table.isOpen() ? printRose(table) : refuse(table, "AF ROSE");
        }
        if (code == 0 && (options.lists(LegacyFamily.L2CAP) || options.lists(LegacyFamily.RFCOMM))) {
            code = refuseBluetooth();
        }
        return code;
    }

    private int refuse(final LegacyTable<?> table, final String name) throws IOException {
        if (table.status() == LegacyTable.Status.UNREADABLE) {
            err.append(table.path()).append(": ").append(table.reason()).append('\n');
            return FAILED;
        }
        if (options.explicit() || options.verbose()) {
            err.append("netstat: no support for `").append(name).append("' on this system.\n");
        }
        return options.explicit() ? MISSING : 0;
    }

    // Each of these in a method of its own: most hosts have none of the families, and linking a method reference
    // takes longer than all of the rest.

    private int printIpx(final LegacyTable<IpxSocket> table) throws IOException {
        return print(LegacyFamilies.IPX, table, LegacyRows.ipxHeader(options.extended()), PROBLEM, this::ipxRow);
    }

    private int printAx25(final LegacyTable<PacketSocket> table) throws IOException {
        return print(
                LegacyFamilies.AX25,
                table,
                LegacyRows.AX25_HEADER,
                table.headed() ? PROBLEM : AX25_PROBLEM,
                LegacyRows::ax25);
    }

    private int printX25(final LegacyTable<PacketSocket> table) throws IOException {
        return print(LegacyFamilies.X25, table, LegacyRows.X25_HEADER, PROBLEM, this::x25Row);
    }

    private int printNetRom(final LegacyTable<PacketSocket> table) throws IOException {
        return print(LegacyFamilies.NETROM, table, LegacyRows.NETROM_HEADER, PROBLEM, LegacyRows::netRom);
    }

    private int printRose(final LegacyTable<RoseSocket> table) throws IOException {
        return print(LegacyFamilies.ROSE, table, LegacyRows.ROSE_HEADER, PROBLEM, LegacyRows::rose);
    }

    private <S> int print(
            final int family,
            final LegacyTable<S> table,
            final String header,
            final String problem,
            final Function<S, String> row)
            throws IOException {
        put(header);
        if (choice.isMade()) {
            printChosen(family, table, problem, row);
        } else {
            printAll(table, problem, row);
        }
        if (table.status() == LegacyTable.Status.BROKEN) {
            err.append("netstat.c: Internal Error `").append(table.reason()).append("'.\n");
            return FAILED;
        }
        return 0;
    }

    private <S> void printAll(final LegacyTable<S> table, final String problem, final Function<S, String> row) {
        final List<S> sockets = table.rows();
        for (int i = 0; i <= sockets.size() && !out.hasFailed(); i++) {
            for (int malformed = table.malformedBefore(i); malformed > 0; malformed--) {
                put(problem + table.path() + "\n");
            }
            if (i < sockets.size()) {
                put(row.apply(sockets.get(i)));
            }
        }
    }

    private <S> void printChosen(
            final int family, final LegacyTable<S> table, final String problem, final Function<S, String> row) {
        final LegacyRecord record = new LegacyRecord();
        final RowSink lines = new ChosenLines(
                out,
                (batch, index) ->
                        row.apply(table.rows().get(batch.get(index, record).place())),
                problem + table.path() + "\n");
        choice.beginTable("legacy");
        try {
            new LegacySocketRows(family, table)
                    .deliver(i -> !row.apply(table.rows().get(i)).isEmpty(), choice.before(lines));
        } finally {
            choice.endTable();
        }
    }

    /** Append whole lines, or none. */
    private void put(final String lines) {
        out.bytes(lines.getBytes(StandardCharsets.ISO_8859_1)).rowIsComplete();
    }

    private String ipxRow(final IpxSocket socket) {
        final String row = LegacyRows.ipx(socket);
        if (!options.extended()) {
            return row + "\n";
        }
        final String name = options.numericUsers() ? null : userNames.apply(socket.uid());
        return row + (name == null ? LegacyRows.ipxUser(socket.uid()) : LegacyRows.ipxUser(name)) + "\n";
    }

    /** Without a channel there is no connection. */
    private String x25Row(final PacketSocket socket) {
        return options.all() || socket.channel() != 0 ? LegacyRows.x25(socket) : "";
    }

    private int refuseBluetooth() throws IOException {
        return options.explicit() ? sayNoBluetooth(err) : 0;
    }

    /** Netstat's words and exit code where Bluetooth is asked for, which distributions build it without. */
    static int sayNoBluetooth(final Appendable err) throws IOException {
        err.append("netstat: feature `AF BLUETOOTH' not supported.\n");
        err.append("Please recompile `net-tools' with newer kernel source or full configuration.\n");
        return MISSING;
    }
}
