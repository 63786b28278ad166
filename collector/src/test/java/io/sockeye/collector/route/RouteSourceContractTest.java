package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.text.ProcRoot;

/** What both sources promise: of the same routes of a living kernel, equal rows in the same order. */
class RouteSourceContractTest {
    private RouteNamespace namespace;

    @BeforeEach
    void makeNamespace() throws Exception {
        namespace = RouteNamespace.orSkip();
    }

    @AfterEach
    void removeNamespace() throws Exception {
        if (namespace != null) {
            namespace.close();
        }
    }

    private List<String> fromProc() throws Exception {
        return namespace.inside(() -> {
            final RouteRows rows = new RouteRows();
            final ProcRoutes source = new ProcRoutes(ProcRoot.of("/proc/thread-self"));
            assertEquals(DumpResult.complete("proc", 0), source.table(rows));
            assertEquals(List.of(), rows.malformed());
            assertEquals(1, rows.tables());
            assertEquals(rows.rows().size(), source.counters().sockets());
            return rows.rows();
        });
    }

    private List<String> fromNetlink() throws Exception {
        return namespace.inside(() -> {
            final RouteRows rows = new RouteRows();
            try (NetlinkRoutes source = new NetlinkRoutes()) {
                assertEquals(DumpResult.complete("netlink", 0), source.table(rows));
                assertEquals(List.of(), rows.malformed());
                assertEquals(1, rows.tables());
                assertEquals(rows.rows().size(), source.counters().sockets());
            }
            return rows.rows();
        });
    }

    private List<String> assertSame() throws Exception {
        final List<String> expected = fromProc();
        assertEquals(String.join("\n", expected), String.join("\n", fromNetlink()));
        return expected;
    }

    @Test
    void shouldAgreeOnRoutesOfEveryKind() throws Exception {
        final List<String> commands = new ArrayList<>(List.of(
                "route add default via 10.255.0.2",
                "route add default via 10.255.0.3 metric 4294967295",
                "route add default via 10.255.0.4 metric 3000000000",
                "route add 10.1.1.0/24 via 10.255.0.3 metric 2147483648",
                "route add 10.1.0.0/16 dev v0",
                "route add 10.2.0.7 via 10.255.0.9",
                "route add 10.2.0.8/32 dev v1 scope link src 10.254.0.1",
                "route add blackhole 10.3.0.0/16",
                "route add unreachable 10.4.0.0/16 metric 7",
                "route add prohibit 10.5.0.0/16",
                "route add prohibit 10.5.0.1",
                "route add throw 10.6.0.0/16",
                "route add 10.7.0.0/16 via 10.255.0.2 mtu 1400 advmss 1360 window 16000 rtt 300 initcwnd 20",
                "route add 10.7.1.0/24 via 10.255.0.2 rtt 3s window 4000 features ecn congctl reno",
                "route add 10.7.2.0/24 via 10.255.0.2 advmss 1",
                "route add 10.8.0.0/16 nexthop via 10.255.0.4 weight 3 nexthop dev v1 nexthop via inet6 fe80::1 dev v0",
                "route add 10.8.1.0/24 nexthop dev v1 nexthop via 10.255.0.4",
                "route add 10.8.2.0/24 nexthop via inet6 fe80::1 dev v0 nexthop via 10.255.0.4",
                "route add 10.9.0.0/16 via inet6 fe80::1 dev v0",
                "route add 10.9.1.0/24 via inet6 ::1:2:3 dev v0 onlink",
                "route add 10.10.0.0/16 via 172.30.0.1 dev v1 onlink",
                "route add 10.11.0.0/16 via 10.255.0.2 table 100",
                "route add 10.11.0.0/16 via 10.255.0.2 table 100000",
                "route add local 10.12.0.0/16 dev lo table main",
                "route add local 10.12.0.1 dev v0",
                "route add broadcast 10.13.0.0/16 dev v0 table main",
                "route add anycast 10.13.1.0/24 dev v0 table main",
                "route add multicast 224.9.0.0/16 dev v0 table main",
                "route add 224.0.0.0/4 dev v0",
                "route add 10.14.0.0/16 dev v0 tos 0x10",
                "route add 10.14.0.0/16 dev v0 tos 0x08",
                "route add 10.14.0.0/16 dev v1",
                "route add 0.0.0.0/1 dev v0",
                "route add 128.0.0.0/1 dev v0",
                "nexthop add id 1 via 10.255.0.6 dev v0",
                "nexthop add id 2 dev v1",
                "nexthop add id 3 group 2/1",
                "nexthop add id 4 blackhole",
                "route add 10.15.0.0/16 nhid 1",
                "route add 10.16.0.0/16 nhid 3",
                "route add 10.17.0.0/16 nhid 4",
                "link add name-of-15-char type veth peer name v3",
                "link set name-of-15-char up",
                "route add 10.18.0.0/16 dev name-of-15-char",
                "addr add 10.19.0.1/30 dev v1",
                "addr add 10.20.0.1 peer 10.20.0.2 dev v1"));
        for (int metric = 1; metric < 5; metric++) {
            commands.add("route add 10.21.0.0/16 via 10.255.0." + metric * 9 + " metric " + metric * metric);
        }
        for (int length = 2; length <= 32; length++) {
            commands.add("route add 64.0.0.0/" + length + " via 10.255.0." + length);
        }
        namespace.batch(commands);
        final List<String> rows = assertSame();
        assertTrue(rows.size() >= 70, () -> "rows=" + rows.size());
    }

    /** Of IPv6 only /proc counts, and has a row that refuses what no route is for. */
    @Test
    void shouldAgreeOnIpv6RoutesButForWhatOnlyProcTells() throws Exception {
        namespace.batch(List.of(
                "addr add 2001:db8:1::1/64 dev v0 nodad",
                "addr add 2001:db8:2::1/128 dev v1 nodad",
                "route add default via 2001:db8:1::2 metric 7",
                "route add default via fe80::9 dev v1 metric 4294967295 pref high",
                "route add 2001:db8:3::/48 dev v0 pref low",
                "route add 2001:db8:4::/48 from 2001:db8:5::/56 dev v0",
                "route add 2001:db8:6::1 via 2001:db8:1::3 expires 1000",
                "route add blackhole 2001:db8:7::/48",
                "route add unreachable 2001:db8:8::/48 metric 9",
                "route add prohibit 2001:db8:9::/48",
                "route add throw 2001:db8:a::/48",
                "route add local 2001:db8:b::/48 dev lo",
                "route add anycast 2001:db8:c::1/128 dev v0",
                "route add multicast ff0e::/16 dev v1",
                "route add 2001:db8:d::/48 via 2001:db8:1::4",
                "route add 2001:db8:e::/48 table 100 dev v1",
                "route add 2001:db8:f::/48 nexthop via 2001:db8:1::5 weight 3 nexthop via fe80::7 dev v1",
                "nexthop add id 11 via 2001:db8:1::6 dev v0",
                "nexthop add id 12 via fe80::8 dev v1",
                "nexthop add id 13 group 12/11",
                "route add 2001:db8:10::/48 nhid 11",
                "route add 2001:db8:11::/48 nhid 13"));
        final List<String> expected = namespace.inside(() -> {
            final RouteRows rows = new RouteRows();
            assertEquals(DumpResult.complete("proc", 0), new ProcRoutes(ProcRoot.of("/proc/thread-self")).table6(rows));
            return rows.rows().stream()
                    .filter(row -> !row.endsWith(" lo") || !row.contains("metric=-1"))
                    .map(RouteSourceContractTest::withoutWhatOnlyProcTells)
                    .toList();
        });
        final List<String> actual = namespace.inside(() -> {
            final RouteRows rows = new RouteRows();
            try (NetlinkRoutes source = new NetlinkRoutes()) {
                assertEquals(DumpResult.complete("netlink", 0), source.table6(rows));
                assertEquals(1, rows.tables());
            }
            return rows.rows().stream()
                    .map(RouteSourceContractTest::withoutWhatOnlyProcTells)
                    .toList();
        });
        assertEquals(String.join("\n", expected), String.join("\n", actual));
        assertTrue(actual.size() >= 25, () -> "rows=" + actual.size());
    }

    private static String withoutWhatOnlyProcTells(final String row) {
        return row.replaceFirst("refs=\\d+ use=\\d+", "refs=? use=?");
    }

    @Test
    void shouldAgreeWhereRulesSplitTables() throws Exception {
        namespace.batch(List.of("rule add from 10.9.9.9 lookup 200", "route add 10.30.0.0/16 dev v0"));
        assertSame();
    }

    @Test
    void shouldAgreeOnEmptyTable() throws Exception {
        namespace.batch(List.of("link del v0"));
        assertEquals(List.of(), assertSame());
    }

    @Test
    void shouldAgreeOnManyRoutesOfAnyLength() throws Exception {
        final Random random = Seeds.random();
        final Set<String> prefixes = new LinkedHashSet<>();
        while (prefixes.size() < 10_000) {
            final int length = 8 + random.nextInt(25);
            final int address = random.nextInt() & -1 << 32 - length;
            if (address >>> 24 > 0 && address >>> 24 < 224 && address >>> 24 != 127 && address >>> 24 != 10) {
                prefixes.add((address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "."
                        + (address & 255) + "/" + length);
            }
        }
        final List<String> commands = new ArrayList<>();
        for (final String prefix : prefixes) {
            final String to = random.nextBoolean() ? " via 10.255.0." + (2 + random.nextInt(200)) : " dev v1";
            commands.add(
                    "route add " + prefix + to + (random.nextInt(4) == 0 ? " metric " + random.nextInt(1000) : ""));
        }
        namespace.batch(commands);
        assertTrue(assertSame().size() >= 10_000);
    }
}
