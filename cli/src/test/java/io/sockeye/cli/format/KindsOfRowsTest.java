package io.sockeye.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.Main;

/** Rows of every kind but sockets as JSON Lines, from files in the kernel's format. */
class KindsOfRowsTest {
    private static final String ROUTE_NAMES =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
    private static final String CACHE_NAMES =
            "Iface\tDestination\tGateway \tFlags\t\tRefCnt\tUse\tMetric\tSource\t\tMTU"
                    + "\tWindow\tIRTT\tTOS\tHHRef\tHHUptod\tSpecDst\n";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeDirectory() throws IOException {
        Files.createDirectories(directory.resolve("proc/net"));
    }

    private void net(final String file, final String text) throws IOException {
        final Path path = directory.resolve("proc/net").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardCharsets.ISO_8859_1);
    }

    private int run(final String options) {
        final List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add("--format=jsonl");
        arguments.add("--proc-root=" + directory.resolve("proc"));
        return Main.run("sockeye", arguments.toArray(String[]::new), out, new PrintStream(err));
    }

    private void assertRows(final String options, final String... rows) {
        assertEquals(0, run(options), err::toString);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertEquals(String.join("\n", rows) + "\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldSayWhichLinesAreNoSockets() throws IOException {
        net("tcp", "header\n   0: 0100007F:0016 00000000:0000 0A 0:0 00:0 0 0 0 9\nno socket\n");
        assertEquals(0, run("-tan4"));
        assertEquals(
                "sockeye: " + directory.resolve("proc/net/tcp") + ": line 3 cannot be read: \"no socket\"\n",
                err.toString(StandardCharsets.UTF_8));
        assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void shouldWriteRoutes() throws IOException {
        net(
                "route",
                ROUTE_NAMES
                        + "eth0\t00000000\t010200C0\t0003\t0\t0\t4294967295\t00000000\t1500\t0\t0\n"
                        + "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t8192\t300\n"
                        + "gap0\t000200C0\t00000000\t0001\t2\t3\t0\t00FF00FF\t0\t0\t0\n"
                        + "*\t0000000A\t00000000\t0201\t0\t0\t2147483648\t000000FF\t0\t0\t0\n"
                        + "down0\t0000000B\t00000000\t0000\t0\t0\t0\t000000FF\t0\t0\t0\n");
        assertRows(
                "-r",
                "{\"family\":\"inet\",\"destination\":\"0.0.0.0\",\"prefix_length\":0,\"gateway\":\"192.0.2.1\","
                        + "\"flags\":[\"up\",\"gateway\"],\"metric\":4294967295,\"mtu\":1500,\"interface\":\"eth0\"}",
                "{\"family\":\"inet\",\"destination\":\"192.0.2.0\",\"prefix_length\":24,\"flags\":[\"up\"],"
                        + "\"metric\":0,\"window\":8192,\"irtt_ms\":300,\"interface\":\"eth0\"}",
                "{\"family\":\"inet\",\"destination\":\"192.0.2.0\",\"flags\":[\"up\"],\"metric\":0,\"references\":2,"
                        + "\"uses\":3,\"interface\":\"gap0\"}",
                "{\"family\":\"inet\",\"destination\":\"10.0.0.0\",\"prefix_length\":8,\"flags\":[\"up\",\"reject\"],"
                        + "\"metric\":2147483648}");
    }

    @Test
    void shouldWriteRoutesOfIpv6() throws IOException {
        net(
                "ipv6_route",
                "20010db8000000000000000000000000 40 00000000000000000000000000000000 00"
                        + " fe800000000000000000000000000001 ffffffff 00000002 80000000 80450003     eth0\n");
        assertRows(
                "-6r",
                "{\"family\":\"inet6\",\"destination\":\"2001:db8::\",\"prefix_length\":64,\"gateway\":\"fe80::1\","
                        + "\"source\":\"::\",\"source_prefix_length\":0,"
                        + "\"flags\":[\"up\",\"gateway\",\"default\",\"addrconf\",\"expires\",\"local\"],"
                        + "\"metric\":4294967295,\"references\":2,\"uses\":2147483648,\"interface\":\"eth0\"}");
    }

    @Test
    void shouldWriteCachedRoutes() throws IOException {
        net(
                "rt_cache",
                CACHE_NAMES
                        + "eth0\t010200C0\t020200C0\t80000000\t1\t2\t0\t030200C0\t1500\t0\t0\t10\t4\t1\t050200C0\n");
        assertRows(
                "-rC --fields=destination,prefix_length,source,flags,references,uses,header_references,"
                        + "header_up_to_date,specific_destination",
                "{\"destination\":\"192.0.2.1\",\"source\":\"192.0.2.3\",\"flags\":[\"local\"],\"references\":1,"
                        + "\"uses\":2,\"header_references\":4,\"header_up_to_date\":1,"
                        + "\"specific_destination\":\"192.0.2.5\"}");
    }

    @Test
    void shouldWriteNeighbours() throws IOException {
        net(
                "ndisc",
                "fe80000000000000000000000000000100800002" + "00000000" + "00000064" + "000000c8" + "012c" + "0001"
                        + "0080     eth0 0200000000ff\n");
        assertRows(
                "-6rC",
                "{\"family\":\"inet6\",\"address\":\"fe80::1\",\"prefix_length\":128,"
                        + "\"hardware_address\":\"02:00:00:00:00:ff\",\"interface\":\"eth0\",\"flags\":[\"router\"],"
                        + "\"references\":1,\"state\":\"reachable\",\"reachable_ms\":1000}");
    }

    @Test
    void shouldWriteGroups() throws IOException {
        net(
                "igmp",
                "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tl\u00ff        :     1      V3\n"
                        + "\t\t\t\t010000E0     7 0:00000000\t\t0\n");
        net("igmp6", "2    eth0            ff020000000000000000000000000001     1 0000000C 0\n");
        assertRows(
                "-g",
                "{\"interface\":\"l\ufffd\",\"interface_base64\":\"bP8=\",\"family\":\"inet\",\"group\":\"224.0.0.1\","
                        + "\"users\":7}",
                "{\"interface\":\"eth0\",\"family\":\"inet6\",\"group\":\"ff02::1\",\"users\":1}");
    }

    @Test
    void shouldWriteCounters() throws IOException {
        net("snmp", "Tcp: MaxConn CurrEstab InSegs\nTcp: -1 3 18446744073709551615\nUdp: InErrors\nUdp: 5\n");
        net("netstat", "TcpExt: A\nTcpExt: 1\n");
        assertRows(
                "-st",
                "{\"file\":\"snmp\",\"section\":\"Tcp\",\"name\":\"MaxConn\",\"negative_value\":-1,\"kind\":\"gauge\"}",
                "{\"file\":\"snmp\",\"section\":\"Tcp\",\"name\":\"CurrEstab\",\"value\":3,\"kind\":\"gauge\"}",
                "{\"file\":\"snmp\",\"section\":\"Tcp\",\"name\":\"InSegs\",\"value\":18446744073709551615,"
                        + "\"kind\":\"counter\"}",
                "{\"file\":\"netstat\",\"section\":\"TcpExt\",\"name\":\"A\",\"value\":1,\"kind\":\"counter\"}");
    }

    @Test
    void shouldWriteMasqueradedConnections() throws IOException {
        net(
                "ip_masquerade",
                "Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=0,0,0)\n"
                        + "TCP C0000201:0016 0A000001:0050 EFD7 FFFFFFFF     -1      5   89999\n");
        assertRows(
                "-Me",
                "{\"protocol\":\"tcp\",\"family\":\"inet\",\"expires_ms\":899990,\"source_address\":\"192.0.2.1\","
                        + "\"source_port\":22,\"destination_address\":\"10.0.0.1\",\"destination_port\":80,"
                        + "\"masquerade_port\":61399,\"initial_sequence\":4294967295,\"delta\":-1,"
                        + "\"previous_delta\":5}");
    }

    @Test
    void shouldWriteTrackedConnections() throws IOException {
        net(
                "nf_conntrack",
                "ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.1 dst=192.0.2.1 sport=40000 dport=443 packets=3"
                        + " bytes=180 src=192.0.2.1 dst=198.51.100.7 sport=443 dport=1024 packets=2 bytes=120 [ASSURED]"
                        + " mark=7 zone=0 use=2\n"
                        + "ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.1 dst=192.0.2.1 sport=40001 dport=443"
                        + " src=192.0.2.1 dst=10.0.0.1 sport=443 dport=40001 [ASSURED] mark=0 use=2\n");
        assertRows(
                "--masquerade=conntrack",
                "{\"protocol\":\"tcp\",\"family\":\"inet\",\"state\":\"ESTABLISHED\",\"timeout_s\":431999,"
                        + "\"original_source_address\":\"10.0.0.1\",\"original_source_port\":40000,"
                        + "\"original_destination_address\":\"192.0.2.1\",\"original_destination_port\":443,"
                        + "\"reply_source_address\":\"192.0.2.1\",\"reply_source_port\":443,"
                        + "\"reply_destination_address\":\"198.51.100.7\",\"reply_destination_port\":1024,"
                        + "\"translated_source_address\":\"198.51.100.7\",\"translated_source_port\":1024,"
                        + "\"status\":[\"assured\"],\"mark\":7,\"original_packets\":3,\"original_bytes\":180,"
                        + "\"reply_packets\":2,\"reply_bytes\":120}");
    }

    @Test
    void shouldWriteInterfacesWithAllBytesOfTheirAddresses() throws IOException {
        net("dev", "names\n face |bytes compressed\n   ib0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
        net("if_inet6", "fe800000000000000000000000000001 07 40 20 80      ib0\n");
        final String[] files = {"ifindex", "flags", "operstate", "type", "address", "mtu", "tx_queue_len"};
        final String hardware = "80:00:02:08:fe:80:00:00:00:00:00:00:e4:1d:2d:03:00:4f:c6:01";
        final String[] values = {"7", "0x1003", "up", "32", hardware, "65520", "256"};
        final Path sys = directory.resolve("sys/class/net/ib0");
        Files.createDirectories(sys);
        for (int i = 0; i < files.length; i++) {
            Files.writeString(sys.resolve(files[i]), values[i] + "\n");
        }
        assertRows(
                "-i",
                "{\"name\":\"ib0\",\"index\":7,\"alias\":false,\"mtu\":65520,"
                        + "\"flags\":[\"up\",\"broadcast\",\"running\",\"multicast\"],\"hardware_type\":32,"
                        + "\"hardware_address\":\"" + hardware + "\",\"tx_queue_length\":256,"
                        + "\"rx_bytes\":1,\"rx_packets\":2,\"rx_errors\":3,\"rx_dropped\":4,\"rx_fifo_errors\":5,"
                        + "\"rx_frame_errors\":6,\"rx_compressed\":7,\"multicast\":8,\"tx_bytes\":9,\"tx_packets\":10,"
                        + "\"tx_errors\":11,\"tx_dropped\":12,\"tx_fifo_errors\":13,\"collisions\":14,"
                        + "\"tx_carrier_errors\":15,\"tx_compressed\":16,"
                        + "\"addresses\":[{\"family\":\"inet6\",\"address\":\"fe80::1\",\"prefix_length\":64,"
                        + "\"scope\":\"link\"}]}");
    }

    @Test
    void shouldWriteSocketsOfLegacyFamilies() throws IOException {
        net("ax25", "ff0 ax0 SRC-1* DST-2,RELAY*,WIDE 3 2 1 4 0 10 0 3 0 300 0 0 0 10 5 2 256 12 34 99\n");
        net("ipx/socket", "names\n00000001:0000000000AB:0452 Not_Connected 00000010 000000FF 07 033\n");
        assertRows(
                "-A ax25,ipx",
                "{\"protocol\":\"ipx\",\"family\":\"ipx\",\"local_address\":\"00000001:0000000000AB\","
                        + "\"local_port\":1106,\"recv_q\":255,\"send_q\":16,\"uid\":33}",
                "{\"protocol\":\"ax25\",\"family\":\"ax25\",\"state\":\"ESTABLISHED\",\"local_address\":\"SRC-1\","
                        + "\"remote_address\":\"DST-2\",\"digipeaters\":\"RELAY*,WIDE\",\"interface\":\"ax0\","
                        + "\"send_sequence\":2,\"receive_sequence\":1,\"recv_q\":34,\"send_q\":12,\"inode\":99}");
    }

    @Test
    void shouldWriteRoutesOfLegacyFamilies() throws IOException {
        net("nr_nodes", "names\nN0CALL-15 FARNODE  2 2   10   5 00003  200   6 00001\n");
        net("nr_neigh", "names\n00003 W1AW-1    ax0   1\n00001 W1AW-2    ax\u00ff   1\n");
        assertRows(
                "-rA netrom",
                "{\"family\":\"netrom\",\"destination\":\"N0CALL-15\",\"mnemonic\":\"FARNODE\","
                        + "\"gateway\":\"W1AW-2\",\"quality\":200,\"interface\":\"ax\ufffd\","
                        + "\"interface_base64\":\"YXj/\",\"neighbours\":[{\"number\":1,\"callsign\":\"W1AW-2\","
                        + "\"interface\":\"ax\ufffd\",\"interface_base64\":\"YXj/\"}]}");
    }

    /** Words and exit codes are netstat's. */
    @Test
    void shouldSayWhichLegacyFamilyIsMissing() throws IOException {
        assertEquals(1, run("--rose"));
        assertEquals("netstat: no support for `AF ROSE' on this system.\n", err.toString(StandardCharsets.UTF_8));
        err.reset();
        net("ipx", "");
        assertEquals(255, run("--ipx"));
        assertEquals(
                directory.resolve("proc/net/ipx/socket") + ": Not a directory\n", err.toString(StandardCharsets.UTF_8));
        err.reset();
        assertEquals(1, run("-rA netrom"));
        assertTrue(err.toString(StandardCharsets.UTF_8).endsWith("NET/ROM not configured in this system.\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "-gt, groups and sockets are rows of two kinds; ask for one of them",
        "-gx, groups and sockets are rows of two kinds; ask for one of them",
        "-r -6C4, routes and neighbours are rows of two kinds; ask for one of them",
        "-rFC6, routes and neighbours are rows of two kinds; ask for one of them",
        "-A inet+ax25, sockets and legacy sockets are rows of two kinds; ask for one of them",
        "--rose -x, sockets and legacy sockets are rows of two kinds; ask for one of them",
        "-t --ipx, sockets and legacy sockets are rows of two kinds; ask for one of them",
        "-g --x25, groups and legacy sockets are rows of two kinds; ask for one of them",
        "-r -A ax25+inet, routes and legacy routes are rows of two kinds; ask for one of them",
        "-6r -A ddp, routes and legacy routes are rows of two kinds; ask for one of them"
    })
    void shouldSayWhatDoesNotGoTogether(final String options, final String words) throws IOException {
        net("ndisc", "");
        assertEquals(3, run(options.replace('+', ',')));
        assertEquals("sockeye: --format=jsonl: " + words + "\n", err.toString(StandardCharsets.UTF_8));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    /** What netstat says on stdout of a family that is not there is no row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-r",
                "-6r",
                "-rC",
                "-s -A ipx",
                "-g",
                "-M",
                "-i",
                "--masquerade=conntrack",
                "--ax25",
                "--ipx",
                "-2",
                "-rA ax25",
                "-rA ipx",
                "-rA ddp",
                "-rA netrom",
                "-rA rose",
                "-rA x25"
            })
    void shouldKeepWordsOffRows(final String options) {
        assertTrue(run(options) != 0);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertTrue(err.size() > 0);
    }
}
