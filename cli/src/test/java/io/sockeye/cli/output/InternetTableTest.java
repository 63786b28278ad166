package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.names.Names;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;

class InternetTableTest {
    private static final String ADDRESSES = "10.0.0.1:80             192.168.100.200:54321   ";

    private final TableFixture fixture = new TableFixture();

    @Test
    void shouldPrintTheHeaderOfEverySelectionAndColumn() throws IOException {
        final String columns = "Proto Recv-Q Send-Q Local Address           Foreign Address         State      ";
        table("n").header();
        assertEquals("Active Internet connections (w/o servers)\n" + columns + "\n", fixture.printed());
        table("na").header();
        assertEquals("Active Internet connections (servers and established)\n" + columns + "\n", fixture.printed());
        table("nlepZo").header();
        assertEquals(
                "Active Internet connections (only servers)\n" + columns
                        + " User       Inode      PID/Program name     "
                        + "Security Context                                  Timer\n",
                fixture.printed());
    }

    @Test
    void shouldPrintATcpRow() throws IOException {
        fixture.ipv4(Protocol.TCP).recvQueue(1).sendQueue(1_234_567);
        assertEquals("tcp        1 1234567 " + ADDRESSES + "ESTABLISHED\n", print("n"));
    }

    @Test
    void shouldPrintProtocolsThatNetstatLacksUnderTheirOwnNames() throws IOException {
        fixture.ipv4(Protocol.MPTCP);
        fixture.ipv4(Protocol.MPTCP)
                .family(Family.INET6.number())
                .localAddress(0, 0)
                .remoteAddress(0, 0);
        fixture.ipv4(Protocol.DCCP)
                .family(Family.INET6.number())
                .localAddress(0, 0)
                .remoteAddress(0, 0);
        final String unspecified = ":::80                   :::54321                ESTABLISHED\n";
        assertEquals(
                "mptcp      0      0 " + ADDRESSES + "ESTABLISHED\n"
                        + "mptcp6      0      0 " + unspecified
                        + "dccp6      0      0 " + unspecified,
                print("n"));
    }

    @Test
    void shouldPrintUnknownForAStateThatHasNoName() throws IOException {
        for (final int state : new int[] {12, 13, 255}) {
            fixture.ipv4(Protocol.TCP).state(state);
            assertEquals("tcp        0      0 " + ADDRESSES + "UNKNOWN    \n", print("n"));
        }
    }

    @Test
    void shouldPrintADelayedAcknowledgementAsNoTimer() throws IOException {
        fixture.ipv4(Protocol.TCP).timer(5).timerMs(40).retransmits(1).probes(2);
        assertEquals("tcp        0      0 " + ADDRESSES + "ESTABLISHED off (0.00/1/2)\n", print("no"));
    }

    @Test
    void shouldCutTimersToHundredths() throws IOException {
        fixture.ipv4(Protocol.TCP).timer(2).timerMs(7_199_999).retransmits(0).probes(3);
        assertEquals("tcp        0      0 " + ADDRESSES + "ESTABLISHED keepalive (7199.99/0/3)\n", print("no"));
    }

    @Test
    void shouldPrintAUserIdAsSignedAndAnInodeAsUnsigned() throws IOException {
        fixture.ipv4(Protocol.TCP).uid(0xFFFF_FFFEL).inode(-1);
        assertEquals("tcp        0      0 " + ADDRESSES + "ESTABLISHED -2         18446744073709551615\n", print("ne"));
    }

    @Test
    void shouldCutAProgramToNineteenBytesAndKeepTheTailOfAContext() throws IOException {
        final String context = "system_u:system_r:a_domain_with_quite_a_long_name_t:s0-s0:c0.c1023";
        fixture.ipv4(Protocol.TCP);
        final String row = "tcp        0      0 " + ADDRESSES + "ESTABLISHED ";
        assertEquals(
                row + "4194303/abcdefghijk  " + context.substring(context.length() - 48) + "  \n",
                print("npZ", TableFixture.programs("4194303/abcdefghijklmnop", context)));
        fixture.ipv4(Protocol.TCP);
        final String fits = context.substring(0, 49);
        assertEquals(row + "-                    " + fits + " \n", print("npZ", TableFixture.programs("-", fits)));
        fixture.ipv4(Protocol.TCP);
        final String tooLong = context.substring(0, 50);
        assertEquals(
                row + "-                    " + tooLong.substring(2) + "  \n",
                print("npZ", TableFixture.programs("-", tooLong)));
    }

    @Test
    void shouldEndAnAddressAtNetstatsBufferWithWide() throws IOException {
        final byte[] longName = "n".repeat(127).getBytes(StandardCharsets.US_ASCII);
        final Names names =
                new Names(fixture.names().services(), fixture.names().users(), new HostNames(address -> longName));
        fixture.ipv4(Protocol.TCP);
        final InternetTable table = new InternetTable(
                new TableOptions(
                        TableFixture.options("").selection(), true, false, false, false, false, false, true, true),
                names,
                null,
                fixture.writer(),
                fixture.errors());
        table.onRows(fixture.batch());
        final String name = new String(longName, StandardCharsets.US_ASCII);
        assertEquals("tcp        0      0 " + name + " " + name + " ESTABLISHED\n", fixture.printed());
    }

    @Test
    void shouldKeepTheOrderOfRowsHoweverLateTheirNamesCome() throws IOException {
        final HostNames slow = new HostNames(address -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100 - (address[3] & 0xFF)));
            return ("host-" + address[3]).getBytes(StandardCharsets.US_ASCII);
        });
        final StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            final byte[] address = {10, 0, 0, (byte) i, 0, 0, 0, 0};
            fixture.ipv4(Protocol.TCP)
                    .localAddress(NaiveRows.half(address, 0), 0)
                    .remoteAddress(0, 0)
                    .remotePort(0)
                    .localPort(60_000)
                    .state(10);
            expected.append(String.format(
                    "tcp        0      0 %-23s 0.0.0.0:*               LISTEN     %n", "host-" + i + ":60000"));
        }
        final Names names =
                new Names(fixture.names().services(), fixture.names().users(), slow);
        final InternetTable table =
                new InternetTable(TableFixture.options("l"), names, null, fixture.writer(), fixture.errors());
        assertTrue(table.onRows(fixture.batch()));
        assertEquals(expected.toString(), fixture.printed());
    }

    @Test
    void shouldComplainInNetstatsWords() {
        final InternetTable table = table("n");
        table.onMalformed(Protocol.TCP.word(), 3);
        table.onMalformed(Protocol.UDP.word(), 3);
        table.onMalformed(Protocol.UDPLITE.word(), 3);
        table.onMalformed(Protocol.RAW.word(), 3);
        assertEquals(
                "warning, got bogus tcp line.\n"
                        + "warning, got bogus udp line.\n"
                        + "warning, got bogus udp line.\n"
                        + "warning, got bogus raw line.\n",
                fixture.complained());
    }

    @Test
    void shouldHaveEnoughWhenNobodyReadsTheOutput() {
        final AsciiWriter broken = new AsciiWriter(
                new OutputStream() {
                    @Override
                    public void write(final int value) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                AsciiWriter.MIN_CAPACITY + 100);
        final InternetTable table =
                new InternetTable(TableFixture.options("n"), fixture.names(), null, broken, fixture.errors());
        fixture.ipv4(Protocol.TCP);
        assertTrue(table.onRows(fixture.batch()));
        assertFalse(table.onRows(fixture.batch()));
    }

    private InternetTable table(final String letters) {
        return new InternetTable(
                TableFixture.options(letters), fixture.names(), null, fixture.writer(), fixture.errors());
    }

    private String print(final String letters) throws IOException {
        return print(letters, null);
    }

    private String print(final String letters, final ProgramColumn programs) throws IOException {
        final InternetTable table = new InternetTable(
                TableFixture.options(letters), fixture.names(), programs, fixture.writer(), fixture.errors());
        assertTrue(table.onRows(fixture.batch()));
        return fixture.printed();
    }
}
