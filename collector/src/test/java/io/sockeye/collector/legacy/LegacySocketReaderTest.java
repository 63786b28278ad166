package io.sockeye.collector.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.filter.ConnectedChannels;
import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/** Rows of lines in the formats of the kernel's seq_show functions, and of lines that are no such ones. */
class LegacySocketReaderTest {
    private static final String X25 = " x25t0 %s  3  5  6  5   0   3 200 180 180   120     4 12346\n";

    @TempDir
    private Path procRoot;

    private final SourceCounters counters = new SourceCounters();
    private final Rows rows = new Rows();

    private void write(final String name, final String content) throws IOException {
        final Path file = procRoot.resolve("net").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
    }

    private DumpResult read(final int family) throws IOException {
        Files.createDirectories(procRoot.resolve("net"));
        return new LegacySocketReader(ProcRoot.of(procRoot.toString()), counters).read(family, "word", rows);
    }

    @Test
    void shouldTellOfAx25WhatALineTells() throws IOException {
        write(
                "ax25",
                "ff0 ax0 SRC-1* DST-2,RELAY*,WIDE 3 2 1 4 0 10 0 3 0 300 0 0 0 10 5 2 256 12 34 99\n"
                        + "ff0 ??? * * 0 0 0 0 0 10 0 3 0 300 0 0 0 10 5 2 256 * * *\n");
        read(LegacyFamilies.AX25);
        assertEquals(
                List.of(
                        "SRC-1 DST-2    ax0 RELAY*,WIDE state=3 presence=196 2/1 send=12 recv=34 inode=99",
                        "       state=0 presence=64 0/0 send=0 recv=0 inode=0"),
                rows.texts);
        assertEquals(2, counters.sockets());
    }

    @Test
    void shouldReadChannelsAsHexadecimalNumbers() throws IOException {
        write("x25", "names\n987654321  123456789 " + X25.formatted("0FF") + "* 1 " + X25.formatted("000"));
        write("rose", "names\n2080175520 N0CALL-11 2080175521 W1AW-12   rose0 A0B 00012  3  0  0\n");
        read(LegacyFamilies.X25);
        read(LegacyFamilies.ROSE);
        assertEquals(List.of(0xFF, 0, 0xA0B), rows.channels);
        rows.channels.clear();
        new LegacySocketReader(ProcRoot.of(procRoot.toString()), counters)
                .read(LegacyFamilies.X25, "x25", new ConnectedChannels().before(rows));
        assertEquals(List.of(0xFF), rows.channels);
    }

    @Test
    void shouldNotSwapWhatNetstatSwaps() throws IOException {
        write("ipx/socket", "names\n00000001:0000000000AB:0452 00000002:00AABBCCDDEE:4003 00000010 000000FF 01 033\n");
        read(LegacyFamilies.IPX);
        assertEquals(
                List.of("00000001:0000000000AB 00000002:00AABBCCDDEE      state=1 presence=15 0/0 send=16 recv=255"
                        + " inode=0"),
                rows.texts);
        assertEquals(List.of(0x0452, 0x4003), rows.ports);
    }

    /** Each file with its good line, and behind it the same cut short at every place. */
    @ParameterizedTest
    @CsvSource({
        "ax25, ff0 ax0 SRC DST 3 2 1 4 0 10 0 3 0 300 0 0 0 10 5 2 256 12 34 99, 3",
        "nr, N0CALL-1  W1AW-15   N0CALL-2  nr0 01/0A 02/0B  3   5   6   5 000/120 00/05 0/1 0/0 0/3   4   120 4 5, 6",
        "x25, 987654321  123456789  x25t0 001  3  5  6  5   0   3 200 180 180   120     4 12346, 9",
        "rose, 2080 N0CALL-1 2081 W1AW-12 rose0 001 00001  3  0  0  0   0 200 5 180 180 0/000 0 0 1234, 11"
    })
    void shouldGiveWholeRowsOrNone(final String file, final String line, final int family) throws IOException {
        final StringBuilder content = new StringBuilder(family == LegacyFamilies.AX25 ? "" : "names\n");
        content.append(line).append('\n');
        for (int length = 0; length <= line.length(); length++) {
            content.append(line, 0, length).append('\n');
        }
        write(file, content.toString());
        final DumpResult result = read(family);
        assertEquals(line.length() + 2, rows.texts.size() + rows.malformed.size());
        assertEquals(rows.malformed.size(), result.malformed());
        assertEquals(rows.texts.size(), counters.sockets());
        assertEquals(family == LegacyFamilies.AX25 ? 2 : 3, rows.malformed.getFirst());
        assertEquals(rows.texts.getFirst(), rows.texts.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2 0 0 7 0", "1:2 3 0 0 7 0", "1:zz Not_Connected 0 0 7 0", "1:2 1:3 5 6 1", "", "1:2"})
    void shouldCountLinesOfIpxThatAreNone(final String line) throws IOException {
        write("ipx/socket", "names\n" + line + "\n1:2 Not_Connected 0 0 7 0\n");
        assertEquals(1, read(LegacyFamilies.IPX).malformed());
        assertEquals(List.of(2L), rows.malformed);
        assertEquals(1, rows.texts.size());
    }

    @Test
    void shouldKnowWhatIsMissingAndWhatIsUnreadable() throws IOException {
        assertEquals(DumpStatus.UNSUPPORTED, read(LegacyFamilies.AX25).status());
        write("ipx", "");
        final FileSystemException e = assertThrows(FileSystemException.class, () -> read(LegacyFamilies.IPX));
        assertEquals("Not a directory", e.getReason());
        assertEquals(procRoot + "/net/ipx/socket", e.getFile());
        assertThrows(IllegalArgumentException.class, () -> read(LegacyFamilies.DDP));
    }

    @Test
    void shouldLookIntoTheDirectoryOfX25() throws IOException {
        write("x25/route", "names\n");
        assertEquals(DumpStatus.COMPLETE, read(LegacyFamilies.X25).status());
        assertEquals(List.of(), rows.texts);
        write("x25/socket", "names\n* 123456789 " + X25.formatted("000"));
        read(LegacyFamilies.X25);
        assertEquals(1, rows.texts.size());
    }

    @Test
    void shouldFillBatchAfterBatch() throws IOException {
        final int lines = 3 * LegacyRecord.BATCH_ROWS + 1;
        write("x25", "names\n" + ("1 2" + X25.formatted("001")).repeat(lines));
        read(LegacyFamilies.X25);
        assertEquals(lines, rows.texts.size());
    }

    /** Rows as text. */
    private static final class Rows implements RowSink {
        private static final List<TextPlace> TEXTS = List.of(
                LegacyRecord.LOCAL_ADDRESS,
                LegacyRecord.REMOTE_ADDRESS,
                LegacyRecord.LOCAL_CALLSIGN,
                LegacyRecord.REMOTE_CALLSIGN,
                LegacyRecord.USER,
                LegacyRecord.DEVICE,
                LegacyRecord.DIGIPEATERS);

        private final List<String> texts = new ArrayList<>();
        private final List<Integer> channels = new ArrayList<>();
        private final List<Integer> ports = new ArrayList<>();
        private final List<Long> malformed = new ArrayList<>();
        private final LegacyRecord row = new LegacyRecord();

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                final StringBuilder text = new StringBuilder();
                for (final TextPlace each : TEXTS) {
                    final byte[] bytes = new byte[each.length(row)];
                    row.getBytes(each.offset(), bytes, 0, bytes.length);
                    text.append(new String(bytes, StandardCharsets.ISO_8859_1)).append(' ');
                }
                texts.add(text + "state=" + row.state() + " presence=" + row.presence() + " " + row.sendSequence() + "/"
                        + row.receiveSequence() + " send=" + row.sendQueue() + " recv=" + row.recvQueue() + " inode="
                        + row.inode());
                channels.add(row.channel());
                ports.add(row.localPort());
                ports.add(row.remotePort());
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            assertEquals("word", what);
            malformed.add(position);
        }
    }
}
