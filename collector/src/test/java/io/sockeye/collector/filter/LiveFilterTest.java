package io.sockeye.collector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.procnet.ProcNetSource;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketSource;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.sockdiag.LiveSockets;
import io.sockeye.collector.sockdiag.PrivateNetwork;
import io.sockeye.collector.sockdiag.SockDiagSource;
import io.sockeye.collector.text.ProcRoot;

/**
 * The same filters on the same living sockets by every way there is: through the kernel on one, two and four threads,
 * on rows alone, on rows of /proc, by the installed ss, and in plain Java.
 */
class LiveFilterTest {
    private static final int FILTERS = 300;
    private static final Protocol[] PROTOCOLS = {Protocol.TCP, Protocol.UDP};
    private static final List<String> OF_ONE_FAMILY = List.of(
            "src inet:*",
            "src inet6:*",
            "dst inet:127.0.0.1",
            "dst inet6:[::1]",
            "src inet6:*:8081",
            "src inet:*:8080",
            "src inet:127.0.0.0/8",
            "dst inet6:[::ffff:127.0.0.1]",
            "sport = inet6::8081",
            "dport ge inet::8080",
            "dport != inet6::8082");

    private static final Pattern COOKIE = Pattern.compile("\\bsk:([0-9a-f]+)");

    /** Looks like another machine's /proc, and is that of the thread which reads it. */
    @TempDir
    Path root;

    @Test
    void shouldLetThroughTheSameSocketsByEveryWay() throws Exception {
        final Random random = Seeds.random();
        Files.createSymbolicLink(root.resolve("1"), Path.of("/proc/thread-self"));
        Files.createSymbolicLink(root.resolve("net"), Path.of("/proc/thread-self/net"));
        PrivateNetwork.run(() -> {
            try (LiveSockets sockets = new LiveSockets();
                    SockDiagSource netlink = new SockDiagSource();
                    ProcNetSource proc = new ProcNetSource(ProcRoot.of(root))) {
                int heldAgainstSs = 0;
                int heldAgainstProc = 0;
                for (int i = 0; i < FILTERS; i++) {
                    final LiveFilter live = LiveFilter.of(random);
                    final Filter filter = Filter.of(SocketFields.LIST, live.text(), new FixedNames());
                    final Set<String> expected = where(netlink, live.meaning());
                    final String what = live.text();
                    for (final int threads : new int[] {1, 2, 4}) {
                        assertEquals(
                                expected, through(netlink, filter, filter.kernel(), threads), threads + ": " + what);
                    }
                    assertEquals(expected, through(netlink, filter, KernelCondition.ALWAYS, 1), "rows: " + what);
                    if (!Need.isNetlinks(filter.needs())) {
                        heldAgainstProc++;
                        assertEquals(places(netlink, live.meaning()), places(proc, filter), "/proc: " + what);
                    }
                    if (live.ss() != null) {
                        heldAgainstSs++;
                        assertEquals(expected, ss(live.ss()), "ss: " + live.ss());
                    }
                }
                assertFalse(sockets.portsAsked().isEmpty());
                assertTrue(heldAgainstSs >= 200, "held against ss: " + heldAgainstSs);
                assertTrue(heldAgainstProc >= 100, "held against /proc: " + heldAgainstProc);
            }
        });
    }

    /** To ss the family is the whole listing's, so only what stands alone compares. */
    @Test
    void shouldNarrowToAFamilyAsSsDoes() throws Exception {
        PrivateNetwork.run(() -> {
            try (LiveSockets sockets = new LiveSockets();
                    SockDiagSource netlink = new SockDiagSource()) {
                for (final String text : OF_ONE_FAMILY) {
                    final Filter filter = Filter.of(SocketFields.LIST, text, new FixedNames());
                    final Set<String> expected = ss(text);
                    assertFalse(expected.isEmpty(), text);
                    assertTrue(expected.size() < sockets.portsAsked().size(), text);
                    assertEquals(expected, through(netlink, filter, filter.kernel(), 1), text);
                    assertEquals(expected, through(netlink, filter, KernelCondition.ALWAYS, 1), text);
                }
            }
        });
    }

    private static Set<String> through(
            final SocketSource source, final Filter filter, final KernelCondition condition, final int threads)
            throws IOException {
        final Set<String> cookies = Collections.synchronizedSet(new TreeSet<>());
        for (final Protocol protocol : PROTOCOLS) {
            final List<RowSink> sinks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                sinks.add(new FilterStage<>(
                        filter.bind(Joins.NONE),
                        filter.bindRest(Joins.NONE),
                        new Row(),
                        new Collector(row -> cookies.add(Long.toHexString(row.cookie())))));
            }
            requireWhole(source.collect(
                    protocol,
                    Family.UNSPEC,
                    new SocketQuery(Selection.ALL, false, false, false).withCondition(condition),
                    sinks));
        }
        return cookies;
    }

    private static Set<String> where(final SocketSource source, final Predicate<SocketRecord> meaning)
            throws IOException {
        final Set<String> cookies = new TreeSet<>();
        collect(source, row -> {
            if (meaning.test(row)) {
                cookies.add(Long.toHexString(row.cookie()));
            }
        });
        return cookies;
    }

    /** As /proc knows sockets: it has no cookies. */
    private static List<String> places(final SocketSource source, final Predicate<SocketRecord> meaning)
            throws IOException {
        final List<String> places = new ArrayList<>();
        collect(source, row -> {
            if (meaning.test(row)) {
                places.add(place(row));
            }
        });
        Collections.sort(places);
        return places;
    }

    private static List<String> places(final SocketSource source, final Filter filter) throws IOException {
        final RowFilter<Row> bound = filter.bind(Joins.NONE);
        return places(source, (SocketRecord row) -> bound.matches(row));
    }

    private static String place(final SocketRecord row) {
        return row.protocol() + " " + row.family() + " " + row.state() + " " + row.localAddressText() + " "
                + row.localPort() + " " + row.remoteAddressText() + " " + row.remotePort();
    }

    private static void collect(final SocketSource source, final Collector.Action action) throws IOException {
        for (final Protocol protocol : PROTOCOLS) {
            for (final Family family : new Family[] {Family.INET, Family.INET6}) {
                requireWhole(source.collect(
                        protocol, family, new SocketQuery(Selection.ALL, false, false, false), new Collector(action)));
            }
        }
    }

    private static void requireWhole(final DumpResult result) {
        assertFalse(result.isRefusal(), result.reason());
        assertEquals(0, result.malformed());
    }

    /** The process is started by this thread, and so is in its network. */
    private static Set<String> ss(final String filter) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("ss", "-tuaneH"));
        command.addAll(List.of(filter.split(" ")));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + "\n" + output);
        final Set<String> cookies = new TreeSet<>();
        final Matcher matcher = COOKIE.matcher(output);
        while (matcher.find()) {
            cookies.add(matcher.group(1));
        }
        assertEquals(output.lines().count(), cookies.size(), output);
        return cookies;
    }

    /** Hands on row by row. */
    private record Collector(Action action) implements RowSink {
        interface Action {
            void onRow(SocketRecord row);
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            final SocketRecord row = new SocketRecord();
            for (int i = 0; i < batch.count(); i++) {
                action.onRow(batch.get(i, row));
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError(what + ", position=" + position);
        }
    }
}
