package io.sockeye.collector.doctor;

import static io.sockeye.collector.doctor.MadeUpSocket.CLOSE_WAIT;
import static io.sockeye.collector.doctor.MadeUpSocket.FIN_WAIT2;
import static io.sockeye.collector.doctor.MadeUpSocket.LISTEN;
import static io.sockeye.collector.doctor.MadeUpSocket.SYN_RECV;
import static io.sockeye.collector.doctor.MadeUpSocket.SYN_SENT;
import static io.sockeye.collector.doctor.MadeUpSocket.TIMER_ON;
import static io.sockeye.collector.doctor.MadeUpSocket.TIMER_PERSIST;
import static io.sockeye.collector.doctor.MadeUpSocket.TIME_WAIT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sockeye.collector.doctor.check.Checks;

/** Just below each threshold a check is silent, or no graver; from it on it speaks. */
class ThresholdsTest {
    private static final Map<String, Case> CASES = cases();

    /** A host on which a threshold is met by a value and by no smaller one. */
    private interface Case {
        Diagnosis diagnose(MadeUpHost host, Check check, long value) throws IOException;
    }

    private static Map<String, Case> cases() {
        final Map<String, Case> cases = new LinkedHashMap<>();
        addStates(cases);
        addListeners(cases);
        addConnections(cases);
        addQueues(cases);
        addMemory(cases);
        addCounters(cases);
        return cases;
    }

    private static void addStates(final Map<String, Case> cases) {
        cases.put(
                "time-wait.count",
                (host, check, value) ->
                        host.has(value, new MadeUpSocket().state(TIME_WAIT)).look(check));
        cases.put(
                "time-wait.per-connection",
                (host, check, value) -> host.has(7_000 * value, new MadeUpSocket().state(TIME_WAIT))
                        .has(7_000, new MadeUpSocket())
                        .look(check));
        cases.put(
                "time-wait.share",
                (host, check, value) -> host.threshold("time-wait.count", 1_000_000)
                        .setting("net.ipv4.tcp_max_tw_buckets", "1000")
                        .has(10 * value, new MadeUpSocket().state(TIME_WAIT))
                        .look(check));
        cases.put("time-wait.critical-share", cases.get("time-wait.share"));
        cases.put(
                "ephemeral-ports.share",
                (host, check, value) -> host.setting("net.ipv4.ip_local_port_range", "40000\t40299")
                        .setting("net.ipv4.ip_local_reserved_ports", "40100-40199,50000,39990-39999")
                        .has(2 * value, new MadeUpSocket())
                        .look(check));
        cases.put("ephemeral-ports.critical-share", cases.get("ephemeral-ports.share"));
        cases.put(
                "close-wait.age",
                (host, check, value) -> host.has(
                                500, new MadeUpSocket().state(CLOSE_WAIT).pid(7).quiet((int) value))
                        .look(check));
        cases.put(
                "close-wait.count",
                (host, check, value) -> host.has(
                                value,
                                new MadeUpSocket().state(CLOSE_WAIT).pid(7).quiet(100))
                        .look(check));
        cases.put("close-wait.critical-count", cases.get("close-wait.count"));
        cases.put(
                "half-closed.count",
                (host, check, value) ->
                        host.has(value, new MadeUpSocket().state(FIN_WAIT2)).look(check));
        cases.put(
                "half-closed.share",
                (host, check, value) -> host.setting("net.ipv4.tcp_max_orphans", "200")
                        .file("net/sockstat", "TCP: inuse 5 orphan " + 2 * value + " tw 0 alloc 9 mem 1\n")
                        .look(check));
        cases.put("half-closed.critical-share", cases.get("half-closed.share"));
        cases.put(
                "syn-sent.count",
                (host, check, value) -> host.has(
                                value, new MadeUpSocket().state(SYN_SENT).pid(7).timer(TIMER_ON, 1))
                        .look(check));
        cases.put("syn-sent.critical-count", cases.get("syn-sent.count"));
    }

    private static void addListeners(final Map<String, Case> cases) {
        cases.put(
                "accept-queue.share",
                (host, check, value) ->
                        host.has(1, listener(7).accepts(value, 100)).look(check));
        cases.put(
                "accept-queue.overflows",
                (host, check, value) -> host.counts("TcpExt", "ListenOverflows", 10)
                        .looks(check, later -> later.counts("TcpExt", "ListenOverflows", 10 + value)));
        cases.put(
                "syn-backlog.share",
                (host, check, value) -> host.has(1, listener(7).accepts(0, 200))
                        .has(2 * value, new MadeUpSocket().state(SYN_RECV).localPort(80))
                        .look(check));
        cases.put(
                "syn-backlog.cookies",
                (host, check, value) -> host.counts("TcpExt", "SyncookiesSent", 10)
                        .looks(check, later -> later.counts("TcpExt", "SyncookiesSent", 10 + value)));
        cases.put(
                "reuseport.queue",
                (host, check, value) -> host.has(1, listener(7).accepts(value, 100))
                        .has(1, listener(8).accepts(0, 100))
                        .look(check));
        cases.put(
                "reuseport.connections",
                (host, check, value) -> host.listens(80)
                        .has(1, listener(7).accepts(0, 100))
                        .has(1, listener(8).accepts(0, 100))
                        .has(value, new MadeUpSocket().localPort(80).pid(7))
                        .look(check));
        cases.put(
                "reuseport.ratio",
                (host, check, value) -> host.has(1, listener(7).accepts(20 * value, 1000))
                        .has(1, listener(8).accepts(20, 1000))
                        .has(1, listener(9).accepts(20, 1000))
                        .look(check));
    }

    private static MadeUpSocket listener(final int pid) {
        return new MadeUpSocket()
                .state(LISTEN)
                .localPort(80)
                .remotePort(0)
                .pid(pid)
                .cookie(pid);
    }

    private static void addConnections(final Map<String, Case> cases) {
        cases.put(
                "established.from-one",
                (host, check, value) -> host.listens(80)
                        .has(value, new MadeUpSocket().localPort(80).pid(7))
                        .look(check));
        cases.put(
                "established.share",
                (host, check, value) -> host.listens(80)
                        .has(500 * value, new MadeUpSocket().localPort(80).pid(7))
                        .has(
                                50_000 - 500 * value,
                                new MadeUpSocket().localPort(80).pid(7).spread())
                        .look(check));
        cases.put("established.growth", (host, check, value) -> {
            final MadeUpSocket socket = new MadeUpSocket().pid(7).spread();
            return host.has(2_000, socket).looks(check, later -> later.has(2_000 + value, socket));
        });
        cases.put("established.growth-percent", (host, check, value) -> {
            final MadeUpSocket socket = new MadeUpSocket().pid(7).spread();
            return host.has(20_000, socket).looks(check, later -> later.has(20_000 + 200 * value, socket));
        });
        cases.put(
                "idle.age",
                (host, check, value) -> host.has(
                                1_000, new MadeUpSocket().pid(7).quiet((int) value))
                        .look(check));
        cases.put(
                "idle.count",
                (host, check, value) ->
                        host.has(value, new MadeUpSocket().pid(7).quiet(4_000)).look(check));
        cases.put(
                "loss.percent",
                (host, check, value) -> host.has(
                                10, new MadeUpSocket().remote(7).segments(1_000, (int) (10 * value)))
                        .has(10, new MadeUpSocket().segments(100_000, 0))
                        .look(check));
        cases.put(
                "loss.segments",
                (host, check, value) -> host.has(1, new MadeUpSocket().remote(7).segments(500, (int) value))
                        .has(10, new MadeUpSocket().segments(100_000, 0))
                        .look(check));
        cases.put(
                "loss.ratio",
                (host, check, value) -> host.has(
                                10, new MadeUpSocket().remote(7).segments(8_000, (int) (1_000 * value)))
                        .has(10, new MadeUpSocket().segments(100_000, 10_000))
                        .look(check));
        cases.put(
                "loss.timeouts",
                (host, check, value) -> host.has(
                                value, new MadeUpSocket().remote(7).timer(TIMER_ON, 3))
                        .look(check));
    }

    private static void addQueues(final Map<String, Case> cases) {
        cases.put(
                "slow-reader.bytes",
                (host, check, value) -> host.has(
                                1, new MadeUpSocket().pid(7).queues(value, 0).quiet(5))
                        .look(check));
        cases.put(
                "slow-reader.age",
                (host, check, value) -> host.has(
                                1, new MadeUpSocket().pid(7).queues(100_000, 0).quiet((int) value))
                        .look(check));
        cases.put(
                "slow-reader.count",
                (host, check, value) -> host.has(
                                value,
                                new MadeUpSocket().pid(7).queues(100_000, 0).quiet(5))
                        .look(check));
        cases.put(
                "slow-peer.bytes",
                (host, check, value) -> host.has(
                                1, new MadeUpSocket().pid(7).queues(0, value).timer(TIMER_PERSIST, 2))
                        .look(check));
        cases.put(
                "slow-peer.age",
                (host, check, value) -> host.has(
                                1, new MadeUpSocket().pid(7).queues(0, 100_000).quiet((int) value))
                        .look(check));
        cases.put(
                "slow-peer.count",
                (host, check, value) -> host.has(
                                value,
                                new MadeUpSocket().pid(7).queues(0, 100_000).quiet(5))
                        .look(check));
        cases.put("udp-drops.drops", (host, check, value) -> {
            final MadeUpSocket before =
                    new MadeUpSocket().udp().pid(7).cookie(99).drops(10);
            return host.has(1, before).looks(check, later -> later.has(1, before.drops(10 + value)));
        });
        cases.put("udp-drops.critical-drops", cases.get("udp-drops.drops"));
        cases.put(
                "udp-drops.drops-ever",
                (host, check, value) -> host.has(
                                1, new MadeUpSocket().udp().pid(7).drops(value))
                        .look(check));
    }

    private static void addMemory(final Map<String, Case> cases) {
        cases.put(
                "memory.share",
                (host, check, value) -> host.file(
                                "net/sockstat", "TCP: inuse 5 orphan 0 tw 0 alloc 9 mem " + 3_000 * value + "\n")
                        .look(check));
        cases.put("memory.critical-share", cases.get("memory.share"));
        cases.put(
                "memory.pruned",
                (host, check, value) -> host.counts("TcpExt", "PruneCalled", 3)
                        .looks(check, later -> later.counts("TcpExt", "PruneCalled", 3 + value)));
        cases.put(
                "memory.capped",
                (host, check, value) -> host.has(
                                value,
                                new MadeUpSocket().localPort(80).pid(7).quiet(0).buffers(6_000_000, 6_291_456, 0))
                        .look(check));
        cases.put(
                "memory.limited",
                (host, check, value) -> host.has(
                                10,
                                new MadeUpSocket()
                                        .localPort(80)
                                        .pid(7)
                                        .busy(100_000, 1_000 * (int) value)
                                        .buffers(0, 0, 4_194_304))
                        .look(check));
    }

    private static void addCounters(final Map<String, Case> cases) {
        cases.put(
                "limits.share",
                (host, check, value) ->
                        host.setting("fs.file-nr", 10 * value + "\t0\t1000").look(check));
        cases.put("limits.critical-share", cases.get("limits.share"));
        cases.put(
                "conntrack.share",
                (host, check, value) -> host.setting("net.netfilter.nf_conntrack_max", "1000")
                        .setting("net.netfilter.nf_conntrack_count", Long.toString(10 * value))
                        .look(check));
        cases.put("conntrack.critical-share", cases.get("conntrack.share"));
        cases.put(
                "conntrack.drops",
                (host, check, value) -> host.file(
                                "net/stat/nf_conntrack", "entries drop early_drop\n0a 01 00\n0a 02 00\n")
                        .looks(
                                check,
                                later -> later.file(
                                        "net/stat/nf_conntrack",
                                        "entries drop early_drop\n0a 01 00\n0a 02 0" + Long.toHexString(value)
                                                + "\n")));
        cases.put(
                "softnet.dropped",
                (host, check, value) -> host.file("net/softnet_stat", "0010 0000 0000\n0010 00aa 0\n")
                        .looks(
                                check,
                                later -> later.file(
                                        "net/softnet_stat",
                                        "0010 0000 0000\n0010 " + Long.toHexString(0xaa + value) + " 0\n")));
        cases.put(
                "softnet.squeezed",
                (host, check, value) -> host.file("net/softnet_stat", "0010 0000 0000\n")
                        .looks(
                                check,
                                later -> later.file("net/softnet_stat", "0010 0 " + Long.toHexString(value) + "\n")));
        cases.put(
                "interfaces.count",
                (host, check, value) -> host.file("net/dev", device(4))
                        .looks(check, later -> later.file("net/dev", device(4 + value))));
    }

    private static String device(final long drops) {
        return "Inter-|   Receive\n face |bytes    packets\n  eth0: 100 5 0 " + drops + " 0 0 0 0 100 5 0 0 0 0 0 0\n";
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldSpeakFromItOn(final String name, @TempDir final Path below, @TempDir final Path at) throws IOException {
        final long value = threshold(name).value();
        final Diagnosis silent = CASES.get(name).diagnose(host(below), check(name), value - 1);
        final Diagnosis loud = CASES.get(name).diagnose(host(at), check(name), value);
        final boolean isCritical = name.contains(".critical-");
        assertEquals(0, silent.gaps().size() + loud.gaps().size(), () -> silent + " " + loud);
        assertEquals(isCritical ? Severity.WARNING : null, silent.worst(), () -> "just below: " + silent.findings());
        assertEquals(1, loud.findings().size(), () -> "just at: " + loud.findings());
        if (isCritical) {
            assertEquals(Severity.CRITICAL, loud.worst());
        }
    }

    /** A wrong list would test nothing. */
    @Test
    void shouldBeTestedAll() {
        final TreeSet<String> all = new TreeSet<>();
        for (final Check check : Checks.all()) {
            for (final Threshold threshold : check.description().thresholds()) {
                all.add(check.description().name() + "." + threshold.name());
            }
        }
        assertEquals(all, new TreeSet<>(CASES.keySet()));
    }

    static Iterable<String> names() {
        return CASES.keySet();
    }

    private static MadeUpHost host(final Path directory) throws IOException {
        return new MadeUpHost(Files.createDirectory(directory.resolve("proc")));
    }

    private static Check check(final String name) {
        for (final Check check : Checks.all()) {
            if (name.startsWith(check.description().name() + ".")) {
                return check;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static Threshold threshold(final String name) {
        for (final Threshold threshold : check(name).description().thresholds()) {
            if (name.endsWith("." + threshold.name())) {
                return threshold;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
