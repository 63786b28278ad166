package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.record.SocketRecord;

class SctpTableTest {
    private static final String INDENT = " ".repeat(20);
    private static final String FIRST = "10.0.0.1:80             192.168.100.200:54321   ESTABLISHED";
    private static final String FURTHER = INDENT + "10.0.0.1                192.168.100.200         " + " ".repeat(11);

    private final TableFixture fixture = new TableFixture();

    @Test
    void shouldPrintTheColumnsOfAnAssociationAfterItsLastAddress() throws IOException {
        final SctpTable table = table("ano");
        associationOfTwo();
        assertTrue(table.onRows(fixture.batch()));
        assertEquals("sctp       1      2 " + FIRST + "\n" + FURTHER + " \n", fixture.printed());
    }

    @Test
    void shouldPrintAnEndpointWithItsPortOnEveryLine() throws IOException {
        fixture.ipv4(Protocol.SCTP)
                .remotePort(0)
                .state(10)
                .flags(SocketRecord.CONTINUES)
                .uid(7)
                .inode(9);
        fixture.ipv4(Protocol.SCTP).remotePort(0).state(0).localPort(0).flags(SocketRecord.CONTINUED);
        assertTrue(table("lne").onRows(fixture.batch()));
        final String address = "10.0.0.1:80" + " ".repeat(36);
        assertEquals(
                "sctp" + " ".repeat(16) + address + " LISTEN     \n" + INDENT + address + " " + " ".repeat(11)
                        + " 7          9         \n",
                fixture.printed());
    }

    @Test
    void shouldLeaveOutAnAddressThatOneEndHasNot() throws IOException {
        fixture.ipv4(Protocol.SCTP).flags(SocketRecord.CONTINUES);
        fixture.ipv4(Protocol.SCTP).localAddress(0, 0).flags(SocketRecord.CONTINUED | SocketRecord.NO_LOCAL_ADDRESS);
        assertTrue(table("an").onRows(fixture.batch()));
        assertEquals(
                "sctp       0      0 " + FIRST + "\n" + INDENT + " ".repeat(24) + "192.168.100.200         "
                        + " ".repeat(11) + "\n",
                fixture.printed());
    }

    @Test
    void shouldJoinASocketThatSpansBatches() throws IOException {
        final SctpTable table = table("an");
        fixture.ipv4(Protocol.SCTP).flags(SocketRecord.CONTINUES);
        assertTrue(table.onRows(fixture.batch()));
        fixture.batch().reset();
        fixture.ipv4(Protocol.SCTP).remotePort(0).flags(SocketRecord.CONTINUED);
        assertTrue(table.onRows(fixture.batch()));
        assertEquals("sctp       0      0 " + FIRST + "\n" + FURTHER + "\n", fixture.printed());
    }

    @Test
    void shouldHideAllAddressesOfASocketThatIsNotWanted() throws IOException {
        associationOfTwo();
        assertTrue(new SocketFilter(Selection.LISTENING).beforeSctp(table("ln")).onRows(fixture.batch()));
        assertEquals("", fixture.printed());
    }

    @Test
    void shouldEndASocketWhoseLastAddressDidNotCome() throws IOException {
        final SctpTable table = table("an");
        fixture.ipv4(Protocol.SCTP).flags(SocketRecord.CONTINUES);
        fixture.ipv4(Protocol.SCTP).flags(SocketRecord.CONTINUES);
        assertTrue(table.onRows(fixture.batch()));
        table.finish();
        table.finish();
        assertEquals(("sctp       0      0 " + FIRST + "\n").repeat(2), fixture.printed());
    }

    @Test
    void shouldTakeASocketWithMoreAddressesThanTheBufferHolds() throws IOException {
        final AsciiWriter small = new AsciiWriter(fixture.output(), AsciiWriter.MIN_CAPACITY);
        final SctpTable table =
                new SctpTable(TableFixture.options("an"), fixture.names(), null, small, fixture.errors());
        fixture.ipv4(Protocol.SCTP).flags(SocketRecord.CONTINUES);
        for (int i = 1; i < 99; i++) {
            fixture.ipv4(Protocol.SCTP).flags(SocketRecord.CONTINUED | SocketRecord.CONTINUES);
        }
        fixture.ipv4(Protocol.SCTP).flags(SocketRecord.CONTINUED);
        assertTrue(table.onRows(fixture.batch()));
        small.flush();
        assertEquals("sctp       0      0 " + FIRST + "\n" + (FURTHER + "\n").repeat(99), fixture.printed());
    }

    @Test
    void shouldPrintTheNumberOfAStateThatHasNoName() throws IOException {
        fixture.ipv4(Protocol.SCTP).state(12);
        assertTrue(table("an").onRows(fixture.batch()));
        assertEquals("sctp       0      0 " + FIRST.replace("ESTABLISHED", "UNKNOWN(12)") + "\n", fixture.printed());
    }

    @Test
    void shouldComplainOfTheFileThatIsBeingRead() throws IOException {
        table("ln").onMalformed(Protocol.SCTP.word(), 1);
        table("n").onMalformed(Protocol.SCTP.word(), 1);
        final SctpTable all = table("an");
        all.onMalformed(Protocol.SCTP.word(), 1);
        associationOfTwo();
        assertTrue(all.onRows(fixture.batch()));
        all.onMalformed(Protocol.SCTP.word(), 2);
        final String endpoint = "warning, got bogus sctp eps line.\n";
        final String association = "warning, got bogus sctp assoc line.\n";
        assertEquals(endpoint + association + endpoint + association, fixture.complained());
    }

    private void associationOfTwo() {
        fixture.ipv4(Protocol.SCTP).recvQueue(1).sendQueue(2).flags(SocketRecord.CONTINUES);
        fixture.ipv4(Protocol.SCTP).localPort(0).remotePort(0).state(0).flags(SocketRecord.CONTINUED);
    }

    private SctpTable table(final String letters) {
        return new SctpTable(TableFixture.options(letters), fixture.names(), null, fixture.writer(), fixture.errors());
    }
}
