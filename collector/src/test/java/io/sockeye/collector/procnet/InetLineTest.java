package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.LineReader;

class InetLineTest {
    private static final String HEADER = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when ...";
    private static final String FULL =
            "   0: 0100007F:1F90 0200007F:D976 01 00000005:00000006 02:00000064 00000003  1000        4 21443 1 ffff";

    static Stream<Arguments> files() {
        return Stream.of(Protocol.TCP, Protocol.UDP, Protocol.UDPLITE, Protocol.RAW, Protocol.ICMP)
                .flatMap(
                        protocol -> Stream.of(Family.INET, Family.INET6).map(family -> Arguments.of(protocol, family)));
    }

    private static RowText tcp(final String... lines) {
        return read(Protocol.TCP, lines);
    }

    private static RowText read(final Protocol protocol, final String... lines) {
        return RowText.read(ProcNetFormat.INET, protocol, Family.INET, HEADER + '\n' + String.join("\n", lines) + '\n');
    }

    @Test
    void shouldMapEveryField() {
        assertEquals(
                List.of("TCP family=2 state=1 local=7f000001000000000000000000000000:8080"
                        + " remote=7f000002000000000000000000000000:55670 tx=5 rx=6 timer=2/1000/3/4"
                        + " uid=1000 inode=21443 flags=0 type=0 refs=0 path=[]"),
                tcp(FULL).rows());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldReadRandomLinesAsTheNaiveWayDoes(final Protocol protocol, final Family family) {
        final Random random = Seeds.random();
        final StringBuilder file = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 3_000; i++) {
            appendLine(file, random, family);
        }
        final RowText text = RowText.read(ProcNetFormat.INET, protocol, family, file.toString());
        assertEquals(NaiveProcNet.inet(protocol, family, file.toString()), text.rows());
        assertEquals(List.of(), text.malformed());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldReadALineTheSameWhateverStandsAroundIt(final Protocol protocol, final Family family) {
        final Random random = Seeds.random();
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            final StringBuilder line = new StringBuilder();
            appendLine(line, random, family);
            line.setLength(line.length() - 1);
            if (random.nextInt(3) == 0) {
                spoil(line, random);
            }
            lines.addAll(List.of(line.toString().split("\n", -1)));
        }
        final List<String> expectedRows = new ArrayList<>();
        final List<Long> expectedMalformed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            final RowText alone = RowText.read(ProcNetFormat.INET, protocol, family, "header\n" + lines.get(i) + '\n');
            expectedRows.addAll(alone.rows());
            if (!alone.malformed().isEmpty()) {
                expectedMalformed.add(i + 2L);
            }
        }
        final RowText text =
                RowText.read(ProcNetFormat.INET, protocol, family, "header\n" + String.join("\n", lines) + '\n');
        assertEquals(expectedRows, text.rows());
        assertEquals(expectedMalformed, text.malformed());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldLeaveNothingOfARowThatWasThereBefore(final Protocol protocol, final Family family) {
        final StringBuilder file = new StringBuilder(HEADER).append('\n');
        final Random random = Seeds.random();
        for (int i = 0; i < SocketRecord.BATCH_ROWS; i++) {
            appendLine(file, random, family);
        }
        final SocketRecord row = new SocketRecord();
        final ProcNetReader reader = new ProcNetReader();
        final RowSink littering = new RowText() {
            @Override
            public boolean onRows(final RowBatch batch) {
                for (int i = 0; i < batch.count(); i++) {
                    batch.get(i, row).localAddress(-1, -1).remoteAddress(-1, -1).path(new byte[] {'x'}, 0, 1);
                    row.interfaceIndex(-1)
                            .cookie(-1)
                            .backlog(-1)
                            .flags(-1)
                            .refCount(-1)
                            .unixType(-1)
                            .peerInode(-1);
                }
                return true;
            }
        };
        final byte[] bytes = RowText.bytes(file.toString());
        final StringBuilder found = new StringBuilder();
        final RowText reading = new RowText() {
            @Override
            public boolean onRows(final RowBatch batch) {
                for (int i = 0; i < batch.count(); i++) {
                    batch.get(i, row);
                    found.append(row.interfaceIndex() | row.cookie() | row.backlog() | row.peerInode())
                            .append('\n');
                }
                return super.onRows(batch);
            }
        };
        for (final RowSink handler : new RowSink[] {littering, reading}) {
            reader.begin(ProcNetFormat.INET, protocol, family, handler);
            reader.accept(new LineReader().wrap(bytes, 0, bytes.length));
            reader.end();
        }
        assertEquals(NaiveProcNet.inet(protocol, family, file.toString()), reading.rows());
        assertEquals("0\n".repeat(SocketRecord.BATCH_ROWS), found.toString());
    }

    private static void spoil(final StringBuilder line, final Random random) {
        final int at = random.nextInt(line.length());
        switch (random.nextInt(4)) {
            case 0 -> line.setCharAt(at, "0 :\nx".charAt(random.nextInt(5)));
            case 1 -> line.insert(at, "0 :\nx".charAt(random.nextInt(5)));
            case 2 -> line.deleteCharAt(at);
            default -> line.setLength(at);
        }
    }

    private static void appendLine(final StringBuilder file, final Random random, final Family family) {
        file.append(String.format("%4d: ", random.nextInt(1 << random.nextInt(20))));
        for (int side = 0; side < 2; side++) {
            for (int word = 0; word < (family == Family.INET6 ? 4 : 1); word++) {
                file.append(String.format("%08X", random.nextInt()));
            }
            file.append(String.format(":%04X ", random.nextInt(1 << 16)));
        }
        final int timerBits = random.nextInt(20) == 0 ? 50 : 31;
        file.append(String.format(
                "%02X %08X:%08X %02X:%08X %08X %5d %8d %d",
                random.nextInt(12),
                random.nextInt(),
                random.nextInt(),
                random.nextInt(5),
                random.nextLong(1L << timerBits),
                random.nextInt(1 << random.nextInt(30)),
                random.nextLong(1L << random.nextInt(33)),
                random.nextInt(1 << random.nextInt(30)),
                random.nextLong(1L << random.nextInt(50))));
        file.append(random.nextBoolean() ? " 1 00000000ffffffff 20 4 30 10 -1          \n" : "\n");
    }

    @ParameterizedTest
    @CsvSource({"TCP, 7, false", "TCP, 8, true", "UDP, 6, false", "UDP, 7, true", "RAW, 7, true", "UDPLITE, 6, false"})
    void shouldTakeALineWithAsManyFieldsAsNetstatNeeds(
            final Protocol protocol, final int words, final boolean isTaken) {
        // Words of the line as it is written; scanf counts d, 2 + 2, state, 2, 2, retransmits: a TCP line needs all.
        final String[] all = FULL.trim().split("[ ]+");
        final String line = String.join(" ", List.of(all).subList(0, words - 1));
        final RowText text = read(protocol, line);
        assertEquals(isTaken ? 1 : 0, text.rows().size(), line);
        assertEquals(isTaken ? List.of() : List.of(2L), text.malformed(), line);
    }

    @Test
    void shouldLeaveMissingFieldsNull() {
        final String start = "UDP family=2 state=1 local=7f000001000000000000000000000000:8080"
                + " remote=7f000002000000000000000000000000:55670 tx=5 rx=6 timer=2/1000";
        final String end = " flags=0 type=0 refs=0 path=[]";
        assertEquals(
                List.of(start + "/3/0 uid=1000 inode=0" + end),
                read(Protocol.UDP, FULL.substring(0, 81)).rows());
        assertEquals(
                List.of(start + "/3/0 uid=0 inode=0" + end),
                read(Protocol.UDP, FULL.substring(0, 75)).rows());
        assertEquals(
                List.of(start + "/0/0 uid=0 inode=0" + end),
                read(Protocol.UDP, FULL.substring(0, 66)).rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0: 0100007F:1F90 0200007F:D976 1 5:6 2:64 3 1000 4 21443",
                "\t 0:0100007F:1F90 0200007F:D976 01 0000000005:06 02:0000000000000064 00000003 1000 4 21443 1",
                "-1:  0100007F: 1F90 0200007F: D976\t01   5: 6   02: 64 3 +1000 4 21443",
                "0: 0100007F:0x1F90 0200007F:D976 0x01 0x5:6 2:64 3 1000 4 21443x",
            })
    void shouldReadNumbersAsScanfDoes(final String line) {
        final RowText text = tcp(line);
        assertEquals(tcp(FULL).rows(), text.rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "0 : 0100007F:1F90 0200007F:D976 01 5:6 2:64 3 1000 4 21443",
                "0: 0100007F :1F90 0200007F:D976 01 5:6 2:64 3 1000 4 21443",
                "0: 00100007F:1F90 0200007F:D976 01 5:6 2:64 3 1000 4 21443",
                "0: 0100007G:1F90 0200007F:D976 01 5:6 2:64 3 1000 4 21443",
                "0: 0100007F:1F90 0200007F:D976 01 5 :6 2:64 3 1000 4 21443",
                "0: 0100007F:1F90 0200007F:D976 01 5:6 2-64 3 1000 4 21443",
                "0: 00000000000000000000000001000000:1F90 00000000000000000000000001000000:D976 01 5:6 2:64 3 1000 4 2",
            })
    void shouldReportAMalformedLineAndGoOn(final String line) {
        final RowText text = tcp(FULL, line, FULL);
        assertEquals(2, text.rows().size());
        assertEquals(List.of(3L), text.malformed());
    }

    @Test
    void shouldReadHugeNumbersWithoutWrappingAround() {
        final RowText text =
                tcp("0: 0100007F:1F90 0200007F:D976 FFF 5:6 FFFF:FFFFFFFFFFFFFFFF 3 4294967295 4 18446744073709551615");
        assertEquals(
                List.of("TCP family=2 state=255 local=7f000001000000000000000000000000:8080"
                        + " remote=7f000002000000000000000000000000:55670 tx=5 rx=6"
                        + " timer=255/9223372036854775807/3/4 uid=4294967295 inode=-1 flags=0 type=0 refs=0 path=[]"),
                text.rows());
    }

    private static final class Drops implements RowSink {
        private final List<String> told = new ArrayList<>();
        private final SocketRecord row = new SocketRecord();

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                told.add(row.hasDrops() ? String.valueOf(row.drops()) : "-");
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            told.add("malformed");
        }
    }

    private static List<String> drops(final Protocol protocol, final boolean needed, final String... lines) {
        final Drops drops = new Drops();
        final RowWriter<SocketRecord> rows = new RowWriter<>(
                new SocketRecord(), new RowBatch(SocketRecord.LENGTH, lines.length), new SourceCounters());
        rows.begin(drops);
        final InetLine parser = new InetLine(rows).begin(protocol, Family.INET).needsDrops(needed);
        for (final String line : lines) {
            final byte[] text = (line + "\n" + " ".repeat(16)).getBytes(StandardCharsets.US_ASCII);
            parser.parse(text, 0, line.length() + 1);
        }
        rows.flush();
        return drops.told;
    }

    /** Lines as Linux 6.18 makes them, of which the second is not as wide as usual. */
    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"UDP", "UDPLITE", "RAW", "ICMP"})
    void shouldReadDropsWhereTheyAreNeeded(final Protocol protocol) {
        final String usual = "  113: 0100007F:1E5D 00000000:0000 07 00000000:00000900 00:00000000 00000000"
                + "     0        0 39179825 2 0000000000000000 ";
        final String narrow = "1: 0100007F:1E5D 0:0 7 0:0 0:0 0 0 0 39179825 2 ffff888 ";
        final String[] lines = {usual + "19  ", narrow + "4294967295", usual + "0"};
        assertEquals(List.of("19", "4294967295", "0"), drops(protocol, true, lines));
        assertEquals(List.of("-", "-", "-"), drops(protocol, false, lines));
    }

    @Test
    void shouldTellNoDropsWhereThereAreNone() {
        final String line = "  113: 0100007F:1E5D 00000000:0000 07 00000000:00000900 00:00000000 00000000"
                + "     0        0 39179825";
        final String[] cut = {
            line, line + " 2", line + " 2 0000000000000000", line + " 2 0000000000000000 x", line + " x y 7"
        };
        assertEquals(List.of("-", "-", "-", "-", "-"), drops(Protocol.UDP, true, cut));
        // Behind the address of TCP stand numbers of other meanings.
        assertEquals(List.of("-"), drops(Protocol.TCP, true, line + " 1 ffff888 20 4 30 10 -1"));
    }
}
