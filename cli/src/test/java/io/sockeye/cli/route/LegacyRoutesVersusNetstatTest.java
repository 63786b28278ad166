package io.sockeye.cli.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.InstalledNetstat;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.oracle.FakedHost;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.text.ProcRoot;

/**
 * The routing tables of the legacy families against those of the installed netstat, on files as the kernel writes them.
 */
class LegacyRoutesVersusNetstatTest {
    private static final String[] FAMILIES = {"ax25", "ipx", "ddp", "netrom", "rose", "x25"};

    /** By the file's name a line of names and rows. */
    static final Map<String, String> FILES = Map.of(
            "ax25_route",
            """
            callsign  dev  mode digipeaters
            *         ax0   *
            W1AW-15   ax1   vc N0CALL-1 RELAY
            N0CALL    bpq10 dg
            """,
            "ipx/route",
            """
            Network    Router_Net   Router_Node
            00000001   Directly     Connected
            00C0FFEE   00000002     00AABBCCDDEE
            FFFFFFFF   00000000     000000000000
            """,
            "atalk_route",
            """
            Target        Router  Flags Dev
            0000:00  1234:0A  3  eth0
            FF00:00  0000:00  1  ipddp0
            FF01:7F  0000:00  2147483647  eth1
            FF02:7F  0000:00  -2147483648  a-device-with-a-long-name
            """,
            "nr_nodes",
            """
            callsign  mnemonic w n qual obs neigh qual obs neigh qual obs neigh
            W1AW-1    NODE     1 1  192   6 00002
            N0CALL-15 FARNODE  2 3   10   5 00003  200   6 00001  255   1 00002
            K2XYZ     *        1 1    1   6 00009
            K3XYZ     LAST     1 1    1   6 00001
            """,
            "nr_neigh",
            """
            addr  callsign  dev  qual lock count failed digipeaters
            00001 W1AW-2    ax0   192    0     1      0
            00002 N0CALL-3  ax1   100    1    10      3 RELAY-1
            00003 K1        bpq0   10    0     0      0
            """,
            "rose_nodes",
            """
            address    mask n neigh neigh neigh
            2080175520 0010 1 00001
            2080175521 0004 3 00001 00002 00009
            0000000000 0000 0
            """,
            "rose_neigh",
            """
            addr  callsign  dev  count use mode restart  t0  tf digipeaters
            00001 W1AW-2    ax0      1   0  DTE      no   0   0
            00002 N0CALL-15 ax1      2   1  DCE     yes   0   5
            00002 K1        bpq0     2   1  DCE     yes   0   5
            """,
            "x25/route",
            """
            Address          Digits  Device
            123456789012345  15      x25t0
            2080             4       lapb0
                             0       x25t1
            1                1       a-device-with-a-name
            """);

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws IOException, InterruptedException {
        host = FakedHost.orSkip(directory);
    }

    private InstalledNetstat.Outcome ours(final String family) throws Exception {
        final ArgumentParser parser = new ArgumentParser(Grammar.SOCKEYE, "sockeye", "1", () -> false);
        final String[] arguments = {"-r", "--proc-root=" + host.proc()};
        final NetstatOptions options = assertInstanceOf(NetstatOptions.class, parser.parse(arguments, () -> false));
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final AsciiWriter writer = new AsciiWriter(out);
        final PrintStream words = new PrintStream(err, true, StandardCharsets.ISO_8859_1);
        final ProcRoot root = ProcRoot.of(host.proc().toString());
        final int code = new LegacyRoutes(
                        new ListingContext("sockeye", options, root, Names.ofThisHost(), writer, words))
                .print(family);
        writer.flush();
        return new InstalledNetstat.Outcome(code, asProc(out), asProc(err));
    }

    private String asProc(final ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).replace(host.proc().toString(), "/proc");
    }

    private void assertSame(final String family, final String more) throws Exception {
        assertEquals(host.netstat("-r -A " + family + more), ours(family), family + more);
    }

    private void writeAll() throws IOException {
        for (final Map.Entry<String, String> file : FILES.entrySet()) {
            host.net(file.getKey(), file.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " -n", " -ee", " -v", " -C", " -FC", " -W"})
    void shouldPrintWhatIsThere(final String more) throws Exception {
        writeAll();
        for (final String family : FAMILIES) {
            assertSame(family, more);
        }
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        for (final String family : FAMILIES) {
            assertSame(family, "");
            assertSame(family, " -v");
        }
    }

    @ParameterizedTest
    @CsvSource({"netrom, nr_nodes", "netrom, nr_neigh", "rose, rose_nodes"})
    void shouldSayWhichFileIsMissing(final String family, final String missing) throws Exception {
        writeAll();
        Files.delete(host.proc().resolve("net").resolve(missing));
        assertSame(family, "");
    }

    @Test
    void shouldSayWhichFileIsNoFile() throws Exception {
        host.net("ipx", "").net("x25", "");
        assertSame("ipx", "");
        assertSame("x25", "");
        host.net("ipx_route", FILES.get("ipx/route")).net("x25_routes", FILES.get("x25/route"));
        assertSame("ipx", "");
        assertSame("x25", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ax25/ax25_route", "ipx/ipx/route", "netrom/nr_nodes", "rose/rose_nodes", "x25/x25/route"})
    void shouldPrintHeadersOfEmptyFiles(final String place) throws Exception {
        final String family = place.substring(0, place.indexOf('/'));
        final String file = place.substring(place.indexOf('/') + 1);
        host.net("nr_neigh", "").net("rose_neigh", "").net(file, "");
        assertSame(family, "");
        host.net(file, "a line of names\n");
        assertSame(family, "");
    }

    @Test
    void shouldTakeAnEmptyAppleTalkForNoRoutes() throws Exception {
        host.net("atalk_route", "");
        assertEquals(
                new InstalledNetstat.Outcome(0, "Destination     Gateway         Device          Flags\n", ""),
                ours("ddp"));
    }

    /** netstat crashes on it. */
    @Test
    void shouldPrintNumbersOfRoseNeighboursThatAreNotTold() throws Exception {
        host.net("rose_nodes", FILES.get("rose_nodes"));
        assertTrue(ours("rose").stdout().endsWith("2080175521   00001  00002  00009  \n0000000000   \n"));
    }

    /** Every table with one of its lines cut short at every place. */
    @ParameterizedTest
    @CsvSource({
        "ax25, ax25_route",
        "ipx, ipx/route",
        "ddp, atalk_route",
        "netrom, nr_nodes",
        "netrom, nr_neigh",
        "rose, rose_nodes",
        "rose, rose_neigh",
        "x25, x25/route"
    })
    void shouldTreatTruncatedLinesAsNetstat(final String family, final String file) throws Exception {
        writeAll();
        final String[] lines = FILES.get(file).split("\n");
        for (int row = 1; row < Math.min(lines.length, 4); row++) {
            final StringBuilder content = new StringBuilder(lines[0]).append('\n');
            for (int length = 0; length <= lines[row].length(); length++) {
                content.append(lines[row])
                        .append('\n')
                        .append(lines[row], 0, length)
                        .append('\n');
            }
            host.net(file, content.toString());
            assertSameButNewlines(family, content.toString());
        }
    }

    @Test
    void shouldTreatNumbersAsNetstat() throws Exception {
        final Random random = new Random(7);
        final StringBuilder content = new StringBuilder("Target        Router  Flags Dev\n");
        for (int i = 0; i < 500; i++) {
            content.append("0000:00 1234:0A ")
                    .append(random.nextInt())
                    .append(" eth")
                    .append(i)
                    .append('\n');
        }
        content.append(
                "0:0 0:0 99999999999999999999 eth0\n0:0 0:0 4294967296 e\n0:0 0:0 0x3 e\n0:0 0:0 +1 e\n0:0 0:0 x");
        host.net("atalk_route", content.toString());
        assertSame("ddp", "");
    }

    /** A line without a newline at its end, and one that is longer than any buffer. */
    @Test
    void shouldCutLongLinesAsNetstat() throws Exception {
        for (final String family : FAMILIES) {
            writeAll();
            for (final Map.Entry<String, String> file : FILES.entrySet()) {
                final String content = file.getValue();
                final int second = content.indexOf('\n', content.indexOf('\n') + 1);
                host.net(
                        file.getKey(),
                        content.substring(0, second)
                                + " ".repeat(1100)
                                + content.substring(second, content.length() - 1));
            }
            assertSameButNewlines(family, "long lines");
        }
    }

    @Test
    void shouldSurviveAnyBytes() throws Exception {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        for (final String file : FILES.keySet()) {
            final byte[] bytes = new byte[5000];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) "\n 0123\0".charAt(random.nextInt(7)) : bytes[i];
            }
            host.net(file, new String(bytes, StandardCharsets.ISO_8859_1));
        }
        for (final String family : FAMILIES) {
            final InstalledNetstat.Outcome outcome = ours(family);
            final String message = "-Dsockeye.test.seed=" + seed + " " + family;
            assertEquals(0, outcome.code(), message);
            assertTrue(outcome.stdout().chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x7F), message);
        }
    }

    @Test
    void shouldKnowItsFamiliesOnly() {
        for (final String family : FAMILIES) {
            assertTrue(LegacyRoutes.knows(family), family);
        }
        for (final String family : new String[] {"inet", "inet6", "unix", "ec", "bluetooth", ""}) {
            assertFalse(LegacyRoutes.knows(family), family);
            assertThrows(IllegalArgumentException.class, () -> ours(family));
        }
    }

    /** A name may hold the newline of an earlier line, which netstat prints as it is and we as a point. */
    private void assertSameButNewlines(final String family, final String message) throws Exception {
        final InstalledNetstat.Outcome expected = host.netstat("-r -A " + family);
        final InstalledNetstat.Outcome actual = ours(family);
        assertEquals(expected.stdout().replace('\n', '.'), actual.stdout().replace('\n', '.'), message);
        assertEquals(expected.stderr(), actual.stderr(), message);
        assertEquals(expected.code(), actual.code(), message);
    }
}
