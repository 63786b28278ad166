package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Protocol;

class UnixTableTest {
    private static final String ROW = "unix  2      [ ]         STREAM     CONNECTED     4711    ";

    private final TableFixture fixture = new TableFixture();

    @Test
    void shouldPrintTheHeaderOfEverySelectionAndColumn() throws IOException {
        final String columns = "Proto RefCnt Flags       Type       State         I-Node  ";
        table("").header();
        assertEquals("Active UNIX domain sockets (w/o servers)\n" + columns + " Path\n", fixture.printed());
        table("apZeo").header();
        assertEquals(
                "Active UNIX domain sockets (servers and established)\n" + columns
                        + " PID/Program name     Security Context                                  Path\n",
                fixture.printed());
    }

    @Test
    void shouldEndAPathAtItsFirstBlank() throws IOException {
        fixture.unix("/run/a b");
        fixture.unix(" \t@x\u000b");
        fixture.unix("");
        fixture.unix("\n");
        assertEquals(ROW + " /run/a\n" + ROW + " @x\n" + ROW + " \n" + ROW + " \n", print("a"));
    }

    @Test
    void shouldPrintWholePathsIfTheyAreWanted() throws IOException {
        fixture.unix("/var/lib/My App/data dir/server.sock");
        fixture.unix(" \t@x\u000b\u00ff \u00e2\u0080\u00aeb ");
        final UnixTable table =
                new UnixTable(TableFixture.options("aW"), true, null, fixture.writer(), fixture.errors());
        assertTrue(table.onRows(fixture.batch()));
        assertEquals(ROW + " /var/lib/My App/data dir/server.sock\n" + ROW + "  .@x.\u00ff ...b \n", fixture.printed());
    }

    @Test
    void shouldEscapeControlBytesOfAPathAndNoOthers() throws IOException {
        fixture.unix("/\u001b[2J\u0001\u007f\u0000\u00c3\u00a4\u00ff");
        assertEquals(ROW + " /.[2J...\u00c3\u00a4\u00ff\n", print("a"));
    }

    @Test
    void shouldPrintFlagsInNetstatsOrder() throws IOException {
        fixture.unix("/a").flags(7 << 16).state(1);
        fixture.unix("/b").flags(1 << 16).state(1);
        assertEquals(
                "unix  2      [ ACC W N ] STREAM     LISTENING     4711     /a\n"
                        + "unix  2      [ ACC ]     STREAM     LISTENING     4711     /b\n",
                print("l"));
    }

    @Test
    void shouldPutProgramAndContextBeforeThePath() throws IOException {
        fixture.unix("/a");
        final UnixTable table = new UnixTable(
                TableFixture.options("pZ"),
                TableFixture.programs("1/init", "u:r:t"),
                fixture.writer(),
                fixture.errors());
        assertTrue(table.onRows(fixture.batch()));
        assertEquals(ROW + " 1/init               u:r:t" + " ".repeat(45) + " /a\n", fixture.printed());
    }

    @Test
    void shouldComplainInNetstatsWords() {
        table("").onMalformed(Protocol.UNIX.word(), 1);
        assertEquals("warning, got bogus unix line.\n", fixture.complained());
    }

    private UnixTable table(final String letters) {
        return new UnixTable(TableFixture.options(letters), null, fixture.writer(), fixture.errors());
    }

    private String print(final String letters) throws IOException {
        assertTrue(table(letters).onRows(fixture.batch()));
        return fixture.printed();
    }
}
