package io.sockeye.collector.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.parallel.Crew;
import io.sockeye.collector.record.RowBatch;

/** Over hundreds of random looks the ledger tells the same as a plain map does. */
class RandomLooksTest {
    private static final int LOOKS = 400;
    private static final int BATCH = 50;
    private static final int TCP = 1 << Protocol.TCP.code();

    private final Random random = Seeds.random();

    /** With the question or without; every row with a cookie or none; with a witness that does not always answer. */
    @ParameterizedTest
    @CsvSource({
        "true, true, 0, 40, 1",
        "true, true, 3, 40, 1",
        "false, true, 0, 40, 1",
        "true, false, 0, 40, 1",
        "true, true, 5, 1500, 1",
        "true, true, 5, 300, 3"
    })
    void shouldTellTheSameAsAMap(
            final boolean asks, final boolean cookies, final int deaf, final int most, final int threads)
            throws Exception {
        final MadeUpHost host = new MadeUpHost(random, cookies, deaf);
        final NaiveLedger model = new NaiveLedger(host, asks);
        final Events events = new Events();
        try (SocketLedger ledger = asks ? new SocketLedger(events, host) : new SocketLedger(events)) {
            for (int look = 0; look < LOOKS * 40 / most + 20; look++) {
                host.live(most);
                final int opened =
                        (int) (ledger.counts().opened() - ledger.counts().closed());
                final int tracked = ledger.counts().tracked();
                final int whole = random.nextInt(5) > 0 ? SocketLedger.ALL_PROTOCOLS : random.nextInt(2) * TCP;
                look(host, model, ledger, whole, threads);
                assertSame(model, events, ledger, "look " + look);
                assertEquals(
                        ledger.counts().opened() - ledger.counts().closed() - opened,
                        ledger.counts().tracked() - tracked - events.count("first"),
                        "opened without closed, look " + look);
                events.all.clear();
                model.events.clear();
            }
        }
    }

    /** Rows in any order, of which some are missing and some come twice, in several batches, from several threads. */
    private void look(
            final MadeUpHost host,
            final NaiveLedger model,
            final SocketLedger ledger,
            final int whole,
            final int threads)
            throws Exception {
        final List<MadeUpSocket> rows = new ArrayList<>();
        for (final MadeUpSocket socket : host.sockets) {
            final int dice = random.nextInt(30);
            if (dice > 0) {
                rows.add(socket);
            }
            if (dice == 1) {
                rows.add(socket);
            }
        }
        Collections.shuffle(rows, random);
        rows.forEach(model::row);
        model.finish(whole);
        final List<List<RowBatch>> batches = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            batches.add(batches(rows, thread, threads));
        }
        Crew.run(threads, thread -> batches.get(thread).forEach(ledger::onRows));
        ledger.finish(whole);
    }

    private List<RowBatch> batches(final List<MadeUpSocket> rows, final int from, final int step) {
        final List<RowBatch> batches = new ArrayList<>();
        RowBatch batch = null;
        for (int i = from; i < rows.size(); i += step) {
            if (batch == null || batch.isFull()) {
                batch = MadeUpSocket.detailedBatch(1 + random.nextInt(BATCH * 3));
                batches.add(batch);
            }
            rows.get(i).appendTo(batch);
        }
        return batches;
    }

    private static void assertSame(
            final NaiveLedger model, final Events events, final SocketLedger ledger, final String look) {
        assertEquals(without(model.events, events.all), without(events.all, model.events), look);
        final LedgerCounts counts = ledger.counts();
        assertEquals(model.tracked(), counts.tracked(), look);
        assertEquals(model.waiting(), counts.waiting(), look);
        assertEquals(model.repeated, counts.repeated(), look);
        assertEquals(model.untracked, counts.untracked(), look);
        assertEquals(model.asked, counts.asked(), look);
        assertEquals(model.unanswered, counts.unanswered(), look);
    }

    /** Each is told once, but for what is told in the same words of several. */
    private static List<String> without(final List<String> some, final List<String> others) {
        final List<String> rest = new ArrayList<>(some);
        final Set<String> told = new HashSet<>(others);
        rest.removeIf(told::contains);
        return some.size() == others.size() ? rest : List.of(some.size() + " events, " + rest);
    }
}
