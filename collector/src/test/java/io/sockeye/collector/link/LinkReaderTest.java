package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.text.BytePath;
import io.sockeye.collector.text.ProcRoot;

/** A copy of /proc with a copy of sysfs beside it, and this host. */
class LinkReaderTest {
    private static final String DEV = "names\n face |bytes compressed\n"
            + "    lo: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0\n"
            + "  eth0: 5 6 0 0 0 0 0 0 7 8 0 0 0 0 0 0\n";

    /** What is not known without a file of sysfs. */
    private static final Map<String, Integer> UNKNOWN = Map.of(
            "ifindex", LinkRecord.INDEX,
            "flags", LinkRecord.FLAGS,
            "mtu", LinkRecord.MTU,
            "tx_queue_len", LinkRecord.TX_QUEUE_LENGTH,
            "type", LinkRecord.HARDWARE_TYPE);

    @TempDir
    private Path directory;

    @BeforeEach
    void makeHost() throws IOException {
        Files.createDirectories(directory.resolve("proc/net"));
        Files.writeString(directory.resolve("proc/net/dev"), DEV);
        Files.writeString(
                directory.resolve("proc/net/if_inet6"), "00000000000000000000000000000001 01 80 10 80       lo\n");
        link("lo", "1", "0x9", "unknown", "772", "00:00:00:00:00:00", "65536", "1000");
        link("eth0", "2", "0x1003", "up", "1", "02:00:0a:ff:00:01", "1500", "500");
    }

    private void link(final String name, final String... values) throws IOException {
        final String[] files = {"ifindex", "flags", "operstate", "type", "address", "mtu", "tx_queue_len"};
        final Path sys = directory.resolve("sys/class/net").resolve(name);
        Files.createDirectories(sys);
        for (int i = 0; i < files.length; i++) {
            Files.writeString(sys.resolve(files[i]), values[i] + "\n");
        }
    }

    private LinkTable read(final SourceChoice choice) throws IOException {
        return new LinkReader(choice, ProcRoot.of(directory.resolve("proc").toString())).read(true);
    }

    @Test
    void shouldReadCopies() throws IOException {
        final LinkTable table = read(SourceChoice.PROC);
        assertEquals(DumpResult.complete("proc", 0), table.result());
        final Link lo = table.links().get(0);
        final Link eth0 = table.links().get(1);
        assertEquals(List.of("lo", "eth0"), List.of(lo.name(), eth0.name()));
        assertEquals(List.of(new LinkInet6(0, Fixture.half(1), 128, LinkInet6.HOST)), lo.inet6());
        assertEquals(List.of(), lo.inet4());
        assertEquals(2, eth0.index());
        assertEquals(LinkFlags.UP | LinkFlags.BROADCAST | LinkFlags.MULTICAST | LinkFlags.RUNNING, eth0.flags());
        assertEquals(1500, eth0.mtu());
        assertEquals(500, eth0.txQueueLength());
        assertEquals(8, eth0.counters().txPackets());
        assertNull(eth0.map());
        assertArrayEquals(new byte[] {2, 0, 10, -1, 0, 1}, eth0.hardwareAddress());
    }

    /** Names that are no UTF-8, or that a shell would eat: of the copy itself, too. */
    @Test
    void shouldReadCopiesByTheBytesOfTheirNames() throws Exception {
        final String script = """
                set -e
                cd "$0"
                odd=$(printf 'c\\377py') bad=$(printf 'bad\\377\\3760')
                mkdir "$odd"
                mv proc sys "$odd"
                cd "$odd"
                printf 'names\\n face |bytes compressed\\n' >proc/net/dev
                for name in "$bad" 'lan%s' 'a"b\\c' '$(id)' "$(printf 'caf\\303\\251')"; do
                    cp -r sys/class/net/eth0 "sys/class/net/$name"
                    printf '%s: 5 6 0 0 0 0 0 0 7 8 0 0 0 0 0 0\\n' "$name" >>proc/net/dev
                done
                printf 9 >"sys/class/net/$bad/ifindex"
                """;
        final Process shell = new ProcessBuilder("bash", "-c", script, directory.toString())
                .redirectErrorStream(true)
                .start();
        final String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertEquals(0, shell.waitFor(), said);
        final Path proc = BytePath.of(BytePath.text(directory) + "/c\u00ffpy/proc");
        final List<Link> links =
                new LinkReader(SourceChoice.PROC, ProcRoot.of(proc)).read(false).links();
        final List<String> names = new ArrayList<>();
        for (final Link link : links) {
            names.add(link.index() + " " + link.name());
        }
        assertEquals(List.of("9 bad\u00ff\u00fe0", "2 lan%s", "2 a\"b\\c", "2 $(id)", "2 caf\u00c3\u00a9"), names);
    }

    /** A relative path, and one that says nothing of the directory's name. */
    @ParameterizedTest
    @CsvSource({
        "proc, sys/class/net",
        "x/proc, x/sys/class/net",
        "./x/../proc/, sys/class/net",
        "., ../sys/class/net",
        "../.., ../../../sys/class/net",
        "/host/proc, /host/sys/class/net"
    })
    void shouldLookForSysBesideProc(final String proc, final String expected) {
        assertEquals(expected, SysfsLinks.beside(Path.of(proc)).toString());
    }

    @Test
    void shouldSayWhyNetlinkDoesNotServe() throws IOException {
        assertEquals(
                "netlink serves /proc only", read(SourceChoice.NETLINK).result().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "dormant", "lowerlayerdown", "testing", ""})
    void shouldNotTakeForRunningWhatHasNoCarrier(final String state) throws IOException {
        link("eth0", "2", "0x1003", state, "1", "", "1500", "500");
        final Link eth0 = read(SourceChoice.AUTO).links().get(1);
        assertEquals(0x1003, eth0.flags());
        assertEquals(0, eth0.hardwareAddress().length);
    }

    @Test
    void shouldNotTakeForRunningWhatIsDown() throws IOException {
        link("eth0", "2", "0x1002", "unknown", "1", "", "1500", "500");
        assertEquals(0x1002, read(SourceChoice.AUTO).links().get(1).flags());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mtu", "flags", "operstate", "type", "address", "ifindex", "tx_queue_len"})
    void shouldSayWhatSysfsLacks(final String file) throws IOException {
        Files.delete(directory.resolve("sys/class/net/eth0").resolve(file));
        assertOthersAndWhatIsKnown(
                file,
                "interface eth0: cannot read " + directory + "/sys/class/net/eth0/" + file
                        + ": No such file or directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mtu", "flags", "type", "ifindex", "tx_queue_len", "address"})
    void shouldSayWhatMakesNoSense(final String file) throws IOException {
        final Path path = directory.resolve("sys/class/net/eth0").resolve(file);
        Files.writeString(path, "1x:zz\n");
        assertOthersAndWhatIsKnown(file, path + " makes no sense");
    }

    private void assertOthersAndWhatIsKnown(final String missing, final String complaint) throws IOException {
        final LinkTable table = read(SourceChoice.AUTO);
        assertEquals(List.of(complaint), table.complaints());
        assertEquals(DumpResult.complete("proc", 1), table.result());
        assertEquals(0, table.links().get(0).unknown());
        assertEquals(65_536, table.links().get(0).mtu());
        final Link eth0 = table.links().get(1);
        assertEquals(UNKNOWN.getOrDefault(missing, 0), eth0.unknown());
        assertEquals("eth0", eth0.name());
        assertEquals(6, eth0.counters().rxPackets());
        assertEquals(missing.equals("mtu") ? 0 : 1500, eth0.mtu());
        assertEquals(missing.equals("ifindex") ? 0 : 2, eth0.index());
        assertEquals(missing.equals("tx_queue_len") ? 0 : 500, eth0.txQueueLength());
        assertEquals(missing.equals("type") ? 0 : 1, eth0.hardwareType());
        assertEquals(missing.equals("address") ? 0 : 6, eth0.hardwareAddress().length);
        assertEquals(!missing.equals("flags"), (eth0.flags() & LinkFlags.UP) != 0);
    }

    /** A host that has no directory of an interface, or none of any; IPv6 addresses tell the index. */
    @Test
    void shouldListInterfacesWithoutADirectory() throws IOException {
        Files.writeString(directory.resolve("proc/net/dev"), DEV + "venet0: 9 9 0 0 0 0 0 0 9 9 0 0 0 0 0 0\n");
        Files.writeString(
                directory.resolve("proc/net/if_inet6"), "fe80000000000000000000fffe000001 0a 40 20 80   venet0\n");
        final LinkTable table = read(SourceChoice.PROC);
        assertEquals(
                List.of("interface venet0: cannot read " + directory
                        + "/sys/class/net/venet0/ifindex: No such file or directory"),
                table.complaints());
        final Link venet0 = table.links().get(2);
        assertEquals(
                "venet0 10 9",
                venet0.name() + " " + venet0.index() + " " + venet0.counters().txPackets());
        assertEquals(1, venet0.inet6().size());
        assertEquals(
                LinkRecord.FLAGS | LinkRecord.MTU | LinkRecord.TX_QUEUE_LENGTH | LinkRecord.HARDWARE_TYPE,
                venet0.unknown());
        try (Stream<Path> files = Files.walk(directory.resolve("sys"))) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertEquals(3, read(SourceChoice.PROC).links().size());
        assertEquals(3, read(SourceChoice.PROC).complaints().size());
    }

    @Test
    void shouldListWhatOtherLinesTell() throws IOException {
        Files.writeString(
                directory.resolve("proc/net/if_inet6"),
                "no address\n00000000000000000000000000000001 01 80 10 80       lo\n");
        Files.writeString(directory.resolve("proc/net/dev"), DEV + "no interface\n  eth1: 1 2\n");
        link("eth1", "3", "0x1003", "up", "1", "", "1500", "500");
        final LinkTable table = read(SourceChoice.PROC);
        assertEquals(
                List.of(
                        directory + "/proc/net/dev: line 5: no name of an interface",
                        directory + "/proc/net/dev: line 6: 2 counters where there should be 16",
                        directory + "/proc/net/if_inet6: line 1 is no IPv6 address of an interface"),
                table.complaints());
        assertEquals(
                List.of("lo", "eth0", "eth1"),
                table.links().stream().map(Link::name).toList());
        assertEquals(1, table.links().get(0).inet6().size());
        assertNull(table.links().get(2).counters());
    }

    @Test
    void shouldListInterfacesWhereAddressesCannotBeRead() throws IOException {
        Files.delete(directory.resolve("proc/net/if_inet6"));
        Files.createDirectory(directory.resolve("proc/net/if_inet6"));
        final LinkTable table = read(SourceChoice.PROC);
        assertEquals(List.of("cannot read " + directory + "/proc/net/if_inet6: Is a directory"), table.complaints());
        assertEquals(2, table.links().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16, 20, 32})
    void shouldReadHardwareAddressesOfAnyLength(final int length) throws IOException {
        final byte[] address = new byte[length];
        for (int i = 0; i < length; i++) {
            address[i] = (byte) (0xF0 + i);
        }
        link("eth0", "2", "0x1003", "up", "32", HexFormat.ofDelimiter(":").formatHex(address), "1500", "500");
        assertArrayEquals(address, read(SourceChoice.PROC).links().get(1).hardwareAddress());
    }

    @Test
    void shouldSayThatThereAreNoCounters() throws IOException {
        Files.delete(directory.resolve("proc/net/dev"));
        final IOException failure = assertThrows(IOException.class, () -> read(SourceChoice.AUTO));
        assertEquals("cannot read " + directory + "/proc/net/dev: No such file or directory", failure.getMessage());
    }

    @Test
    void shouldSayWhyNetlinkWasNoHelpEither() throws IOException {
        Files.delete(directory.resolve("proc/net/dev"));
        final IOException failure = assertThrows(IOException.class, () -> read(SourceChoice.NETLINK));
        assertEquals(
                "cannot read " + directory + "/proc/net/dev: No such file or directory"
                        + "; without netlink, since netlink serves /proc only",
                failure.getMessage());
    }

    @Test
    void shouldDoWithoutIpv6() throws IOException {
        Files.delete(directory.resolve("proc/net/if_inet6"));
        assertEquals(List.of(), read(SourceChoice.AUTO).links().get(0).inet6());
    }

    /** Both sources of this host. Traffic goes on meanwhile, and a bridge may have made its ports promiscuous. */
    @Test
    void shouldReadTheSameFromBothSources() throws IOException {
        final LinkTable netlink = new LinkReader(SourceChoice.NETLINK, ProcRoot.system()).read(true);
        assumeTrue(
                netlink.result().reason().isEmpty(),
                () -> "no netlink here: " + netlink.result().reason());
        final List<Link> proc;
        try {
            proc = new LinkReader(SourceChoice.PROC, ProcRoot.system())
                    .read(true)
                    .links();
        } catch (final IOException e) {
            assumeTrue(false, "sysfs is not of this network: " + e.getMessage());
            throw e;
        }
        assertEquals(netlink.links().size(), proc.size());
        final int told = ~(LinkFlags.PROMISCUOUS | LinkFlags.ALL_MULTICAST) & 0xFFFF;
        for (int i = 0; i < proc.size(); i++) {
            final Link expected = netlink.links().get(i);
            final Link actual = proc.get(i);
            assertEquals(expected.name(), actual.name());
            assertEquals(expected.index(), actual.index(), expected.name());
            assertEquals(expected.flags() & told, actual.flags() & told, expected.name());
            assertEquals(expected.hardwareType(), actual.hardwareType(), expected.name());
            assertArrayEquals(expected.hardwareAddress(), actual.hardwareAddress(), expected.name());
            assertEquals(expected.mtu(), actual.mtu(), expected.name());
            assertEquals(expected.txQueueLength(), actual.txQueueLength(), expected.name());
            assertEquals(expected.inet6(), actual.inet6(), expected.name());
            assertEquals(labels(expected), labels(actual), expected.name());
        }
    }

    private static List<String> labels(final Link link) {
        return link.inet4().stream()
                .map(address ->
                        address.label() + " " + Integer.toHexString(address.address()) + "/" + address.prefixLength())
                .sorted()
                .toList();
    }
}
