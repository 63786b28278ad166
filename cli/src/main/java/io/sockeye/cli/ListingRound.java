package io.sockeye.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.group.GroupListing;
import io.sockeye.cli.legacy.LegacyTables;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.InternetTable;
import io.sockeye.cli.output.ProgramColumn;
import io.sockeye.cli.output.SctpTable;
import io.sockeye.cli.output.TableOptions;
import io.sockeye.cli.output.UnixTable;
import io.sockeye.collector.DumpResult;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.process.Credentials;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.process.ScanCost;
import io.sockeye.collector.process.ScanReport;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.ChosenSource;
import io.sockeye.collector.text.ProcRoot;

/**
 * One printing of all tables that were asked for, in netstat's order, with its words and exit codes where the kernel
 * lacks something. Sources and the process index live for one printing, so that {@code -c} sees changes.
 */
final class ListingRound implements AutoCloseable {
    private static final int MISSING = 1;
    /** Each further thread walks the kernel's whole table once more, and prints less of it. */
    private static final int MAX_DEFAULT_THREADS = 4;

    private final ListingContext context;
    private final NetstatOptions options;
    private final ProcRoot root;
    private final Names names;
    private final AsciiWriter writer;
    private final OutputStream out;
    private final PrintStream err;
    private final ChosenSource source;
    private final SocketFilter filter;
    private final SocketQuery query;
    private final TableOptions tableOptions;

    private final List<InternetTable> tables = new ArrayList<>();
    private final List<AsciiWriter> siblings = new ArrayList<>();

    private final SourceCounters groupCounters = new SourceCounters();

    private ProcessIndex processes;
    private ProgramColumn programs;

    ListingRound(final ListingContext context, final OutputStream out) {
        this.context = context;
        options = context.options();
        root = context.root();
        names = context.names();
        writer = context.out();
        err = context.err();
        this.out = out;
        source = new ChosenSource(options.source(), root);
        filter = new SocketFilter(options.selection());
        query = new SocketQuery(options.selection(), options.timers(), options.extended(), true);
        tableOptions = new TableOptions(
                options.selection(),
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
        meter.add(groupCounters);
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
        return code == 0 && !writer.hasFailed() ? printLegacy() : code;
    }

    private int printInternet() throws IOException {
        loadProcesses();
        final InternetTable table = new InternetTable(tableOptions, names, programs, writer, err);
        tables.add(table);
        table.header();
        for (final Protocol protocol : Protocol.values()) {
            if (protocol == Protocol.UNIX || !options.lists(protocol)) {
                continue;
            }
            final int code = protocol == Protocol.SCTP ? printSctp() : printInternet(protocol);
            if (code != 0 || writer.hasFailed()) {
                return code;
            }
        }
        return 0;
    }

    private int printSctp() throws IOException {
        final SctpTable table = new SctpTable(tableOptions, names, programs, writer, err);
        final int code = collect(Protocol.SCTP, internetFamily(), List.of(filter.beforeSctp(table)));
        table.finish();
        return code;
    }

    private int printInternet(final Protocol protocol) throws IOException {
        final Family family = internetFamily();
        final int threads = threads(protocol, family);
        if (threads == 1) {
            return collect(protocol, family, List.of(filter.before(tables.get(0))));
        }
        while (tables.size() < threads) {
            final AsciiWriter sibling = writer.sibling();
            siblings.add(sibling);
            tables.add(new InternetTable(tableOptions, Names.ofThisHost(), programs, sibling, err));
        }
        // What was printed before comes before what the others print.
        writer.writeOut();
        final List<RowSink> sinks = new ArrayList<>();
        for (final InternetTable table : tables.subList(0, threads)) {
            sinks.add(filter.before(table));
        }
        final int code = collect(protocol, family, sinks);
        for (final AsciiWriter sibling : siblings) {
            sibling.writeOut();
        }
        return code;
    }

    /** Names of hosts are looked up in batches and kept, which is for one thread only. */
    private int threads(final Protocol protocol, final Family family) {
        if (!options.numericHosts()) {
            return 1;
        }
        if (options.threads() != NetstatOptions.THREADS_BY_SIZE) {
            return options.threads();
        }
        return source.worthwhileHandlers(
                protocol, family, Math.min(Runtime.getRuntime().availableProcessors(), MAX_DEFAULT_THREADS));
    }

    private Family internetFamily() {
        if (options.lists(Family.UNSPEC)) {
            return Family.UNSPEC;
        }
        return options.lists(Family.INET) ? Family.INET : Family.INET6;
    }

    /** As netstat: IPv4 tells whether the kernel has the protocol, and IPv6 is passed over where it is not there. */
    private int collect(final Protocol protocol, final Family family, final List<? extends RowSink> handlers)
            throws IOException {
        final DumpResult result = source.collect(protocol, family, query, handlers);
        if (family == Family.INET6 && result.isRefusal()) {
            return 0;
        }
        return check(result, protocol, "AF INET (" + protocol.word() + ")");
    }

    private int printGroups() throws IOException {
        context.sayOnlyInProc("groups", "netlink does not tell how often they were joined");
        return new GroupListing(context, groupCounters).print();
    }

    private int printUnix() throws IOException {
        loadProcesses();
        final UnixTable table = new UnixTable(tableOptions, programs, writer, err);
        table.header();
        return check(source.collect(Protocol.UNIX, Family.UNIX, query, filter.before(table)), Protocol.UNIX, "AF UNIX");
    }

    private int printLegacy() throws IOException {
        final StringBuilder text = new StringBuilder();
        final Path directory = Path.of(root.netFile("")).getParent();
        final int code = new LegacyTables(options, directory, this::userName, text, err).print();
        if (text.length() > 0) {
            writer.flush();
            out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return code;
    }

    private String userName(final int uid) {
        final byte[] user = names.users().name(uid);
        return user == null ? null : new String(user, StandardCharsets.ISO_8859_1);
    }

    /** The exit code that a status leads to, with the words that are due. */
    private int check(final DumpResult result, final Protocol protocol, final String feature) {
        DumpWords.sayFallback(context, protocol.word(), result);
        return result.isRefusal()
                ? missing(protocol, feature)
                : DumpWords.sayIncomplete(context, protocol.word(), "sockets", result);
    }

    /** What netstat says of a file that is not there, which for SCTP is two unless the first one ends it. */
    private int missing(final Protocol protocol, final String feature) {
        final int code = options.explicit() && !options.quietAboutMissing() ? MISSING : 0;
        if (options.complainsAboutMissing()) {
            context.sayNoSupport(feature);
            if (protocol == Protocol.SCTP && options.selection() == Selection.ALL && code == 0) {
                context.sayNoSupport(feature);
            }
        }
        return code;
    }

    private void loadProcesses() {
        if (!options.programs() || processes != null) {
            return;
        }
        final int threads = options.threads() == NetstatOptions.THREADS_BY_SIZE
                ? Runtime.getRuntime().availableProcessors()
                : options.threads();
        processes = ProcessIndex.scan(Path.of(root.directory()), options.context(), threads);
        final ScanCost scan = processes.cost();
        if (options.verbose() && scan.reason() != null) {
            context.complain("processes", "from " + scan.way() + ", since " + scan.reason());
        }
        programs = new ProgramLabels(processes);
        final ScanReport.Shortfall shortfall = processes.report().shortfall();
        if (shortfall == ScanReport.Shortfall.NOTHING_READABLE) {
            err.print("(No info could be read for \"-p\": geteuid()=" + Credentials.effectiveUid()
                    + " but you should be root.)\n");
        } else if (shortfall == ScanReport.Shortfall.SOME_DENIED) {
            err.print("(Not all processes could be identified, non-owned process info\n"
                    + " will not be shown, you would have to be root to see it all.)\n");
        }
    }

    @Override
    public void close() {
        source.close();
        if (processes != null) {
            processes.close();
        }
    }
}
