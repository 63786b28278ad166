package io.sockeye.cli.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.legacy.LegacyReading;
import io.sockeye.cli.oracle.FakedHost;
import io.sockeye.collector.field.LegacyRouteFields;

/** Routes of the legacy families as rows, against an independent reading of the files and against netstat's table. */
class LegacyRouteRowsTest {
    private static final Map<String, String> FILES = LegacyRoutesVersusNetstatTest.FILES;

    @TempDir
    private Path directory;

    private Path proc;
    private LegacyReading reading;

    @BeforeEach
    void writeFiles() throws IOException {
        proc = directory.resolve("proc");
        for (final Map.Entry<String, String> file : FILES.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        reading = new LegacyReading(proc, LegacyRouteFields.LIST);
    }

    private void write(final String name, final String content) throws IOException {
        final Path file = proc.resolve("net").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({"ax25", "ipx", "ddp", "netrom", "rose", "x25"})
    void shouldSayWhatAnIndependentReadingSays(final String family) throws Exception {
        final List<JsonNode> expected = reading.independent("routes", family);
        assertFalse(expected.isEmpty());
        assertEquals(expected, reading.ours("-r -A " + family));
        assertEquals("", reading.words());
    }

    /**
     * Netstat has a line of names above the rows and a title, but of AppleTalk no title; see the table for the joined
     * one.
     */
    @ParameterizedTest
    @CsvSource({"ax25, 2, 0", "ipx, 2, 0", "ddp, 1, 0", "netrom, 2, 1", "rose, 2, 0", "x25, 2, 0"})
    void shouldHaveAsManyRowsAsNetstatsTable(final String family, final int titles, final int joined) throws Exception {
        final FakedHost host = FakedHost.orSkip(directory.resolve("host"));
        for (final Map.Entry<String, String> file : FILES.entrySet()) {
            host.net(file.getKey(), file.getValue());
        }
        final String option = "-r -A " + family;
        final long lines = host.netstat(option).stdout().lines().count();
        assertEquals(lines - titles + joined, reading.ours(option).size());
    }

    @Test
    void shouldListFamiliesInTheOrderInWhichTheyAreNamed() throws Exception {
        final List<String> families = reading.ours("-rA x25,ipx,ddp").stream()
                .map(row -> row.get("family").textValue())
                .distinct()
                .toList();
        assertEquals(List.of("x25", "ipx", "ddp"), families);
    }

    @Test
    void shouldReadWhatOlderKernelsHave() throws Exception {
        write("ax25_route", "callsign  dev  count digipeaters\nN0CALL    ax0  17\n");
        Files.delete(proc.resolve("net/x25/route"));
        write("x25_routes", FILES.get("x25/route"));
        assertEquals(17, reading.ours("-rA ax25").getFirst().get("uses").intValue());
        assertEquals(4, reading.ours("-rA x25").size());
    }

    @Test
    void shouldTellNumbersOfNeighboursAloneWithoutTheirFile() throws Exception {
        Files.delete(proc.resolve("net/rose_neigh"));
        write("rose_nodes", FILES.get("rose_nodes") + "2080175522 0010 1 loopback\n2080175523 0010 2 00001\n");
        final List<JsonNode> rows = reading.ours("-rA rose");
        assertEquals(
                "[{\"number\":1},{\"number\":2},{\"number\":9}]",
                rows.get(1).get("neighbours").toString());
        assertFalse(rows.get(1).has("gateway"));
        assertEquals("[]", rows.get(3).get("neighbours").toString());
        assertEquals(4, rows.size());
        assertEquals(
                "sockeye: " + proc.resolve("net/rose_nodes") + ": line 6 cannot be read: \"2080175523 0010 2 00001\"\n",
                reading.words());
    }

    @Test
    void shouldWriteJsonThatFitsTheSchemaWhateverTheBytes() throws Exception {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        for (final Map.Entry<String, String> file : FILES.entrySet()) {
            final byte[] bytes = file.getValue().repeat(20).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(20) == 0 ? (byte) random.nextInt(256) : bytes[i];
            }
            write(file.getKey(), file.getValue() + new String(bytes, StandardCharsets.ISO_8859_1));
        }
        final List<JsonNode> rows = reading.ours("-rA ax25,ipx,ddp,netrom,rose,x25 --fields=all");
        assertTrue(rows.size() > 20, () -> "-Dsockeye.test.seed=" + seed);
    }
}
