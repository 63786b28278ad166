package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.ValueSource;

/** One bad row, file or interface hides no other: tables and rows of a copy of /proc, with what is said beside them. */
class BadRowsTest {
    private static final String INET =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt" + "   uid  timeout inode\n";
    private static final String UNIX = "Num       RefCount Protocol Flags    Type St Inode Path\n";
    private static final String DEV = "Inter-|   Receive                            |  Transmit\n"
            + " face |bytes    packets errs drop fifo frame compressed multicast"
            + "|bytes    packets errs drop fifo colls carrier compressed\n";
    private static final String GOOD = "   0: 0100007F:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
            + "     0        0 71 1 c1a2b300 299 0 0 2 -1\n";

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

    private void sysfs(final String name, final String... values) throws IOException {
        final String[] files = {"ifindex", "flags", "operstate", "type", "address", "mtu", "tx_queue_len"};
        final Path sys = directory.resolve("sys/class/net").resolve(name);
        Files.createDirectories(sys);
        for (int i = 0; i < files.length; i++) {
            Files.writeString(sys.resolve(files[i]), values[i] + "\n");
        }
    }

    /** Of a table the rows, without titles; of JSON Lines all. */
    private List<String> run(final String options) {
        out.reset();
        err.reset();
        final List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add("--proc-root=" + directory.resolve("proc"));
        final int code = Main.run("sockeye", arguments.toArray(String[]::new), out, new PrintStream(err));
        assertEquals(0, code, err::toString);
        final List<String> rows = new ArrayList<>();
        for (final String line : out.toString(StandardCharsets.ISO_8859_1).split("\n")) {
            rows.add(line);
        }
        return rows;
    }

    private String said() {
        return err.toString(StandardCharsets.ISO_8859_1);
    }

    /** Kernels of all ages, and those with hardened pointers, write the address of a UNIX socket in these ways. */
    @ParameterizedTest
    @ValueSource(strings = {"(____ptrval____)", "(ptrval)", "  (null)", "c1a2b300", "0xc000412000", "00000000"})
    void shouldListUnixSocketsWhoseAddressIsNotTold(final String address) throws IOException {
        final String listening = ": 00000002 00000000 00010000 0001 01 ";
        net(
                "unix",
                UNIX + address + listening + "10411 /run/invented/ctl.sock\n" + address
                        + ": 00000003 00000000 00000000 0001 03 10502\n" + address
                        + ": 00000002 00000000 00000000 0002 01 10777 @invented-name\n");
        final List<String> table = run("-xan");
        assertEquals("", said());
        assertEquals(
                List.of(
                        "unix  2      [ ACC ]     STREAM     LISTENING     10411    /run/invented/ctl.sock",
                        "unix  3      [ ]         STREAM     CONNECTED     10502    ",
                        "unix  2      [ ]         DGRAM                    10777    @invented-name"),
                table.subList(2, table.size()));
        assertEquals(
                List.of("10411\t/run/invented/ctl.sock", "10502\t", "10777\t@invented-name"),
                run("-xan --format=tsv --no-header --fields=inode,path"));
        assertEquals("", said());
    }

    /** A kernel of 32 bits, whose timer has gone below zero. */
    @Test
    void shouldListSocketsOfOtherKernels() throws IOException {
        net(
                "tcp",
                INET + GOOD + "   1: 0100007F:0016 3D6433C6:C001 01 00000000:00000000 02:FFFFFF9C 00000000     0"
                        + "        0 72 2 c1a2b800 204 40 5 4 -1\n");
        final List<String> table = run("-tano4");
        assertEquals("", said());
        assertEquals(4, table.size());
        assertEquals(
                "tcp        0      0 127.0.0.1:22            198.51.100.61:49153     ESTABLISHED"
                        + " keepalive (42949671.96/0/0)",
                table.get(3));
        assertEquals(List.of("71", "72"), run("-tan4 --format=tsv --no-header --fields=inode"));
    }

    @Test
    void shouldPrintNumbersOf32BitsAndMoreUnsigned() throws IOException {
        final String rest = " 1 0000000000000000 20 4 30 10 169 EXTRA more columns   \t \n";
        final String start = ": 0A0200C0:20FB 076433C6:9CAF 01 00000000:00000000 00:00000000 00000000 ";
        net(
                "tcp",
                INET + "   0" + start + "    0        0 4274126910" + rest + "   1" + start
                        + "4294967294        0 2147483648" + rest + "   2" + start + "    0        0 9000000001"
                        + rest);
        net(
                "udp",
                INET + "4000: 350200C0:0035 00000000:0000 07 00000000:FFFFF680 00:00000000 00000000     0        0"
                        + " 256693 2 0000000000000000 7 99 99\n");
        assertEquals(
                List.of("0\t4274126910", "4294967294\t2147483648", "0\t9000000001"),
                run("-tan4 --format=tsv --no-header --fields=uid,inode"));
        assertEquals(
                List.of("{\"uid\":4294967294,\"inode\":2147483648}"),
                run("-tan4 --format=jsonl --fields=uid,inode").subList(1, 2));
        assertEquals(List.of("4294964864\t256693"), run("-uan4 --format=tsv --no-header --fields=recv_q,inode"));
        // netstat has the uid as a signed number.
        assertTrue(run("-tane4").get(3).matches(".* -2 +2147483648 *"), out::toString);
    }

    @Test
    void shouldPrintMetricsUnsigned() throws IOException {
        net(
                "route",
                "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                        + "d0\t00000000\t090200C0\t0003\t0\t0\t-1294967296\t00000000\t0\t0\t0\n"
                        + "d0\t006433C6\t090200C0\t0003\t0\t0\t-1\t00FFFFFF\t0\t0\t0\n"
                        + "d0\t006533C6\t090200C0\t0003\t0\t0\t2147483648\t00FFFFFF\t0\t0\t0\n");
        final String any = "00000000000000000000000000000000";
        net(
                "ipv6_route",
                any + " 00 " + any
                        + " 00 20010db8000000000000000000000009 b2d05e00 00000001 00000000 00000003       d0\n"
                        + "20010db8000900000000000000000000 30 " + any
                        + " 00 20010db8000000000000000000000009 ffffffff 00000001 00000000 00000003       d0\n");
        final String fields = " --format=tsv --no-header --fields=metric";
        assertEquals(List.of("3000000000", "4294967295", "2147483648"), run("-rn" + fields));
        assertEquals(List.of("3000000000", "4294967295"), run("-6rn" + fields));
        final List<String> table = run("-rne");
        assertTrue(table.get(2).contains(" -1294967296 "), table::toString);
    }

    @Test
    void shouldListInterfacesThatSysfsDoesNotKnow() throws IOException {
        net(
                "dev",
                DEV + "    lo: 100 2 0 0 0 0 0 0 100 2 0 0 0 0 0 0\n"
                        + "venet0: 500 5 0 0 0 0 0 0 600 6 0 0 0 0 0 0\n"
                        + "  eth0: 300 3 0 0 0 0 0 0 400 4 0 0 0 0 0 0\n");
        sysfs("lo", "1", "0x9", "unknown", "772", "00:00:00:00:00:00", "65536", "1000");
        sysfs("eth0", "2", "0x1003", "up", "1", "02:00:00:00:00:01", "1500", "1000");
        final String words = "sockeye: interface venet0: cannot read " + directory
                + "/sys/class/net/venet0/ifindex: No such file or directory\n";
        final List<String> table = run("-i");
        assertEquals(words, said());
        assertEquals(
                List.of(
                        "eth0             1500        3      0      0 0             4      0      0      0 BMRU",
                        "lo              65536        2      0      0 0             2      0      0      0 LRU",
                        "venet0              -        5      0      0 0             6      0      0      0 -"),
                table.subList(2, 5));
        final List<String> rows = run("-i --format=jsonl --fields=name,index,mtu,flags,hardware_type,tx_queue_length,"
                + "rx_packets,tx_bytes");
        assertEquals(words, said());
        assertEquals("{\"name\":\"venet0\",\"rx_packets\":5,\"tx_bytes\":600}", rows.get(1));
        assertEquals(3, rows.size());
        final List<String> layout = run("-ie");
        assertEquals(words, said());
        assertEquals("venet0: flags=-  mtu -", layout.get(layout.size() - 5));
        assertEquals("        RX packets 5  bytes 500 (500.0 B)", layout.get(layout.size() - 4));
        assertEquals(3, run("-I venet0").size());
    }

    @Test
    void shouldListWhatBadLinesOfDevLeave() throws IOException {
        net("dev", DEV + "garbage\n  eth0: 1 2 3\n    lo: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0\n");
        sysfs("lo", "1", "0x9", "unknown", "772", "00:00:00:00:00:00", "65536", "1000");
        sysfs("eth0", "2", "0x1003", "up", "1", "02:00:00:00:00:01", "1500", "1000");
        final List<String> table = run("-i");
        final String dev = "sockeye: " + directory + "/proc/net/dev: line ";
        assertEquals(dev + "3: no name of an interface\n" + dev + "4: 3 counters where there should be 16\n", said());
        assertEquals(
                List.of(
                        "eth0             1500      - no statistics available -                        BMRU",
                        "lo              65536        2      0      0 0             4      0      0      0 LRU"),
                table.subList(2, 4));
        assertEquals(
                List.of("eth0\t\t", "lo\t1\t4"), run("-i --format=tsv --no-header --fields=name,rx_bytes,tx_packets"));
    }

    @Test
    void shouldPrintAllBytesOfHardwareAddresses() throws IOException {
        final String zeros = ": 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n";
        net("dev", DEV + "ib0" + zeros + "6lo0" + zeros + "ip6tnl1" + zeros);
        final String ib0 = "80:00:02:08:fe:80:00:00:00:00:00:00:02:00:00:ff:fe:00:aa:91";
        final String tunnel = "20:01:0d:b8:00:00:00:00:00:00:00:00:00:00:00:01";
        sysfs("ib0", "7", "0x1043", "up", "32", ib0, "4092", "256");
        sysfs("6lo0", "8", "0x1043", "up", "27", "02:00:5e:10:00:00:00:01", "1280", "1000");
        sysfs("ip6tnl1", "9", "0xd0", "up", "769", tunnel, "1452", "1000");
        assertEquals(
                List.of("ib0\t" + ib0, "6lo0\t02:00:5e:10:00:00:00:01", "ip6tnl1\t" + tunnel),
                run("-ia --format=tsv --no-header --fields=name,hardware_address"));
        assertEquals("", said());
    }

    /** netstat breaks the table off; rows for other programs are those that are whole. */
    @Test
    void shouldGiveTheOtherMasqueradedConnections() throws IOException {
        final String row = " C0000201:0016 0A000001:0050 EFD7 FFFFFFFF     -1      5   89999\n";
        net(
                "ip_masquerade",
                "Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=0,0,0)\nTCP" + row
                        + "TCP C0000201:0016 garbage\nXYZ" + row + "UDP" + row);
        assertEquals(List.of("tcp", "udp"), run("-M --format=tsv --no-header --fields=protocol"));
        final String file = "sockeye: " + directory + "/proc/net/ip_masquerade: line ";
        assertEquals(
                file + "3 cannot be read: \"TCP C0000201:0016 garbage\"\n" + file + "4 cannot be read: \""
                        + ("XYZ" + row).substring(0, 60) + "...\"\n",
                said());
    }

    @Test
    void shouldGiveTheOtherGroups() throws IOException {
        net(
                "igmp",
                "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n"
                        + "\t\t\t\t010000E0     1 0:00000000\t\t0\n\t\t\t\tgarbage\n"
                        + "\t\t\t\tFB0000E0     1 0:00000000\t\t0\n");
        net("igmp6", "1    lo              ff020000000000000000000000000001     1 0000000C 0\nno group\n");
        assertEquals(List.of("224.0.0.1", "224.0.0.251", "ff02::1"), run("-g --format=tsv --no-header --fields=group"));
        final String file = "sockeye: " + directory + "/proc/net/igmp";
        assertEquals(
                file + ": line 4 cannot be read: \"....garbage\"\n" + file + "6: line 2 cannot be read: \"no group\"\n",
                said());
    }

    /** Of a file of garbage not every line is quoted. */
    @Test
    void shouldSayOfTwentyBadLinesAndHowManyMore() throws IOException {
        net("udp", INET + GOOD + "garbage\n".repeat(45) + GOOD);
        assertEquals(2, run("-uan4 --format=tsv --no-header --fields=inode").size());
        final StringBuilder expected = new StringBuilder();
        for (int line = 3; line < 23; line++) {
            expected.append("sockeye: " + directory + "/proc/net/udp: line " + line + " cannot be read: \"garbage\"\n");
        }
        assertEquals(expected + "sockeye: udp: and 25 more that cannot be read\n", said());
    }

    /** Whichever thread has parsed it, with the file that it is from, and without what a terminal would act on. */
    @Test
    void shouldSayFromWhichFileABadLineIs() throws IOException {
        net("tcp", INET + GOOD + "\u001b[2Jm\u00c3\u00bcll\n");
        net("tcp6", INET + "   1: 00\n");
        net("unix", UNIX + "no colon\n");
        run("-tx -an --format=tsv --no-header --fields=inode");
        final String net = "sockeye: " + directory + "/proc/net/";
        assertEquals(
                net + "tcp: line 3 cannot be read: \".[2Jm\u00c3\u00bcll\"\n" + net
                        + "tcp6: line 2 cannot be read: \"   1: 00\"\n" + net
                        + "unix: line 2 cannot be read: \"no colon\"\n",
                said());
    }

    /** netstat gives such a route the value of the line before; a row has no value that is not in its line. */
    @Test
    void shouldNotTakeAValueFromTheLineBefore() throws IOException {
        final String row = "d0\t00000000\t090200C0\t0003\t0\t0\t7\t00000000\t0\t0";
        net(
                "route",
                "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n" + row + "\t77\n"
                        + row + "\n" + row + "\t \n" + row + "\t5\n");
        assertEquals(
                List.of("7\t77", "7\t", "7\t", "7\t5"), run("-rn --format=tsv --no-header --fields=metric,irtt_ms"));
        assertEquals("", said());
        final List<String> table = run("-rnee");
        assertEquals(table.get(2), table.get(3));
        assertEquals(table.get(2), table.get(4));
    }

    /** Of the routing caches up to three columns may be missing. */
    @Test
    void shouldNotTakeValuesOfCachedRoutesFromTheLineBefore() throws IOException {
        final String names = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tSource\tMTU\tWindow\tIRTT\t";
        final String row = "d0\t010200C0\t090200C0\t0003\t0\t0\t7\t020200C0\t0\t0\t3\t";
        net(
                "rt_cache",
                names + "TOS\tHHRef\tHHUptod\tSpecDst\n" + row + "0\t5\t6\t030200C0\n" + row + "0\t7\t8\n" + row
                        + "0\t9\n" + row + "0\n");
        final String fields = "-rCn --format=tsv --no-header"
                + " --fields=irtt_ms,header_references,header_up_to_date,specific_destination";
        assertEquals(List.of("3\t5\t6\t192.0.2.3", "3\t7\t8\t", "3\t9\t\t", "3\t\t\t"), run(fields));
        net("rt_cache", names + "HH\tARP\n" + row + "5\t6\n" + row + "7\n");
        assertEquals(List.of("3\t5\t6\t", "3\t7\t\t"), run(fields));
        assertEquals("", said());
    }

    /** netstat gives them to the interface before. */
    @Test
    void shouldNotGiveGroupsToAnotherInterface() throws IOException {
        final String names = "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n";
        final String group = "\t\t\t\t%s0000E0     1 0:00000000\t\t0\n";
        net(
                "igmp",
                names + "1\tlo        :     1      V3\n" + group.formatted("01") + "?\tveth0     :     1      V3\n"
                        + group.formatted("02") + "3\tveth1     :     1      V3\n" + group.formatted("03"));
        final String options = "-gn --format=tsv --no-header --fields=interface,group";
        assertEquals(List.of("lo\t224.0.0.1", "\t224.0.0.2", "veth1\t224.0.0.3"), run(options));
        final String file = "sockeye: " + directory + "/proc/net/igmp: line ";
        assertEquals(file + "4 cannot be read: \"?.veth0     :     1      V3\"\n", said());
        assertEquals(
                List.of("{\"group\":\"224.0.0.2\"}"),
                run("-gn --format=jsonl --fields=interface,group").subList(1, 2));
        assertTrue(run("-gn").get(4).startsWith("lo  "), out::toString);
        // Without a line of an interface before.
        net("igmp", names + "\n" + group.formatted("04") + "2\n" + group.formatted("05"));
        assertEquals(List.of("\t224.0.0.4", "\t224.0.0.5"), run(options));
    }

    /** netstat does not read on behind a line without a colon, nor if it cannot open the first file. */
    @Test
    void shouldGiveTheOtherCounters() throws IOException {
        net("snmp", "Ip: Forwarding\nIp: 1\nTcp NoColon\nTcp: 1\nUdp: InDatagrams\nUdp: 2\n");
        net("netstat", "TcpExt: SyncookiesSent\nTcpExt: 3\n");
        final String options = "-s --format=tsv --no-header --fields=section,name,value";
        assertEquals(List.of("Ip\tForwarding\t1", "Udp\tInDatagrams\t2", "TcpExt\tSyncookiesSent\t3"), run(options));
        final String snmp = "sockeye: " + directory + "/proc/net/snmp: ";
        assertEquals(
                snmp + "line 3: no colon after a section's name\n" + snmp
                        + "section Tcp, line 4: values without names\n",
                said());
        assertFalse(run("-s").contains("Udp:"));
        assertEquals("Problem while parsing " + directory + "/proc/net/snmp\n", said());
        Files.delete(directory.resolve("proc/net/snmp"));
        assertEquals(List.of("TcpExt\tSyncookiesSent\t3"), run(options));
        assertEquals("cannot open " + directory + "/proc/net/snmp: No such file or directory\n", said());
    }

    /** Sockets of the protocol's other family, and those of other protocols; the exit code tells of it as netstat's. */
    @Test
    void shouldGiveSocketsOfOtherFiles() throws IOException {
        net("tcp", INET + GOOD + "garbage\n" + GOOD);
        Files.createDirectories(directory.resolve("proc/net/tcp6"));
        Files.createDirectories(directory.resolve("proc/net/udp"));
        net("raw", INET + GOOD);
        net("unix", UNIX + "(null): 00000002 00000000 00010000 0001 01 9 /a\n");
        final String[] options = {
            "-an", "--format=tsv", "--no-header", "--fields=protocol", "--proc-root=" + directory.resolve("proc")
        };
        assertEquals(1, Main.run("sockeye", options, out, new PrintStream(err)));
        assertEquals("tcp\ntcp\nraw\nunix\n", out.toString(StandardCharsets.ISO_8859_1));
        final String net = directory + "/proc/net/";
        assertEquals(
                "sockeye: " + net + "tcp6: Is a directory\nsockeye: cannot read " + net + "udp: Is a directory\n",
                said());
    }

    /** The same tables from a copy whose lines end as those of another system, and from one without. */
    @Test
    void shouldPrintTheSameWhateverEndsALine() throws IOException {
        final String[] options = {"-tan4", "-xan", "-s", "-rn", "-gn", "-ia", "-s --format=jsonl", "-xan --format=jsonl"
        };
        final List<List<String>> expected = new ArrayList<>();
        for (final String end : new String[] {"\n", "\r\n", "  \n"}) {
            writeAll(end);
            for (int i = 0; i < options.length; i++) {
                final List<String> rows = run(options[i]);
                assertEquals("", said(), options[i]);
                if (expected.size() < options.length) {
                    expected.add(rows);
                    assertTrue(rows.size() > 1, options[i]);
                } else {
                    assertEquals(expected.get(i), rows, options[i]);
                }
            }
        }
    }

    private void writeAll(final String end) throws IOException {
        net("tcp", (INET + GOOD).replace("\n", end));
        net(
                "unix",
                (UNIX + "00000000: 00000002 00000000 00010000 0001 01 17 /run/a\n"
                                + "00000000: 00000002 00000000 00010000 0001 01 18\n")
                        .replace("\n", end));
        net("snmp", "Ip: Forwarding InReceives\nIp: 1 2\nTcp: ActiveOpens\nTcp: 5\n".replace("\n", end));
        net("netstat", "TcpExt: SyncookiesSent\nTcpExt: 3".replace("\n", end));
        net(
                "route",
                ("Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                                + "d0\t00000000\t090200C0\t0003\t0\t0\t7\t00000000\t0\t0\t0\n")
                        .replace("\n", end));
        net(
                "igmp",
                ("Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n"
                                + "\t\t\t\t010000E0     1 0:00000000\t\t0\n")
                        .replace("\n", end));
        net("igmp6", "1    lo              ff020000000000000000000000000001     1 0000000C 0".replace("\n", end));
        net("dev", (DEV + "    lo: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0\n").replace("\n", end));
        final String sys = end.substring(0, end.length() - 1);
        sysfs(
                "lo",
                "1" + sys,
                "0x9" + sys,
                "unknown" + sys,
                "772" + sys,
                "00:00:00:00:00:00" + sys,
                "65536" + sys,
                "1000" + sys);
    }
}
