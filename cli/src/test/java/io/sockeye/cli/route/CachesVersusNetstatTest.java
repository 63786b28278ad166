package io.sockeye.cli.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.cli.args.InstalledNetstat;
import io.sockeye.cli.oracle.FakedHost;

/** Routing caches, IPv6 routes and neighbours as both programs print them, of the same files. */
class CachesVersusNetstatTest {
    private static final List<String> LAYOUTS = List.of("", "e", "ee", "eee", "eeee");
    private static final String ZERO6 = "0".repeat(32);

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws Exception {
        host = FakedHost.orSkip(directory);
    }

    private static Random random() {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        System.out.println("-Dsockeye.test.seed=" + seed);
        return new Random(seed);
    }

    private void assertSameInAllLayouts(final String options) throws IOException, InterruptedException {
        for (final String layout : LAYOUTS) {
            host.assertSame(options + layout);
        }
    }

    @Test
    void shouldSpellEveryFlagOfCachedRoutes() throws Exception {
        final List<String> lines = new ArrayList<>(List.of(RouteFiles.CACHE_HEADER));
        final List<String> old = new ArrayList<>(List.of(RouteFiles.OLD_CACHE_HEADER));
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            for (final int others : new int[] {0, 0x202, -1}) {
                lines.add(RouteFiles.cached("eth0", "127.0.0.1", "0.0.0.0", others ^ 1 << bit));
                old.add(RouteFiles.oldCached("eth0", "127.0.0.1", "0.0.0.0", others ^ 1 << bit));
            }
        }
        host.net("rt_cache", RouteFiles.file(lines));
        assertSameInAllLayouts("-rnC");
        host.net("rt_cache", RouteFiles.file(old));
        assertSameInAllLayouts("-rnC");
    }

    @Test
    void shouldNameHostsOfCachedRoutes() throws Exception {
        final String row = RouteFiles.cached("lo", "127.0.0.1", "127.0.0.1", 0)
                .replace(RouteFiles.hex("192.0.2.1"), RouteFiles.hex("127.0.0.1"))
                .replace(RouteFiles.hex("192.0.2.5"), RouteFiles.hex("127.0.0.1"));
        host.net(
                "rt_cache",
                RouteFiles.file(List.of(RouteFiles.CACHE_HEADER, row, row.replace("0100007F", "00000000"))));
        assertSameInAllLayouts("-rC");
    }

    @Test
    void shouldPrintRandomCaches() throws Exception {
        final RouteFiles files = new RouteFiles(random());
        for (final boolean isOld : new boolean[] {false, true}) {
            host.net("rt_cache", RouteFiles.file(files.cache(1000, isOld)));
            for (final String layout : LAYOUTS) {
                assertEquals(
                        host.netstat("-rnC" + layout).stdout(),
                        host.sockeye("-rnC" + layout).stdout());
            }
        }
    }

    @Test
    void shouldEndAsNetstatWithoutHeader() throws Exception {
        host.net("rt_cache", "");
        assertSameInAllLayouts("-rC");
    }

    @Test
    void shouldSayWhichColumnOfCacheIsMissing() throws Exception {
        for (final String title : List.of("Iface", "Flags", "Metric", "Source", "Window")) {
            host.net("rt_cache", RouteFiles.CACHE_HEADER.replace(title, "x") + "\n");
            assertSameInAllLayouts("-rC");
            host.net("rt_cache", RouteFiles.OLD_CACHE_HEADER.replace(title, "x") + "\n");
            assertSameInAllLayouts("-rC");
        }
    }

    /** netstat prints a line for each of the file, the header included, of memory that nobody has set. */
    @Test
    void shouldPrintNoRowOfUnknownLayout() throws Exception {
        host.net("rt_cache", "Iface Destination Gateway\nx y z\n");
        final InstalledNetstat.Outcome outcome = host.sockeye("-rC");
        assertEquals(
                "Kernel IP routing cache\nERROR: proc_guess_fmt(/proc/net/rt_cache,... returned: 0\n"
                        + "Source          Destination     Gateway         Flags   MSS Window  irtt Iface\n",
                outcome.stdout());
        assertEquals(
                "sockeye: /proc/net/rt_cache: its layout is not known, so no row of it is printed\n", outcome.stderr());
        assertEquals(0, outcome.code());
    }

    @Test
    void shouldSkipTruncatedLinesOfCache() throws Exception {
        final String row = RouteFiles.cached("eth0", "127.0.0.1", "0.0.0.0", 0);
        final List<String> lines = new ArrayList<>(List.of(RouteFiles.CACHE_HEADER));
        for (int length = 0; length <= row.length() - 8; length++) {
            lines.add(row);
            lines.add(row.substring(0, length));
        }
        host.net("rt_cache", String.join("\n", lines));
        for (final String layout : List.of("", "e", "eee")) {
            final InstalledNetstat.Outcome actual = host.sockeye("-rnC" + layout);
            assertEquals(host.netstat("-rnC" + layout).stdout(), actual.stdout());
        }
    }

    @Test
    void shouldSpellEveryFlagOfIpv6() throws Exception {
        final List<String> lines = new ArrayList<>();
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            for (final int others : new int[] {0, 1, 0x0100_0001, -1}) {
                lines.add(RouteFiles.row6(
                        "20010db8" + "0".repeat(24), bit * 4, ZERO6, "00000400", others ^ 1 << bit, "eth0"));
            }
        }
        host.net("ipv6_route", String.join("\n", lines) + "\n");
        assertSameInAllLayouts("-rn6");
        assertSameInAllLayouts("-rn6C");
        host.assertSame("-rn6FC");
    }

    @Test
    void shouldNameHostsOfIpv6() throws Exception {
        final String mapped = "0".repeat(20) + "ffff7f000001";
        host.net(
                "ipv6_route",
                String.join(
                        "\n",
                        RouteFiles.row6(ZERO6, 0, ZERO6, "ffffffff", 0x200200, "lo"),
                        RouteFiles.row6("0".repeat(31) + "1", 128, "0".repeat(31) + "1", "00000000", 0x80200001, "lo"),
                        RouteFiles.row6("fe80" + "0".repeat(28), 64, ZERO6, "00000100", 1, "longest-if-name"),
                        RouteFiles.row6(mapped, 128, mapped, "00000100", 1, "lo"),
                        ""));
        host.assertSame("-r6n");
        host.assertSame("-r6N");
    }

    @Test
    void shouldPrintRandomTablesOfIpv6() throws Exception {
        final List<String> lines = new RouteFiles(random()).table6(2000);
        host.net("ipv6_route", String.join("\n", lines) + "\n");
        host.assertSame("-rn6");
        host.assertSame("-rn6C");
        host.net("ipv6_route", String.join("\n", lines).replace(" ", " \t "));
        host.assertSame("-rn6CF");
    }

    @Test
    void shouldSkipTruncatedLineOfIpv6() throws Exception {
        final String row = RouteFiles.row6("20010db8" + "0".repeat(24), 64, ZERO6, "00000400", 3, "eth0");
        host.net("ipv6_route", row + "\n" + row.substring(0, 90));
        final InstalledNetstat.Outcome outcome = host.sockeye("-rn6");
        assertEquals(3, outcome.stdout().lines().count());
        assertEquals(
                "sockeye: /proc/net/ipv6_route: line 2 cannot be read: \"" + row.substring(0, 60) + "...\"\n",
                outcome.stderr());
        assertEquals(0, outcome.code());
    }

    @Test
    void shouldSayThatIpv6ComesFromProc() throws Exception {
        host.net("ipv6_route", "");
        assertEquals(
                "sockeye: inet6: from proc, since only /proc has references and all flags of IPv6 routes\n",
                host.sockeye("-rn6 --source=netlink").stderr());
    }

    @Test
    void shouldPrintNeighbours() throws Exception {
        final StringBuilder file = new StringBuilder();
        final int[] states = {0, 1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 3, 0xff};
        for (int i = 0; i < states.length; i++) {
            for (final String times : List.of("00001000 00000400 00000300 0500", "00000000 00000100 00000900 0080")) {
                file.append(String.format(
                        "fe8000000000000000000000000000%02x 00 80 01 %02x %s %04x %04x %8s 00a0c9%06x%n",
                        i, states[i], times, i % 3, 1 << i % 8, "eth" + i, i));
            }
        }
        host.net("ndisc", file.toString());
        host.net("ipv6_route", "");
        assertSameInAllLayouts("-rn6C");
        host.assertSame("-rn6FC");
    }
}
