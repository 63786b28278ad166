package io.sockeye.collector.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** What came, what went, and what nobody can tell yet. */
class SocketLedgerTest {
    private static final int ESTABLISHED = 1;
    private static final int SYN_RECV = 3;
    private static final int FIN_WAIT2 = 5;
    private static final int TIME_WAIT = 6;
    private static final int LISTEN = 10;
    private static final int UDP = Protocol.UDP.code();

    private final MadeUpHost host = new MadeUpHost(new Random(1), true, 0);
    private final Events events = new Events();
    private final SocketLedger ledger = new SocketLedger(events, host);

    @AfterEach
    void close() {
        ledger.close();
    }

    private static MadeUpSocket tcp(final long cookie) {
        final MadeUpSocket socket = new MadeUpSocket(cookie);
        socket.localPort = 80;
        socket.remotePort = 1000 + (int) cookie;
        socket.inode = 100 + cookie;
        return socket;
    }

    private static MadeUpSocket of(final MadeUpSocket socket, final int protocol, final int state) {
        socket.protocol = protocol;
        socket.state = state;
        return socket;
    }

    private static void rows(final SocketLedger to, final MadeUpSocket... sockets) {
        final RowBatch batch = MadeUpSocket.detailedBatch(Math.max(1, sockets.length));
        for (final MadeUpSocket socket : sockets) {
            socket.appendTo(batch);
        }
        assertTrue(to.onRows(batch));
    }

    private void look(final MadeUpSocket... sockets) {
        events.all.clear();
        rows(ledger, sockets);
        ledger.finish(true);
    }

    /** How many were told of as first, opened, seen, missed and closed. */
    private String told() {
        return events.count("first") + " " + events.count("opened") + " " + events.count("seen") + " "
                + events.count("missed") + " " + events.count("closed");
    }

    @Test
    void shouldTellWhatCameAndWhatWent() {
        look(tcp(1), tcp(2));
        assertEquals("2 0 0 0 0", told());
        look(tcp(2), tcp(3), tcp(4));
        assertEquals("0 2 1 0 1", told());
        assertEquals(2, ledger.counts().opened());
        assertEquals(1, ledger.counts().closed());
        assertEquals(3, ledger.counts().tracked());
        assertEquals(1, ledger.counts().asked());
    }

    /** The first look is one that was whole. */
    @Test
    void shouldOpenNothingBeforeALookWasWhole() {
        rows(ledger, tcp(1));
        ledger.finish(false);
        rows(ledger, tcp(1), tcp(2));
        ledger.finish(1 << UDP);
        look(tcp(1), tcp(2), tcp(3), of(tcp(9), UDP, ESTABLISHED));
        assertEquals("1 1 2 0 0", told());
        assertEquals(1, ledger.counts().opened());
        look(tcp(4));
        assertEquals("0 1 0 0 3", told());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCloseNothingOfALookThatWasNotWhole(final boolean isAsking) {
        try (SocketLedger other = isAsking ? new SocketLedger(events, host) : new SocketLedger(events)) {
            rows(other, tcp(1), tcp(2), of(tcp(3), 0, LISTEN));
            other.finish(true);
            for (int i = 0; i < 3; i++) {
                rows(other, tcp(4 + i));
                other.finish(false);
            }
            assertEquals("3 3 0 0 0", told());
            assertEquals(0, other.counts().waiting());
            assertEquals(6, other.counts().tracked());
            // Those of the look before the last are known, and seen again.
            rows(other, tcp(1), tcp(2), tcp(4), of(tcp(3), 0, LISTEN));
            other.finish(true);
            assertEquals("3 3 4 0 2", told());
        }
    }

    /** Only what was looked at wholly can be without a socket. */
    @Test
    void shouldTellProtocolsApart() {
        look(tcp(1), of(tcp(2), UDP, ESTABLISHED));
        ledger.finish(1 << UDP);
        assertEquals(1, ledger.counts().waiting());
        ledger.finish(1 << UDP);
        assertEquals(1, ledger.counts().closed());
        assertEquals(1, ledger.counts().tracked());
        ledger.finish(1 << Protocol.TCP.code());
        assertEquals(0, ledger.counts().tracked());
    }

    @Test
    void shouldKeepWhatALookMissed() {
        host.sockets.add(tcp(1));
        look(tcp(1), tcp(2));
        look(tcp(2));
        assertEquals("0 0 1 1 0", told());
        look(tcp(1), tcp(2));
        assertEquals("0 0 2 0 0", told());
        assertEquals(1, ledger.counts().missed());
        assertEquals(0, ledger.counts().opened());
        assertEquals(0, ledger.counts().closed());
    }

    /** Whoever takes dumps at their word tells of a socket that stays that it went and came. */
    @Test
    void shouldTakeADumpAtItsWordIfTold() {
        try (SocketLedger believer = new SocketLedger(events)) {
            host.sockets.add(tcp(1));
            rows(believer, tcp(1), tcp(2));
            believer.finish(true);
            rows(believer, tcp(2));
            believer.finish(true);
            rows(believer, tcp(1), tcp(2));
            believer.finish(true);
            assertEquals("2 1 2 0 1", told());
            assertEquals(0, believer.counts().asked());
        }
    }

    /** Listeners, UDP, and what has no cookie: nobody can be asked. */
    @ParameterizedTest
    @CsvSource({"TCP, 10, 7", "TCP, 7, 7", "UDP, 1, 7", "MPTCP, 1, 7", "UNIX, 1, 7", "RAW, 7, 7", "TCP, 1, 0"})
    void shouldLookAgainForWhatCannotBeAskedFor(final Protocol protocol, final int state, final long cookie) {
        final MadeUpSocket socket = of(tcp(5), protocol.code(), state);
        socket.cookie = cookie;
        look(socket);
        look();
        assertEquals("0 0 0 0 0", told());
        assertEquals(1, ledger.counts().waiting());
        assertEquals(1, ledger.counts().tracked());
        look(socket);
        assertEquals("0 0 1 0 0", told());
        assertEquals(0, ledger.counts().waiting());
        look();
        assertEquals("0 0 0 0 0", told());
        look();
        assertEquals("0 0 0 0 1", told());
        assertEquals(0, ledger.counts().waiting());
        assertEquals(0, ledger.counts().tracked());
        assertEquals(0, ledger.counts().asked());
    }

    @Test
    void shouldWaitForWhatNobodyAnswers() {
        try (SocketLedger unanswered = new SocketLedger(events, new MadeUpHost(new Random(1), true, 1))) {
            rows(unanswered, tcp(1));
            for (int i = 0; i < 3; i++) {
                unanswered.finish(true);
                assertEquals(i < 2 ? 0 : 1, events.count("closed"), "look " + i);
            }
            assertEquals(2, unanswered.counts().asked());
            assertEquals(2, unanswered.counts().unanswered());
        }
    }

    /** What is beyond the limit of questions waits, and is asked for in the next look, or is closed by it. */
    @Test
    void shouldBoundTheQuestionsOfALook() {
        try (SocketLedger few = new SocketLedger(events, host, 2)) {
            rows(few, tcp(1), tcp(2), tcp(3), tcp(4), tcp(5));
            few.finish(true);
            few.finish(true);
            assertEquals(2, few.counts().asked());
            assertEquals(2, few.counts().closed());
            assertEquals(3, few.counts().waiting());
            few.finish(true);
            assertEquals(4, few.counts().asked());
            assertEquals(5, few.counts().closed());
            assertEquals(0, few.counts().waiting());
        }
    }

    /** A connection that is over is closed, also where what is kept of it is in FIN_WAIT2; that is no socket. */
    @ParameterizedTest
    @CsvSource({"TCP, 6, 3", "TCP, 5, 3", "TCP, 3, 1", "DCCP, 6, 3", "MPTCP, 6, 3"})
    void shouldFollowFullSocketsOnly(final Protocol protocol, final int state, final int timer) {
        final MadeUpSocket rest = of(tcp(2), protocol.code(), state);
        rest.timer = timer;
        rest.inode = 0;
        look(of(tcp(1), protocol.code(), ESTABLISHED));
        look(of(tcp(1), protocol.code(), FIN_WAIT2), rest);
        assertEquals("0 0 1 0 0", told());
        assertEquals(1, ledger.counts().tracked());
        assertEquals(0, ledger.counts().untracked());
    }

    /** 3 is ESTABLISHED of SCTP and CONNECTED of UNIX sockets; 6 is not TIME_WAIT there. */
    @ParameterizedTest
    @CsvSource({"SCTP, 3", "SCTP, 6", "UNIX, 3", "UDP, 3"})
    void shouldNotTakeOthersStatesForTcps(final Protocol protocol, final int state) {
        look(of(tcp(1), protocol.code(), state));
        assertEquals("1 0 0 0 0", told());
    }

    @Test
    void shouldCountARepeatedRowOnce() {
        look(tcp(1), tcp(1), tcp(2));
        look(tcp(1), tcp(3), tcp(1), tcp(3), tcp(2));
        assertEquals("0 1 2 0 0", told());
        assertEquals(3, ledger.counts().repeated());
        assertEquals(3, ledger.counts().tracked());
    }

    /** By inode, whatever the addresses become; without an inode nobody could find it again. */
    @Test
    void shouldFollowSocketsWithoutCookieByInode() {
        final MadeUpSocket first = tcp(0);
        first.inode = 4711;
        final MadeUpSocket sameNumber = of(tcp(0), UDP, ESTABLISHED);
        sameNumber.inode = 4711;
        final MadeUpSocket nobodys = tcp(0);
        nobodys.inode = 0;
        look(first, sameNumber, nobodys);
        assertEquals("2 0 0 0 0", told());
        first.remotePort = 9;
        look(first, sameNumber, nobodys);
        assertEquals("0 0 2 0 0", told());
        assertEquals(2, ledger.counts().untracked());
        final SocketRecord row = new SocketRecord();
        MadeUpSocket.plainBatch(1).append(row);
        final LedgerHandler filling = new LedgerHandler() {
            @Override
            public void onClosed(final LedgerEntry entry) {
                entry.fill(row);
            }
        };
        try (SocketLedger other = new SocketLedger(filling)) {
            rows(other, first);
            other.finish(true);
            other.finish(true);
        }
        assertEquals(4711, row.inode());
        assertEquals(0, row.cookie());
        assertEquals(9, row.remotePort());
        assertEquals(first.remote, row.remoteAddressHalf(0));
    }

    /** Each byte once: as acknowledged, not as sent; of a new socket all, of one of the first look what is more. */
    @ParameterizedTest
    @CsvSource({
        "100, 150, 50",
        "0, 7, 7",
        "-1, 70, 0",
        "70, -1, 0",
        "100, 30, 30",
        "9000000000000000000, 9000000000000000001, 1"
    })
    void shouldTellWhatWasSentAndReceived(final long before, final long now, final long expected) {
        final MadeUpSocket socket = tcp(1);
        socket.acked = before;
        socket.received = before;
        look(socket);
        assertTrue(events.all.getFirst().endsWith(" " + before + " " + before + " +0 +0"), events.all::toString);
        final MadeUpSocket opened = tcp(2);
        opened.acked = 17;
        opened.received = 18;
        socket.acked = now;
        socket.received = now;
        look(socket, opened);
        assertTrue(events.all.get(0).endsWith(" +" + expected + " +" + expected), events.all::toString);
        assertTrue(events.all.get(1).endsWith(" 17 18 +17 +18"), events.all::toString);
    }

    /** A row without details tells no bytes, and they are not lost: the next one that has them tells of all. */
    @Test
    void shouldDoWithoutDetails() {
        final RowBatch batch = MadeUpSocket.plainBatch(1);
        final MadeUpSocket socket = tcp(1);
        socket.acked = 5;
        socket.appendTo(batch);
        ledger.onRows(batch);
        ledger.finish(true);
        assertTrue(events.all.getFirst().endsWith(" -1 -1 +0 +0"), events.all::toString);
    }

    @Test
    void shouldKeepALabelForLife() {
        final int[] labels = new int[2];
        final LedgerHandler labelling = new LedgerHandler() {
            @Override
            public void onFirst(final LedgerEntry entry, final SocketRecord row) {
                assertEquals(0, entry.label());
                entry.label((int) entry.cookie() * 7);
            }

            @Override
            public void onSeen(final LedgerEntry entry, final SocketRecord row) {
                labels[0] = entry.label();
            }

            @Override
            public void onClosed(final LedgerEntry entry) {
                labels[1] = entry.label();
            }
        };
        try (SocketLedger other = new SocketLedger(labelling)) {
            rows(other, tcp(1), tcp(2));
            other.finish(true);
            rows(other, tcp(1));
            other.finish(true);
            assertEquals("[7, 14]", Arrays.toString(labels));
            // Another socket that takes its place has none.
            other.forget();
            rows(other, tcp(3), tcp(4));
            other.finish(true);
            assertEquals(2, other.counts().tracked());
        }
    }

    @Test
    void shouldForget() {
        look(tcp(1), tcp(2));
        ledger.forget();
        look(tcp(3));
        assertEquals("1 0 0 0 0", told());
        assertEquals(0, ledger.counts().closed());
        assertEquals(1, ledger.counts().tracked());
    }

    /** TIME_WAIT of a socket that was asked for is not that socket. */
    @Test
    void shouldCloseWhatWentToTimeWait() {
        final MadeUpSocket rest = of(tcp(8), 0, TIME_WAIT);
        rest.remotePort = tcp(1).remotePort;
        rest.timer = MadeUpSocket.TIMER_TIME_WAIT;
        host.sockets.add(rest);
        look(tcp(1));
        look(rest, of(tcp(9), 0, SYN_RECV));
        assertEquals("0 0 0 0 1", told());
        assertEquals(0, ledger.counts().tracked());
    }
}
