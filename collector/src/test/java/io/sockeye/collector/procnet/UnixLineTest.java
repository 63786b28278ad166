package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;

class UnixLineTest {
    private static final String HEADER = "Num       RefCount Protocol Flags    Type St Inode Path";
    private static final String START = "00000000e3f71bd4: 00000002 00000000 00010000 0001 01";
    private static final String NO_ADDRESSES = " local=00000000000000000000000000000000:0"
            + " remote=00000000000000000000000000000000:0 tx=0 rx=0 timer=0/0/0/0 uid=0";

    private static RowText read(final String... lines) {
        return RowText.read(ProcNetFormat.UNIX, Protocol.UNIX, Family.UNIX, lines);
    }

    private static String row(final long inode, final String path) {
        return "UNIX family=1 state=1" + NO_ADDRESSES + " inode=" + inode + " flags=65536 type=1 refs=2 path=[" + path
                + "]";
    }

    @Test
    void shouldKeepThePathAsItIs() {
        final RowText text = read(
                HEADER,
                START + " 17 /run/a b  c ",
                START + "    17  lead",
                START + " 17",
                START + " 17 @abs@tract\u001b[2J\u00fc",
                START + " 17 " + "p".repeat(200));
        assertEquals(
                List.of(
                        row(17, "/run/a b  c "),
                        row(17, " lead"),
                        row(17, ""),
                        row(17, "@abs@tract\u001b[2J\u00fc"),
                        row(17, "p".repeat(128))),
                text.rows());
    }

    @Test
    void shouldTakeTheRestOfAPathWithANewlineForALine() {
        final RowText text = read(HEADER, START + " 17 /run/a", "b", START + " 18 /run/c");
        assertEquals(List.of(row(17, "/run/a"), row(18, "/run/c")), text.rows());
        assertEquals(List.of(3L), text.malformed());
    }

    @Test
    void shouldReadRandomLinesAsTheNaiveWayDoes() {
        final Random random = Seeds.random();
        final StringBuilder file = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 3_000; i++) {
            file.append(String.format(
                    "%016x: %08X %08X %08X %04X %02X %5d",
                    random.nextLong(),
                    random.nextInt(1 << random.nextInt(30)),
                    0,
                    random.nextInt(),
                    random.nextInt(11),
                    random.nextInt(5),
                    random.nextLong(1L << random.nextInt(40))));
            if (random.nextBoolean()) {
                file.append(' ');
                for (int length = 1 + random.nextInt(108); length > 0; length--) {
                    file.append((char) ('!' + random.nextInt(90)));
                }
            }
            file.append('\n');
        }
        final RowText text = read(file.toString());
        assertEquals(NaiveProcNet.unix(file.toString()), text.rows());
        assertEquals(List.of(), text.malformed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                START,
                START + " ",
                START + " x",
                "e3f71bd4: 2 0 10000 1 1",
                "  0xe3f71bd4: 000000000002\t00 0x00010000 +1 01",
            })
    void shouldDoWithoutAnInode(final String line) {
        assertEquals(List.of(row(0, "")), read(HEADER, line).rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "line",
                "00000000e3f71bd4: 00000002 00000000 00010000 0001",
                "00000000e3f71bd4 : 00000002 00000000 00010000 0001 01 17",
                "(____ptrval____) 00000002 00000000 00010000 0001 01 17",
                "(null) : 00000002 00000000 00010000 0001 01 17",
                "(nu ll): 00000002 00000000 00010000 0001 01 17",
                "null: 00000002 00000000 00010000 0001 01 17",
                "(): 00000002 00000000 00010000 0001",
                "00000000e3f71bd4: 00000002 0000000- 00010000 0001 01 17",
            })
    void shouldReportAMalformedLine(final String line) {
        final RowText text = read(HEADER, line + '\n');
        assertEquals(List.of(), text.rows());
        assertEquals(List.of(2L), text.malformed());
    }

    /** As kernels print an address that they have no number for, and as those of 32 bits and others do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(____ptrval____)",
                "(ptrval)",
                "(null)",
                "  (null)",
                "(efault)",
                "c1a2b300",
                "0xc000412000",
                "00000000"
            })
    void shouldBearAnyAddressOfASocket(final String address) {
        final String numbers = ": 00000002 00000000 00010000 0001 01";
        final RowText text = read(
                HEADER,
                START + " 16 /run/a",
                address + numbers + " 17 /run/a b",
                address + numbers + "    18",
                address + numbers + " 19 @abs",
                START + " 20");
        assertEquals(
                List.of(row(16, "/run/a"), row(17, "/run/a b"), row(18, ""), row(19, "@abs"), row(20, "")),
                text.rows());
        assertEquals(List.of(), text.malformed());
    }

    /** What ends the first line ends all; else white space at the end of a path is the path's. */
    @ParameterizedTest
    @ValueSource(strings = {"\r", "  ", "\t", " \r"})
    void shouldDropWhatEndsEveryLine(final String end) {
        final String[] lines = {START + " 17 /run/a ", START + " 18 /run/b\r", START + " 19", START + " 20 @x"};
        final List<String> expected = read(HEADER, String.join("\n", lines)).rows();
        assertEquals(List.of(row(17, "/run/a "), row(18, "/run/b\r"), row(19, ""), row(20, "@x")), expected);
        final String all = String.join(end + "\n", lines);
        assertEquals(expected, read(HEADER + end, all).rows());
        assertEquals(expected, read(HEADER + end, all + end + "\n").rows());
    }

    @Test
    void shouldDropWhatTheKernelDoesNotWriteBehindAnInode() {
        assertEquals(
                List.of(row(17, ""), row(18, ""), row(19, ""), row(20, ""), row(21, "/run/a"), row(22, "\r")),
                read(
                                HEADER,
                                START + " 17\r",
                                START + " 18\t \r",
                                START + " 19\t",
                                START + " 20 ",
                                START + " 21\t/run/a",
                                START + " 22 \r")
                        .rows());
    }

    @Test
    void shouldFindThePathWhereTheFileHasNoInodes() {
        assertEquals(
                List.of(row(0, "/run/a")),
                read("Num RefCount Protocol Flags Type St Path", START + " /run/a")
                        .rows());
    }

    @Test
    void shouldTakeTypesAndStatesThatNobodyKnows() {
        assertEquals(
                List.of("UNIX family=1 state=255" + NO_ADDRESSES + " inode=17 flags=0 type=255 refs=2 path=[]"),
                read(HEADER, "e3f71bd4: 2 0 0 FFFF FFF 17").rows());
    }
}
