package io.sockeye.collector.legacy.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.legacy.LegacyTable;

/** What the files of the legacy families say of their routes; against netstat they are held where they are printed. */
class LegacyRoutesTest {
    @TempDir
    private Path procRoot;

    private void write(final String name, final String content) throws IOException {
        final Path file = procRoot.resolve("net").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void shouldReadAx25() throws IOException {
        write("ax25_route", "callsign  dev  mode digipeaters\nW1AW-15   ax1   7\n");
        assertEquals(
                List.of(new Ax25Routes.Route("W1AW-15  ", "ax1 ", 7)),
                Ax25Routes.read(procRoot).rows());
    }

    @Test
    void shouldReadIpxFromEitherPlace() throws IOException {
        write(
                "ipx_route",
                "names\n00C0FFEE   00000002     00AABBCCDDEE\n00000001   Directly     Connected\nshort line\n");
        assertEquals(
                List.of(
                        new IpxRoutes.Route("00C0FFEE", "00000002", "00AABBCCDDEE"),
                        new IpxRoutes.Route("00000001", "0000000D", "C00000000000")),
                IpxRoutes.read(procRoot).rows());
        write("ipx/route", "names\n");
        assertEquals(List.of(), IpxRoutes.read(procRoot).rows());
    }

    @Test
    void shouldReadAppleTalk() throws IOException {
        write("atalk_route", "Target        Router  Flags Dev\nFF00:00  1234:0A  3  eth0\nFF01:00 1:1");
        assertEquals(
                List.of(new AppleTalkRoutes.Route("FF00:00", "1234:0A", "eth0", 3)),
                AppleTalkRoutes.read(procRoot).rows());
    }

    @Test
    void shouldReadTheRouteOfNetRomThatIsInUse() throws IOException {
        write(
                "nr_nodes",
                "names\nN0CALL-15 FARNODE  2 2   10   5 00003  200   6 00001\nK1        *        1 1    1   6 00009\n");
        write("nr_neigh", "names\n00003 W1AW-1    ax0   1\n00001 W1AW-2    ax1   1\n");
        final List<NetRomRoutes.Route> routes =
                NetRomRoutes.read(procRoot).nodes().rows();
        assertEquals(
                new NetRomRoutes.Route("N0CALL-15", "FARNODE", 200, new NetRomRoutes.Neighbour("W1AW-2   ", "ax1 ")),
                routes.get(0));
        assertNull(routes.get(1).neighbour());
    }

    @Test
    void shouldReadNeighboursOfRose() throws IOException {
        write("rose_nodes", "names\n2080175520 0010 2 00001 00002\n");
        write("rose_neigh", "names\n00002 W1AW-2    ax0      1\n00002 K1        ax1      1\n");
        final RoseRoutes.Neighbour second = new RoseRoutes.Neighbour(
                2, List.of(new RoseRoutes.Way("W1AW-2   ", "ax0  "), new RoseRoutes.Way("K1       ", "ax1  ")));
        assertEquals(
                List.of(new RoseRoutes.Route("2080175520", List.of(new RoseRoutes.Neighbour(1, List.of()), second))),
                RoseRoutes.read(procRoot).rows());
    }

    @Test
    void shouldReadX25WithAsManyDigitsAsCount() throws IOException {
        write(
                "x25_routes",
                "names\n2080             4       lapb0\n                 0       x25t0\n1                99      x\n");
        assertEquals(
                List.of(
                        new X25Routes.Route("2080", 4, "lapb0"),
                        new X25Routes.Route("", 0, "x25t0"),
                        new X25Routes.Route("1              ", 15, "x")),
                X25Routes.read(procRoot).rows());
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException {
        for (final LegacyTable<?> table : List.of(
                Ax25Routes.read(procRoot),
                IpxRoutes.read(procRoot),
                AppleTalkRoutes.read(procRoot),
                NetRomRoutes.read(procRoot).nodes(),
                NetRomRoutes.read(procRoot).neighbours(),
                RoseRoutes.read(procRoot),
                X25Routes.read(procRoot))) {
            assertEquals(LegacyTable.Status.MISSING, table.status(), table.path());
            assertEquals("No such file or directory", table.reason(), table.path());
            assertFalse(table.isOpen(), table.path());
        }
    }
}
