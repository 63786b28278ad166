package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.agrona.UnsafeApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.text.TextFile;

/**
 * What a table that grows while it is read gives twice must be delivered once, and a read that tells nothing not be
 * made.
 */
class LineFileTest {
    private static final int ROUNDS = 200;
    private static final int MAX_SOCKETS = 3000;
    private static final int MAX_NEW_SOCKETS = 8;

    private static LineFile live(final InputStream input, final Family family) {
        final TextFile file = TextFile.of(input, "/proc/net/tcp", new SourceCounters());
        return new LineFile(file, Protocol.TCP, family, true);
    }

    private static RowText read(final LineFile file) throws IOException {
        final RowText found = new RowText();
        new ParallelReader().read(List.of(file), List.of(found));
        return found;
    }

    @ParameterizedTest
    @EnumSource(
            value = Family.class,
            names = {"INET", "INET6"})
    void shouldDeliverOnceWhatAGrowingTableGivesTwice(final Family family) throws IOException {
        final Random random = Seeds.random();
        long repeats = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final RepeatingTable table = new RepeatingTable(
                    random, family, random.nextInt(MAX_SOCKETS), random.nextInt(MAX_NEW_SOCKETS + 1));
            final LineFile file = live(table, family);
            final RowText found = read(file);
            final RowText expected = RowText.read(ProcNetFormat.INET, Protocol.TCP, family, table.lastingText());
            final HashSet<String> lasting = new HashSet<>(expected.rows());
            assertEquals(
                    expected.sorted(),
                    found.sorted().stream().filter(lasting::contains).toList(),
                    "round=" + round);
            assertEquals(List.of(), found.malformed());
            // Sockets that came meanwhile come once too, if at all.
            assertEquals(found.rows().size(), new HashSet<>(found.rows()).size(), "round=" + round);
            assertEquals(
                    table.rowsGiven() - found.rows().size(), file.counters().retries(), "round=" + round);
            assertEquals(table.rowsGiven() + 1, file.counters().messages(), "round=" + round);
            repeats += file.counters().retries();
        }
        assertTrue(repeats > ROUNDS, "repeats=" + repeats);
    }

    /** Lines are 150 bytes here, so that 27 are a page, the header among them. */
    @ParameterizedTest
    @CsvSource({"0, 1", "22, 1", "23, 2", "26, 2", "27, 2", "49, 2", "50, 3", "53, 3", "1000, 38"})
    void shouldNotReadOnAfterAReadWithRoomForAnotherLine(final int sockets, final int reads) throws IOException {
        assumeTrue(UnsafeApi.pageSize() == 4096, "pages have other sizes here");
        final RepeatingTable table = new RepeatingTable(Seeds.random(), Family.INET, sockets, 0);
        assertEquals(sockets, read(live(table, Family.INET)).rows().size());
        assertEquals(reads, table.reads());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 1000})
    void shouldReadACopyToItsEndAsItIs(final int sockets) throws IOException {
        final byte[] text = new RepeatingTable(Seeds.random(), Family.INET, sockets, 0).lastingText();
        final byte[] twice = new byte[2 * text.length];
        System.arraycopy(text, 0, twice, 0, text.length);
        System.arraycopy(text, 0, twice, text.length, text.length);
        final InputStream slowly = new ByteArrayInputStream(twice) {
            @Override
            public int read(final byte[] bytes, final int offset, final int length) {
                return super.read(bytes, offset, Math.min(length, 100));
            }
        };
        final TextFile copy = TextFile.of(slowly, "copy", new SourceCounters());
        final LineFile file = new LineFile(copy, Protocol.TCP, Family.INET, false);
        final RowText found = read(file);
        assertEquals(2 * sockets, found.rows().size());
        assertEquals(1, found.malformed().size(), "the second header");
        assertEquals(0, file.counters().retries());
    }

    @Test
    void shouldGiveAnEmptyChunkForRepeatsAloneAndGoOn() throws IOException {
        final String line =
                "   0: 0100007F:1F90 0200007F:D976 01 00000000:00000000 00:00000000 00000000  1000        0 5 1"
                        + " 0000000000000000 20 4 30 10 -1";
        final String padded = line + " ".repeat(149 - line.length()) + '\n';
        final String last = padded.replace(" 5 1 ", " 6 1 ");
        final InputStream pages = new InputStream() {
            private int reads;

            @Override
            public int read() {
                throw new AssertionError("read one by one");
            }

            @Override
            public int read(final byte[] bytes, final int offset, final int length) {
                reads++;
                final byte[] page =
                        RowText.bytes((reads == 1 ? "sl\n" : "") + (reads <= 50 ? padded.repeat(26) : last));
                System.arraycopy(page, 0, bytes, offset, page.length);
                return reads <= 51 ? page.length : -1;
            }
        };
        final LineFile file = live(pages, Family.INET);
        final RowText found = read(file);
        assertEquals(2, found.rows().size(), found.toString());
        assertEquals(50 * 26 - 1, file.counters().retries());
    }
}
