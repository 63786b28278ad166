package io.sockeye.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.ChosenSource;

/** The sockets of all protocols that were asked for, in netstat's order, as rows of one stream. */
final class SocketFeed implements RowFeed {
    private static final int UNREADABLE = 1;

    private final ListingContext context;
    private final NetstatOptions options;
    private CostMeter lastRound = new CostMeter();

    SocketFeed(final ListingContext context) {
        this.context = context;
        options = context.options();
    }

    @Override
    public FieldList fields() {
        return SocketFields.LIST;
    }

    @Override
    public List<String> moreDefaults() {
        final List<String> names = new ArrayList<>();
        if (options.extended()) {
            names.add("user");
        }
        if (options.programs()) {
            names.addAll(List.of("pid", "process", "processes"));
        }
        if (options.timers()) {
            names.addAll(List.of("timer", "timer_ms", "retransmits", "probes"));
        }
        if (options.info()) {
            SocketFields.details().forEach(field -> names.add(field.name()));
        }
        return names;
    }

    /** Asked for the flags of UNIX sockets /proc would serve, and owners, queues and whole paths were lost. */
    @Override
    public int leftOutOfAll() {
        return options.source() == SourceChoice.PROC ? 0 : Need.PROC_DETAILS;
    }

    @Override
    public int feed(final FeedRound round) throws IOException {
        lastRound = new CostMeter();
        try (ChosenSource source = new ChosenSource(options.source(), context.root())) {
            if (!round.needs(Need.PROCESSES)) {
                return feed(round, source);
            }
            try (ProcessIndex processes = ProcessScanning.scan(context, round.uses("processes"))) {
                round.join(processes);
                try {
                    return feed(round, source);
                } finally {
                    ProcessScanning.sayWords(context, processes);
                    lastRound.add(processes.cost());
                }
            }
        }
    }

    private int feed(final FeedRound round, final ChosenSource source) {
        try {
            final int code = new Dumps(round, source).all();
            round.finish();
            return code;
        } finally {
            sayCgroupWords(round.takeCgroupWords());
            lastRound.add(source.counters());
            lastRound.usedThreads(round.threads());
        }
    }

    private void sayCgroupWords(final String words) {
        if (words != null) {
            context.complain("cgroups", words);
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(lastRound);
    }

    /** The dumps of one round. */
    private final class Dumps {
        private final FeedRound round;
        private final ChosenSource source;
        private final SocketFilter filter = new SocketFilter(context.choice().selection(options.selection()));
        private final SocketEndings endings = new SocketEndings(context);

        Dumps(final FeedRound round, final ChosenSource source) {
            this.round = round;
            this.source = source;
        }

        /**
         * The first exit code that is not 0 ends the listing, as it does for netstat; but sockets of a protocol that
         * cannot be read hide none of another.
         */
        int all() {
            int code = 0;
            int failed = 0;
            for (final Protocol protocol : Protocol.values()) {
                if (code == 0 && !context.out().hasFailed() && !round.choice().isFull() && options.lists(protocol)) {
                    try {
                        code = protocol.compareTo(Protocol.UNIX) < 0 ? internet(protocol) : other(protocol);
                    } catch (final IOException e) {
                        context.err().print(context.name() + ": " + e.getMessage() + "\n");
                        failed = UNREADABLE;
                    }
                }
            }
            return code == 0 ? failed : code;
        }

        private int other(final Protocol protocol) throws IOException {
            if (protocol == Protocol.UNIX) {
                return unix();
            }
            final DumpResult result = source.collect(protocol, protocol.family(), query(false), before(round.first()));
            DumpWords.sayMalformed(context, protocol.word(), result);
            return endings.ofInternet(result, protocol, protocol.family());
        }

        private int unix() throws IOException {
            if (round.needs(Need.PEER_NAMES)) {
                round.join(PeerNames.read(context, source));
            }
            final SocketQuery query = query(round.needs(Need.PROC_DETAILS));
            final DumpResult result = source.collect(Protocol.UNIX, Family.UNIX, query, before(round.first()));
            DumpWords.sayMalformed(context, Protocol.UNIX.word(), result);
            return endings.ofUnix(result);
        }

        private int internet(final Protocol protocol) throws IOException {
            final Family family = SocketEndings.internetFamily(options);
            final int threads = round.isRowByRow() && !round.needs(Need.HOSTS) && protocol != Protocol.SCTP
                    ? ListingThreads.of(options, source, protocol, family)
                    : 1;
            // Of SCTP only /proc tells all addresses and the state of the socket.
            final SocketQuery query = query(protocol == Protocol.SCTP);
            final DumpResult result;
            if (threads == 1) {
                final RowSink sink = round.first();
                result = source.collect(
                        protocol, family, query, protocol == Protocol.SCTP ? filter.beforeSctp(sink) : before(sink));
            } else {
                final List<RowSink> sinks = new ArrayList<>();
                for (final RowSink sink : round.sinks(threads)) {
                    sinks.add(before(sink));
                }
                try {
                    result = source.collect(protocol, family, query, sinks);
                } finally {
                    round.writeOut();
                }
            }
            DumpWords.sayMalformed(context, protocol.word(), result);
            return endings.ofInternet(result, protocol, family);
        }

        private RowSink before(final RowSink sink) {
            return filter.before(sink);
        }

        private SocketQuery query(final boolean procDetails) {
            return context.choice()
                    .completed(new SocketQuery(
                                    context.choice().selection(options.selection()),
                                    round.needs(Need.TIMERS),
                                    round.needs(Need.OWNERS),
                                    procDetails,
                                    round.needs(Need.TCP_INFO),
                                    options.source() != SourceChoice.PROC,
                                    round.needs(Need.SHUTDOWN))
                            .withDetails(Need.details(round.needs())));
        }
    }
}
