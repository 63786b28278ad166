package io.sockeye.cli.serve.look;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.feed.RoundFacts;
import io.sockeye.cli.names.Names;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.look.Answer;
import io.sockeye.collector.look.Questionnaire;
import io.sockeye.collector.look.SocketQuestion;
import io.sockeye.collector.process.LivingProcessIndex;
import io.sockeye.collector.process.RefreshCost;
import io.sockeye.collector.query.Detail;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.source.ChosenSource;
import io.sockeye.collector.survey.SocketSurvey;
import io.sockeye.collector.text.ProcRoot;

/** Looks at all sockets, one after the other of their protocols, on one thread. Confined to one thread. */
final class SocketLooks implements AutoCloseable {
    private static final List<Protocol> PROTOCOLS = List.of(
            Protocol.TCP,
            Protocol.MPTCP,
            Protocol.SCTP,
            Protocol.DCCP,
            Protocol.UDP,
            Protocol.UDPLITE,
            Protocol.RAW,
            Protocol.ICMP,
            Protocol.UNIX);

    private final ProcRoot root;
    private final ChosenSource source;
    private final SocketWitness witness;
    private final SocketSurvey survey;
    /** Null where nobody listens. */
    private final EventListener listener;

    private final RoundFacts facts = new RoundFacts();
    private final ListingJoins joins;
    /** Who served a protocol last, by its code. */
    private final String[] servers = new String[Protocol.values().length];

    private Questionnaire questionnaire = new Questionnaire(List.of());
    private long incomplete;
    /** Null until a question is about processes. */
    private LivingProcessIndex processes;

    /**
     * Nothing looked at yet.
     *
     * @param choice   of the source.
     * @param root     where /proc is.
     * @param names    of users and the like, for fields that have them.
     * @param services the most ports that have numbers of their own.
     * @param events   whether to listen to the kernel for sockets that are destroyed.
     * @param log      takes a line about what went wrong with that.
     */
    SocketLooks(
            final SourceChoice choice,
            final ProcRoot root,
            final Names names,
            final int services,
            final boolean events,
            final Consumer<String> log) {
        this.root = root;
        source = new ChosenSource(choice, root);
        witness = source.witness();
        listener = events ? new EventListener(source, log) : null;
        survey = new SocketSurvey(services, witness, events ? listener.destroyed() : null);
        joins = new ListingJoins(names, facts);
    }

    /** Begin to listen, if anybody does. */
    void start() {
        if (listener != null) {
            listener.start();
        }
    }

    /** {@return whether somebody listens for sockets that are destroyed} */
    boolean hasEvents() {
        return listener != null;
    }

    /** {@return what was told and not counted, if anybody listens} */
    long lostEvents() {
        return listener == null ? 0 : listener.lost();
    }

    /** Have further looks answer these questions. */
    void ask(final List<SocketQuestion> questions) {
        questionnaire = new Questionnaire(questions);
    }

    /**
     * Look at all sockets.
     *
     * @return the answers to the questions; {@link #survey()} has all else.
     * @throws IOException if reading failed; the look is given up.
     */
    Map<SocketQuestion, Answer> look() throws IOException {
        final int needs = questionnaire.filterNeeds() | FieldList.needs(questionnaire.fields());
        final SocketQuery query = new SocketQuery(
                        Selection.ALL, (needs & Need.TIMERS) != 0, (needs & Need.OWNERS) != 0, false, true, true, false)
                .withDetails(Need.details(needs) | Detail.MEMORY);
        facts.begin((needs & Need.TIME) != 0);
        survey.begin();
        boolean isAnswered = false;
        try {
            final RowSink sink = sink((needs & Need.PROCESSES) != 0);
            int whole = 0;
            boolean isWhole = true;
            for (final Protocol protocol : PROTOCOLS) {
                final boolean isProtocolWhole = look(protocol, query, sink);
                whole |= isProtocolWhole ? 1 << protocol.code() : 0;
                isWhole &= isProtocolWhole;
            }
            if (processes != null) {
                processes.looked(isWhole && (needs & Need.PROCESSES) != 0);
            }
            survey.finish(whole);
            isAnswered = true;
            return questionnaire.finish();
        } finally {
            joins.close();
            if (!isAnswered) {
                survey.finish(0);
                questionnaire.abandon();
            }
        }
    }

    /** The rows' way; who holds sockets is found out before they come, from what the look before has seen. */
    private RowSink sink(final boolean withProcesses) {
        final RowSink sink = new Fork(survey, questionnaire.sink(joins));
        if (!withProcesses) {
            return sink;
        }
        if (processes == null) {
            processes = new LivingProcessIndex(root.path());
        }
        processes.update();
        facts.processes(processes);
        return new Fork(new Sight(processes), sink);
    }

    /** Answers with whether all sockets of the protocol came. */
    private boolean look(final Protocol protocol, final SocketQuery query, final RowSink sink) throws IOException {
        final DumpResult result = source.collect(protocol, protocol.family(), query, sink);
        final boolean isAbsent = result.status() == DumpStatus.UNSUPPORTED;
        final String before = servers[protocol.code()];
        if (!isAbsent && before != null && !before.equals(result.source())) {
            survey.forget();
        }
        servers[protocol.code()] = isAbsent ? before : result.source();
        final boolean isWhole =
                isAbsent || result.status() == DumpStatus.COMPLETE && !result.interrupted() && !result.overrun();
        incomplete += isWhole ? 0 : 1;
        return isWhole;
    }

    /** {@return the numbers of the last look} */
    SocketSurvey survey() {
        return survey;
    }

    /** {@return dumps that were not whole, of all looks} */
    long incomplete() {
        return incomplete;
    }

    /** {@return what finding out who holds sockets has taken; null as long as nobody has asked} */
    RefreshCost processCost() {
        return processes == null ? null : processes.cost();
    }

    /** {@return how many sockets of the last look for which it was asked nobody is known to hold} */
    long withoutOwner() {
        return processes == null ? 0 : processes.withoutOwner();
    }

    /** {@return what was done so far, for looks and for questions after single sockets} */
    SourceCounters counters() {
        return source.counters().add(witness.counters());
    }

    @Override
    public void close() {
        survey.close();
        witness.close();
        source.close();
        joins.close();
        if (processes != null) {
            processes.close();
        }
    }

    /** Tells the processes which sockets there are. */
    private static final class Sight implements RowSink {
        private final LivingProcessIndex processes;
        private final SocketRecord row = new SocketRecord();

        Sight(final LivingProcessIndex processes) {
            this.processes = processes;
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                processes.seen(row.inode());
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            // The survey counts them.
        }
    }

    /** Hands the same rows to two sinks that leave them as they are. */
    private record Fork(RowSink first, RowSink second) implements RowSink {
        @Override
        public void onTable() {
            first.onTable();
            second.onTable();
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            return first.onRows(batch) | second.onRows(batch);
        }

        @Override
        public void onMalformed(final String what, final long position) {
            first.onMalformed(what, position);
        }
    }
}
