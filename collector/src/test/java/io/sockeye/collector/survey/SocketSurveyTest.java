package io.sockeye.collector.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.count.RandomSockets;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.ledger.SocketLedger;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.survey.Services.Figure;
import io.sockeye.collector.vocabulary.SocketStates;
import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.sockdiag.TcpInfo;
import io.sockeye.linux.sockdiag.TcpState;

/** A survey against sums that maps make of the same rows. */
class SocketSurveyTest {
    private static final int ROWS = 200;
    private static final int INFO_LENGTH = 240;
    private static final int ATTEMPTS = 4;
    private static final int LOOKS = 50;

    private final Random random = Seeds.random();
    private final UnsafeBuffer info = OffHeap.allocate(INFO_LENGTH);
    private final SocketRecord row = new SocketRecord();

    @Test
    void shouldCountAsMapsDo() {
        try (SocketSurvey survey = new SocketSurvey(3, null, null)) {
            for (int look = 0; look < 100; look++) {
                final List<RowBatch> batches = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    batches.add(new RandomSockets(random).batch(1 + random.nextInt(ROWS)));
                }
                survey.begin();
                batches.forEach(survey::onRows);
                survey.finish(SocketLedger.ALL_PROTOCOLS);
                assertStates(survey.states(), batches);
                assertServices(survey.services(), batches);
            }
        }
    }

    private void assertStates(final StateCounts counts, final List<RowBatch> batches) {
        final Map<String, Long> expected = new HashMap<>();
        each(
                batches,
                () -> expected.merge(
                        Protocol.ofCode(row.protocol()) + " " + row.family() + " " + row.stateName(), 1L, Long::sum));
        final Map<String, Long> counted = new HashMap<>();
        for (final Protocol protocol : Protocol.values()) {
            for (final Family family : protocol.family() == Family.UNSPEC
                    ? List.of(Family.INET, Family.INET6)
                    : List.of(protocol.family())) {
                for (int state = 0; state < StateCounts.STATES; state++) {
                    final long count = counts.count(protocol, family, state);
                    if (count > 0) {
                        final String word =
                                SocketStates.WORDS.word(state) == null ? "" : SocketStates.WORDS.word(state);
                        counted.put(protocol + " " + family.number() + " " + word, count);
                    }
                }
            }
        }
        assertEquals(expected, counted);
    }

    private void assertServices(final Services services, final List<RowBatch> batches) {
        final Map<Integer, Long> listeners = new HashMap<>();
        final Map<Integer, Map<Integer, Long>> sockets = new HashMap<>();
        final long[] all = new long[1];
        each(batches, () -> {
            if (row.protocol() == Protocol.TCP.code()) {
                all[0] += row.state() < Services.STATES ? 1 : 0;
                sockets.computeIfAbsent(row.localPort(), port -> new HashMap<>())
                        .merge(row.state(), 1L, Long::sum);
                if (row.state() == TcpState.TCP_LISTEN) {
                    listeners.merge(row.localPort(), 1L, Long::sum);
                }
            }
        });
        int places = 0;
        long counted = 0;
        for (int place = 0; place < services.places(); place++) {
            for (int state = 0; state < Services.STATES; state++) {
                counted += services.sockets(place, state);
            }
            if (place != Services.OTHERS && services.port(place) >= 0) {
                places++;
                final int port = services.port(place);
                assertEquals(listeners.get(port), services.sockets(place, TcpState.TCP_LISTEN), "port=" + port);
            }
        }
        assertEquals(all[0], counted);
        assertEquals(listeners.size(), places);
        assertEquals(0, services.turnedAway());
    }

    private void each(final List<RowBatch> batches, final Runnable action) {
        for (final RowBatch batch : batches) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                action.run();
            }
        }
    }

    /** A port that finds no place counts with the others, until one is left. */
    @Test
    void shouldCountPortsBeyondItsPlacesAsOthers() {
        try (SocketSurvey survey = new SocketSurvey(1, null, null)) {
            look(survey, listener(80), listener(443), connection(1, 443, 0, 0));
            assertEquals(1, survey.services().turnedAway());
            assertEquals(80, survey.services().port(1));
            assertEquals(1, survey.services().sockets(Services.OTHERS, TcpState.TCP_LISTEN));
            look(survey, listener(443), connection(1, 443, 0, 0));
            look(survey, listener(443), connection(1, 443, 0, 0));
            assertEquals(0, survey.services().turnedAway());
            assertEquals(443, survey.services().port(1));
            assertEquals(1, survey.services().sockets(1, TcpState.TCP_ESTABLISHED));
        }
    }

    /** A service's bytes and connections, over three looks. */
    @Test
    void shouldAddUpWhatFlows() {
        try (SocketSurvey survey = new SocketSurvey(10, null, null)) {
            look(survey, listener(80), connection(1, 80, 100, 10), connection(2, 5_000, 7, 7));
            look(survey, listener(80), connection(1, 80, 150, 25), connection(2, 5_000, 8, 8), connection(3, 80, 9, 1));
            look(survey, listener(80), connection(1, 80, 151, 26));
            look(survey, listener(80), connection(1, 80, 151, 26), timeWait(80));
            final Services services = survey.services();
            final int place = services.place(80, false);
            assertEquals(80, services.port(place));
            assertEquals(50 + 9 + 1, services.number(place, Figure.SENT));
            assertEquals(15 + 1 + 1, services.number(place, Figure.RECEIVED));
            assertEquals(1, services.number(place, Figure.OPENED));
            assertEquals(1, services.number(place, Figure.CLOSED));
            assertEquals(1, services.number(Services.OTHERS, Figure.CLOSED));
            assertEquals(1, services.sockets(place, TcpState.TCP_TIME_WAIT));
            assertEquals(2, survey.closed(Protocol.TCP));
            assertEquals(1, survey.opened(Protocol.TCP));
            assertEquals(3, survey.sockets());
            // What has lost its listener goes to the others, with all that it has had.
            look(survey, connection(1, 80, 151, 26));
            assertEquals(Services.OTHERS, services.place(80, false));
            assertEquals(61, services.number(Services.OTHERS, Figure.SENT));
            assertEquals(1, services.sockets(Services.OTHERS, TcpState.TCP_ESTABLISHED));
        }
    }

    @Test
    void shouldCountConnectionsThatComeWithTheirListenerForItsPort() {
        try (SocketSurvey survey = new SocketSurvey(10, null, null)) {
            look(survey, listener(80));
            look(survey, listener(80), listener(443), connection(1, 443, 9, 8));
            final int place = survey.services().place(443, false);
            assertEquals(443, survey.services().port(place));
            assertEquals(2, survey.services().number(place, Figure.OPENED), "the listener and its connection");
            assertEquals(9, survey.services().number(place, Figure.SENT));
            assertEquals(0, survey.services().number(Services.OTHERS, Figure.OPENED));
        }
    }

    /** What no look has seen lived between two; what one has seen is closed by its absence, as ever. */
    @Test
    void shouldCountSocketsThatLivedBetweenTwoLooks() {
        final DestroyedSockets destroyed = new DestroyedSockets();
        try (SocketSurvey survey = new SocketSurvey(10, null, destroyed)) {
            destroyed.onRows(batch(connection(1, 80, 5, 5)));
            look(survey, listener(80), connection(2, 80, 100, 10));
            assertEquals(0, survey.shortLived(Protocol.TCP), "it was there before");
            destroyed.onRows(batch(connection(2, 80, 150, 20), connection(3, 80, 7, 8), connection(4, 0, 1, 1)));
            look(survey, listener(80));
            final int place = survey.services().place(80, false);
            assertEquals(1, survey.shortLived(Protocol.TCP));
            assertEquals(1, survey.opened(Protocol.TCP));
            assertEquals(2, survey.closed(Protocol.TCP));
            assertEquals(7, survey.services().number(place, Figure.SENT));
            assertEquals(8, survey.services().number(place, Figure.RECEIVED));
            look(survey, listener(80));
            assertEquals(1, survey.shortLived(Protocol.TCP), "each is told once");
            assertEquals(0, destroyed.lost());
        }
    }

    @Test
    void shouldCountDestroyedSocketsBeyondItsRoomAsLost() {
        final DestroyedSockets destroyed = new DestroyedSockets();
        final RowBatch batch = batch(connection(1, 80, 0, 0), connection(2, 80, 0, 0));
        for (int i = 0; i <= DestroyedSockets.MOST; i += 2) {
            destroyed.onRows(batch);
        }
        assertEquals(2, destroyed.lost());
    }

    @Test
    void shouldMeasureConnections() {
        try (SocketSurvey survey = new SocketSurvey(10, null, null)) {
            info.putInt(TcpInfo.TCPI_RTT_OFFSET, 2_000);
            info.putInt(TcpInfo.TCPI_SEGS_OUT_OFFSET, 200);
            info.putInt(TcpInfo.TCPI_TOTAL_RETRANS_OFFSET, 3);
            look(survey, connection(1, 80, 0, 0), connection(2, 80, 0, 0), listener(80));
            assertEquals(2, survey.roundTrips().count());
            assertEquals(0.004, survey.roundTrips().sum());
            assertEquals(0.03, survey.retransmitted().sum());
            assertEquals(2, survey.recvQueues().count());
            assertEquals(14, survey.recvQueues().sum());
        }
    }

    @Test
    void shouldAllocateNothingForALook() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        final RowBatch batch = batch(
                listener(80), connection(1, 80, 1, 1), connection(2, 80, 1, 1), connection(3, 443, 1, 1), timeWait(80));
        try (SocketSurvey survey = new SocketSurvey(4, null, null)) {
            final long[] allocated = new long[ATTEMPTS];
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                for (int look = 0; look < LOOKS; look++) {
                    survey.begin();
                    survey.onRows(batch);
                    survey.finish(SocketLedger.ALL_PROTOCOLS);
                }
                allocated[attempt] = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertTrue(survey.roundTrips().count() >= 0);
            // The first one warms up.
            assertEquals(0, Arrays.stream(allocated, 1, ATTEMPTS).min().orElseThrow(), Arrays.toString(allocated));
        }
    }

    private void look(final SocketSurvey survey, final Shape... shapes) {
        survey.begin();
        survey.onRows(batch(shapes));
        survey.finish(SocketLedger.ALL_PROTOCOLS);
    }

    private RowBatch batch(final Shape... shapes) {
        final RowBatch batch = new RowBatch(SocketRecord.DETAILED_LENGTH, shapes.length);
        for (final Shape shape : shapes) {
            batch.append(row);
            shape.fill();
        }
        return batch;
    }

    /** Fills the row at hand. */
    private interface Shape {
        void fill();
    }

    private Shape listener(final int port) {
        return () -> tcp(TcpState.TCP_LISTEN, port, 1_000_000 + port);
    }

    private Shape timeWait(final int port) {
        return () -> tcp(TcpState.TCP_TIME_WAIT, port, 77);
    }

    private Shape connection(final long cookie, final int port, final long acked, final long received) {
        return () -> {
            tcp(TcpState.TCP_ESTABLISHED, port, cookie);
            info.putLong(TcpInfo.TCPI_BYTES_ACKED_OFFSET, acked);
            info.putLong(TcpInfo.TCPI_BYTES_RECEIVED_OFFSET, received);
            SocketDetails.info(row, info, 0, INFO_LENGTH);
        };
    }

    private void tcp(final int state, final int port, final long cookie) {
        row.protocol(Protocol.TCP.code())
                .family(Family.INET.number())
                .state(state)
                .localPort(port)
                .recvQueue(7)
                .cookie(cookie);
        SocketDetails.clear(row);
    }
}
