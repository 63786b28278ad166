package io.sockeye.cli.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Files of /proc and /sys with random rows for each of netstat's tables, in which values come more than once. */
final class TableFiles {
    private static final String SOCKETS =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final int ROWS = 40;

    private final Path directory;
    private final Random random;
    private int made;

    TableFiles(final Path directory) {
        this.directory = directory;
        final long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        random = new Random(seed);
    }

    /** Where /proc would be. */
    Path proc() {
        return directory.resolve("proc");
    }

    private void write(final String name, final String text) throws IOException {
        final Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private void net(final String name, final String text) throws IOException {
        write("proc/net/" + name, text);
    }

    private static String format(final String pattern, final Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    void write() throws IOException {
        manyConnections(ROWS);
        net("tcp6", SOCKETS);
        for (final String name : new String[] {"udp", "raw"}) {
            net(name, SOCKETS + sockets(ROWS, 7));
            net(name + "6", SOCKETS);
        }
        final StringBuilder unix = new StringBuilder("Num       RefCount Protocol Flags    Type St Inode Path\n");
        for (int i = 0; i < ROWS; i++) {
            unix.append(format(
                    "%016x: %08X 00000000 00000000 0001 03 %5d /run/%d\n", i, 2 + random.nextInt(9), inode(), i));
        }
        net("unix", unix.toString());
        writeSctp();
        writeRoutes();
        writeOthers();
    }

    /** Have so many sockets of TCP. */
    void manyConnections(final int count) throws IOException {
        net("tcp", SOCKETS + sockets(count, 1 + random.nextInt(9)));
    }

    /** No number comes twice. */
    private int inode() {
        made++;
        return 1 + (int) (made * 7_919L % 99_991);
    }

    private String sockets(final int count, final int state) {
        final StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(format(
                    "%4d: 0100007F:%04X %08X:%04X %02X %08X:%08X 00:00000000 00000000 %5d 0 %d 1 0 20 4 30 10 -1\n",
                    i,
                    1 + random.nextInt(60),
                    random.nextInt(),
                    1 + random.nextInt(90),
                    random.nextInt(4) == 0 ? 8 : state,
                    random.nextInt(7),
                    random.nextInt(7),
                    random.nextInt(5),
                    inode()));
        }
        return rows.toString();
    }

    private void writeSctp() throws IOException {
        final StringBuilder eps = new StringBuilder(" ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS\n");
        final StringBuilder assocs = new StringBuilder(
                " ASSOC     SOCK   STY SST ST HBKT ASSOC-ID TX_QUEUE RX_QUEUE UID INODE LPORT RPORT LADDRS <-> R\n");
        for (int i = 0; i < ROWS; i++) {
            eps.append(
                    format("%8X %8X 2   10  %d  %d 0 %d %s\n", i, i, i, 1 + random.nextInt(90), inode(), addresses()));
            assocs.append(format(
                    "%8X %8X 2   1   3  %d    %d  %8d %8d 0 %d %d %d  *%s <-> *%s\t    7500 5 5 10 0 0 0\n",
                    i,
                    i,
                    i,
                    i,
                    random.nextInt(9),
                    random.nextInt(9),
                    inode(),
                    1 + random.nextInt(90),
                    1 + random.nextInt(90),
                    addresses(),
                    addresses()));
        }
        net("sctp/eps", eps.toString());
        net("sctp/assocs", assocs.toString());
    }

    private String addresses() {
        final StringBuilder text = new StringBuilder();
        final int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            text.append("10.0.0.").append(1 + random.nextInt(200)).append(' ');
        }
        return text.toString();
    }

    private void writeRoutes() throws IOException {
        final StringBuilder table = new StringBuilder(
                "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n");
        final StringBuilder cache =
                new StringBuilder("Iface\tDestination\tGateway \tFlags\t\tRefCnt\tUse\tMetric\tSource\t\tMTU"
                        + "\tWindow\tIRTT\tTOS\tHHRef\tHHUptod\tSpecDst\n");
        final StringBuilder table6 = new StringBuilder();
        final StringBuilder neighbours = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            final String name = "eth" + random.nextInt(4);
            table.append(format(
                    "%s\t%08X\t00000000\t0001\t0\t%d\t%d\t00FFFFFF\t%d\t0\t0\n",
                    name, random.nextInt(), random.nextInt(9), random.nextInt(9), random.nextInt(9)));
            cache.append(format(
                    "%s\t%08X\t020200C0\t80000000\t1\t%d\t0\t030200C0\t1500\t0\t0\t10\t4\t1\t050200C0\n",
                    name, random.nextInt(), random.nextInt(9)));
            table6.append(format(
                    "20010db8%024x 80 %032x 00 %032x %08x 00000002 00000003 00000001 %8s\n",
                    i, 0, 0, random.nextInt(9), name));
            neighbours.append(format(
                    "fe80%028x10800002%08x%08x%08x%04x%04x0080     eth0 0200000000ff\n",
                    i, 0, 0x64, 0xc8, 0x12c, random.nextInt(9)));
        }
        net("route", table.toString());
        net("rt_cache", cache.toString());
        net("ipv6_route", table6.toString());
        net("ndisc", neighbours.toString());
    }

    private void writeOthers() throws IOException {
        final StringBuilder igmp =
                new StringBuilder("Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n");
        final StringBuilder igmp6 = new StringBuilder();
        final StringBuilder dev = new StringBuilder("names\n face |bytes compressed\n");
        final StringBuilder old =
                new StringBuilder("Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=0,0,0)\n");
        final StringBuilder tracked = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            igmp.append(format(
                    "%d\teth%-8d: %5d      V3\n\t\t\t\t%08X %5d 0:00000000\t\t0\n",
                    i, i % 7, 1, 0xE0 + i, 1 + random.nextInt(9)));
            igmp6.append(format("%-4d eth%-12d ff02%028x %5d 0000000C 0\n", i, i % 5, i, 1 + random.nextInt(9)));
            dev.append(format(
                    "  if%d: 1 %d 3 4 5 6 7 8 9 %d 11 12 13 14 15 16\n", i, random.nextInt(9), random.nextInt(9)));
            writeInterface("if" + i, i);
            old.append(format(
                    "TCP C0000201:%04X 0A000001:0050 EFD7 FFFFFFFF     -1      5   %5d\n",
                    1 + random.nextInt(50), random.nextInt(9_999)));
            final int port = 1 + random.nextInt(50);
            tracked.append(format(
                    "ipv4     2 tcp      6 %d ESTABLISHED src=10.0.0.1 dst=192.0.2.1 sport=%d dport=443"
                            + " src=192.0.2.1 dst=198.51.100.7 sport=443 dport=1024 [ASSURED] mark=0 use=2\n",
                    random.nextInt(9_999), port));
        }
        net("igmp", igmp.toString());
        net("igmp6", igmp6.toString());
        net("dev", dev.toString());
        net("if_inet6", "");
        net("ip_masquerade", old.toString());
        net("nf_conntrack", tracked.toString());
    }

    private void writeInterface(final String name, final int index) throws IOException {
        final String[] files = {"ifindex", "flags", "operstate", "type", "address", "mtu", "tx_queue_len"};
        final String mtu = Integer.toString(1500 + random.nextInt(3));
        final String flags = index % 6 == 0 ? "0x1002" : "0x1003";
        final String[] values = {Integer.toString(index + 1), flags, "up", "1", "02:00:00:00:00:01", mtu, "1000"};
        for (int i = 0; i < files.length; i++) {
            write("sys/class/net/" + name + "/" + files[i], values[i] + "\n");
        }
    }

    /** A line among the groups is none of a group. */
    void breakALineOfGroups() throws IOException {
        final Path file = proc().resolve("net/igmp6");
        Files.writeString(file, "no group\n" + Files.readString(file));
    }
}
