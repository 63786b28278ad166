package io.sockeye.cli.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.oracle.FakedHost;
import io.sockeye.collector.field.LegacyFields;

/** Sockets of the legacy families as rows, against an independent reading of the files and against netstat's table. */
class LegacyRowsTest {
    @TempDir
    private Path directory;

    private LegacyFixtures fixtures;
    private LegacyReading reading;

    @BeforeEach
    void makeFixtures() throws IOException {
        final Path proc = directory.resolve("proc");
        fixtures = new LegacyFixtures(proc).withAll();
        reading = new LegacyReading(proc, LegacyFields.LIST);
    }

    @ParameterizedTest
    @CsvSource({"ax25", "x25", "netrom", "rose", "ipx"})
    void shouldSayWhatAnIndependentReadingSays(final String family) throws Exception {
        final List<JsonNode> expected = reading.independent("sockets", family);
        assertFalse(expected.isEmpty());
        assertEquals(expected, reading.ours("-a -A " + family));
        assertEquals(expected, reading.ours("-an --" + family));
    }

    @Test
    void shouldReadHeadedAx25() throws Exception {
        fixtures.with("ax25", LegacyFixtures.OLD_AX25);
        assertEquals(reading.independent("sockets", "ax25"), reading.ours("--ax25"));
        final String file = "sockeye: " + directory.resolve("proc/net/ax25") + ": line ";
        assertEquals(
                file + "4 cannot be read: \"W1AW-15   N0CALL-1  ax0   3  2\"\n" + file
                        + "5 cannot be read: \"W1AW-15   N0CALL-1  ax0   4  2  1  4  00/10  00/03  000/300 ...\"\n",
                reading.words());
    }

    @Test
    void shouldListFamiliesInNetstatsOrder() throws Exception {
        final List<String> families = reading.ours("-a -A rose,ipx,x25 --ax25 --netrom").stream()
                .map(row -> row.get("family").textValue())
                .distinct()
                .toList();
        assertEquals(List.of("ipx", "ax25", "x25", "netrom", "rose"), families);
    }

    /**
     * Netstat reads logical channels as decimal numbers: it takes a line of ROSE with a letter in one for malformed,
     * and a connection of X.25 that begins with one for none. Rows have both.
     */
    @ParameterizedTest
    @CsvSource({"--ax25, 0", "--x25 -a, 0", "--x25, 1", "--netrom, 0", "--rose, 1", "--ipx, 0", "--ipx -e, 0"})
    void shouldHaveAsManyRowsAsNetstatsTable(final String options, final int misread) throws Exception {
        final FakedHost host = FakedHost.orSkip(directory.resolve("host"));
        new LegacyFixtures(host.proc()).withAll();
        final long rows = host.netstat(options)
                .stdout()
                .lines()
                .skip(2)
                .filter(line -> !line.contains("roblem reading data"))
                .count();
        assertEquals(rows + misread, reading.ours(options).size());
    }

    @Test
    void shouldListConnectionsOfX25Alone() throws Exception {
        final List<Integer> channels = reading.ours("--x25").stream()
                .map(row -> row.get("channel").intValue())
                .toList();
        assertEquals(List.of(0x001, 0x012, 0x0FF, 0x002), channels);
    }

    @Test
    void shouldReadX25FromItsDirectory() throws Exception {
        final Path other = directory.resolve("other");
        new LegacyFixtures(other).with("x25/socket", LegacyFixtures.X25);
        assertEquals(reading.ours("--x25"), new LegacyReading(other, LegacyFields.LIST).ours("--x25"));
    }

    @Test
    void shouldNameUsersAndSayWhetherAStationDigipeats() throws Exception {
        assertEquals("root", reading.ours("--ipx -e").getFirst().get("user").textValue());
        final List<Boolean> digipeats = reading.ours("--ax25 --fields=digipeats,family,protocol").stream()
                .map(row -> row.get("digipeats").booleanValue())
                .toList();
        assertEquals(List.of(false, true, false, false), digipeats);
    }

    @Test
    void shouldJoinProcesses() throws Exception {
        final Path process = directory.resolve("proc/77");
        Files.createDirectories(process.resolve("fd"));
        Files.createSymbolicLink(process.resolve("fd/3"), Path.of("socket:[1234]"));
        Files.writeString(process.resolve("cmdline"), "roused\0-x\0");
        final List<JsonNode> rows = reading.ours("--rose -p");
        assertEquals(4, rows.size());
        for (final JsonNode row : rows) {
            assertEquals(1234, row.get("inode").intValue());
            assertEquals(77, row.get("pid").intValue());
            assertEquals("roused", row.get("process").textValue());
            assertEquals(3, row.get("processes").get(0).get("fd").intValue());
        }
    }

    @Test
    void shouldWriteJsonThatFitsTheSchemaWhateverTheBytes() throws Exception {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        for (final String file : List.of("ipx/socket", "ax25", "x25", "nr", "rose")) {
            fixtures.with(
                    file, text(file).repeat(20) + hostile(random, text(file).repeat(20)));
        }
        final List<JsonNode> rows = reading.ours("-aA ax25,x25,netrom,rose,ipx --fields=all");
        assertFalse(rows.size() < 20, () -> "-Dsockeye.test.seed=" + seed);
    }

    private String text(final String file) {
        return switch (file) {
            case "ipx/socket" -> LegacyFixtures.IPX;
            case "ax25" -> LegacyFixtures.AX25;
            case "x25" -> LegacyFixtures.X25;
            case "nr" -> LegacyFixtures.NETROM;
            default -> LegacyFixtures.ROSE;
        };
    }

    /** Some of its bytes are others. */
    private static String hostile(final Random random, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(20) == 0 ? (byte) random.nextInt(256) : bytes[i];
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
