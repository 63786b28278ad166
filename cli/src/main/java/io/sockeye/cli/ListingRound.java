package io.sockeye.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.group.GroupListing;
import io.sockeye.cli.info.InfoLines;
import io.sockeye.cli.legacy.LegacyTables;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.InternetTable;
import io.sockeye.cli.output.ProgramColumn;
import io.sockeye.cli.output.ProtocolSwitch;
import io.sockeye.cli.output.SctpTable;
import io.sockeye.cli.output.TableOptions;
import io.sockeye.cli.output.UnixTable;
import io.sockeye.collector.cgroup.CgroupTree;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.ChosenSource;
import io.sockeye.collector.text.ProcRoot;

/**
 * One printing of all tables that were asked for, in netstat's order, with its words and exit codes where the kernel
 * lacks something. Sources and the process index live for one printing, so that {@code -c} sees changes.
 */
final class ListingRound implements AutoCloseable {
    private static final String SOCKETS = "sockets";

    private final ListingContext context;
    private final NetstatOptions options;
    private final ProcRoot root;
    private final Names names;
    private final AsciiWriter writer;
    private final PrintStream err;
    private final ChosenSource source;
    private final SocketFilter filter;
    private final RowChoice choice;
    private final SocketEndings endings;
    private final SocketQuery query;
    private final TableOptions tableOptions;

    private final List<InternetTable> tables = new ArrayList<>();
    /** What sockets of each thread go through before its table. */
    private final List<RowSink> sinks = new ArrayList<>();

    private final List<AsciiWriter> siblings = new ArrayList<>();

    private GroupListing groups;
    private ProcessIndex processes;
    private ProgramColumn programs;
    private CgroupTree cgroups;

    ListingRound(final ListingContext context) {
        this.context = context;
        options = context.options();
        root = context.root();
        names = context.names();
        writer = context.out();
        err = context.err();
        source = new ChosenSource(options.source(), root);
        choice = context.choice();
        final Selection selection = choice.selection(options.selection());
        filter = new SocketFilter(selection);
        endings = new SocketEndings(context);
        final SocketQuery plain = new SocketQuery(
                selection,
                options.timers() || choice.needs(Need.TIMERS),
                options.extended() || choice.needs(Need.OWNERS),
                true,
                choice.needs(Need.TCP_INFO),
                false,
                choice.needs(Need.SHUTDOWN));
        query = choice.completed(options.info() ? InfoLines.asking(plain) : plain);
        tableOptions = tableOptions(context);
    }

    /** How the tables of sockets are printed. */
    static TableOptions tableOptions(final ListingContext context) {
        final NetstatOptions options = context.options();
        return new TableOptions(
                context.choice().selection(options.selection()),
                options.wide(),
                options.extended(),
                options.programs(),
                options.context(),
                options.timers(),
                options.numericHosts(),
                options.numericPorts(),
                options.numericUsers());
    }

    /** Tell a meter what the round has done, before it is closed. */
    void addTo(final CostMeter meter) {
        meter.add(source.counters());
        if (groups != null) {
            groups.addTo(meter);
        }
        meter.usedThreads(Math.max(1, tables.size()));
        if (processes != null) {
            meter.add(processes.cost());
        }
    }

    /** Print, and answer with the exit code; the first that is not 0 ends the printing, as it does for netstat. */
    int print() throws IOException {
        int code = options.listsInternet() ? printInternet() : 0;
        if (code == 0 && options.groups()) {
            code = printGroups();
        }
        if (code == 0 && options.lists(Protocol.UNIX)) {
            code = printUnix();
        }
        // A filter of sockets is none of those of legacy families, which are there where nothing is named.
        final boolean hasLegacy = !choice.isFiltered() || options.explicit();
        return code == 0 && !writer.hasFailed() && hasLegacy ? printLegacy() : code;
    }

    private int printInternet() throws IOException {
        loadProcesses();
        final InternetTable table = internetTable(names, writer);
        final SctpTable sctp =
                options.lists(Protocol.SCTP) ? new SctpTable(tableOptions, names, programs, writer, err) : null;
        tables.add(table);
        table.header();
        choice.beginTable(SOCKETS);
        sinks.add(choice.before(sctp == null || !choice.isMade() ? table : new ProtocolSwitch(table, sctp)));
        try {
            return printProtocols(sctp);
        } finally {
            choice.endTable();
            if (sctp != null) {
                sctp.finish();
            }
        }
    }

    private int printProtocols(final SctpTable sctp) throws IOException {
        for (final Protocol protocol : Protocol.values()) {
            if (protocol == Protocol.UNIX || !options.lists(protocol) || choice.isFull()) {
                continue;
            }
            final int code = protocol == Protocol.SCTP ? printSctp(sctp) : printInternet(protocol);
            if (code != 0 || writer.hasFailed()) {
                return code;
            }
        }
        return 0;
    }

    private InternetTable internetTable(final Names ofThread, final AsciiWriter target) {
        final InternetTable table = new InternetTable(tableOptions, ofThread, programs, target, err);
        return options.info() ? table.with(details(target)) : table;
    }

    private InfoLines details(final AsciiWriter target) {
        if (cgroups == null) {
            cgroups = new CgroupTree();
        }
        return new InfoLines(target, cgroups, programs);
    }

    private int printSctp(final SctpTable table) throws IOException {
        final RowSink sink = choice.isMade() ? sinks.get(0) : table;
        final int code =
                collect(Protocol.SCTP, SocketEndings.internetFamily(options), List.of(filter.beforeSctp(sink)));
        table.finish();
        return code;
    }

    private int printInternet(final Protocol protocol) throws IOException {
        final Family family = SocketEndings.internetFamily(options);
        // Names of hosts are looked up in batches and kept, which is for one thread only.
        final int threads = options.numericHosts() ? ListingThreads.of(options, source, protocol, family) : 1;
        if (threads == 1) {
            return collect(protocol, family, List.of(filter.before(sinks.get(0))));
        }
        while (tables.size() < threads) {
            final AsciiWriter sibling = writer.sibling();
            siblings.add(sibling);
            final InternetTable table = internetTable(names.sibling(), sibling);
            tables.add(table);
            sinks.add(choice.before(table));
        }
        // What was printed before comes before what the others print.
        writer.writeOut();
        final List<RowSink> chosen = new ArrayList<>();
        for (final RowSink sink : sinks.subList(0, threads)) {
            chosen.add(filter.before(sink));
        }
        final int code = collect(protocol, family, chosen);
        for (final AsciiWriter sibling : siblings) {
            sibling.writeOut();
        }
        return code;
    }

    private int collect(final Protocol protocol, final Family family, final List<? extends RowSink> handlers)
            throws IOException {
        return endings.ofInternet(source.collect(protocol, family, query, handlers), protocol, family);
    }

    private int printGroups() throws IOException {
        groups = new GroupListing(context);
        return groups.print();
    }

    private int printUnix() throws IOException {
        loadProcesses();
        final UnixTable table = new UnixTable(tableOptions, options.wholePaths(), programs, writer, err);
        table.header();
        if (options.info()) {
            // The kernel tells memory and peers by netlink only.
            table.with(details(writer));
        }
        if (choice.needs(Need.PEER_NAMES)) {
            choice.join(PeerNames.read(context, source));
        }
        choice.beginTable(SOCKETS);
        try {
            return endings.ofUnix(source.collect(
                    Protocol.UNIX,
                    Family.UNIX,
                    options.info() || choice.needsNetlinkForUnix() ? query.withoutProcDetails() : query,
                    filter.before(choice.before(table))));
        } finally {
            choice.endTable();
        }
    }

    private int printLegacy() throws IOException {
        if (choice.needs(Need.PROCESSES)) {
            loadProcesses();
        }
        return new LegacyTables(options, root.netPath().getParent(), this::userName, writer, err, choice).print();
    }

    private String userName(final int uid) {
        final byte[] user = names.users().name(uid);
        return user == null ? null : new String(user, StandardCharsets.ISO_8859_1);
    }

    private void loadProcesses() {
        if (!options.programs() && !choice.needs(Need.PROCESSES) || processes != null) {
            return;
        }
        processes = ProcessScanning.scan(context, choice.needs(Need.COMMANDS));
        if (choice.isMade()) {
            choice.join(processes);
        }
        programs = new ProgramLabels(processes);
    }

    @Override
    public void close() {
        source.close();
        final String words = cgroups == null ? null : cgroups.takeWords();
        if (words != null) {
            context.complain("cgroups", words);
        }
        if (processes != null) {
            ProcessScanning.sayWords(context, processes);
            processes.close();
        }
    }
}
