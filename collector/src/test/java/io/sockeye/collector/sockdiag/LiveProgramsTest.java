package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.netlink.DumpRequest;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.sockdiag.InetDiagBytecodeAudit;
import io.sockeye.linux.sockdiag.InetDiagReqV2;
import io.sockeye.linux.sockdiag.SockDiag;

/**
 * The kernel itself, asked for living sockets in a network of their own: it takes the programs that the audit takes,
 * and answers with the sockets that the model of it accepts.
 */
class LiveProgramsTest {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, false, false, false);
    private static final int ALL_STATES = 0xFFE;
    private static final int CONDITIONS = 100;
    private static final int PROGRAMS = 4_000;

    private final Random random = Seeds.random();

    /** Notes the cookies of rows, and whether they are marked. */
    private static final class Cookies implements RowSink {
        private final List<Long> cookies = new ArrayList<>();
        private final Set<Boolean> marks = new HashSet<>();

        @Override
        public boolean onRows(final RowBatch batch) {
            final SocketRecord row = new SocketRecord();
            for (int i = 0; i < batch.count(); i++) {
                cookies.add(batch.get(i, row).cookie());
            }
            marks.add(batch.meetsCondition());
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError(what + ": position=" + position);
        }
    }

    private static Map<Long, KernelEntry> all(final EntryDump dump, final Protocol protocol, final Family family)
            throws IOException {
        final SockDiagRequest request = new SockDiagRequest();
        request.inet(protocol, family, ALL, null);
        assertEquals(
                DumpStatus.COMPLETE,
                dump.ask(request.request(), request.messageType()).status());
        return dump.entries();
    }

    @Test
    void shouldDumpWhatConditionsSay() throws Exception {
        PrivateNetwork.run(() -> {
            try (LiveSockets sockets = new LiveSockets();
                    EntryDump dump = new EntryDump(sockets.portsAsked());
                    SockDiagSource source = new SockDiagSource()) {
                final Map<Long, KernelEntry> tcp = all(dump, Protocol.TCP, Family.UNSPEC);
                final BitSet states = new BitSet();
                tcp.values().forEach(entry -> states.set(entry.state()));
                assertEquals("{1, 2, 3, 5, 6, 8, 10}", states.toString(), "states of TCP");
                for (final Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
                    for (final Family family : protocol == Protocol.TCP
                            ? List.of(Family.UNSPEC, Family.INET, Family.INET6)
                            : List.of(Family.INET, Family.INET6)) {
                        final Map<Long, KernelEntry> entries = all(dump, protocol, family);
                        assertTrue(entries.size() >= 16, "sockets=" + entries.size());
                        compare(source, protocol, family, entries);
                        assertEquals(
                                entries.keySet(), all(dump, protocol, family).keySet(), "nothing has changed");
                    }
                }
            }
        });
    }

    @Test
    void shouldDumpWhatConditionsSayOfRawSockets() throws Exception {
        PrivateNetwork.run(() -> {
            try (LiveSockets sockets = new LiveSockets().andRaw()) {
                compareIfServed(Protocol.RAW, sockets.portsAsked());
            }
        });
    }

    @Test
    void shouldDumpWhatConditionsSayOfMptcp() throws Exception {
        PrivateNetwork.run(() -> {
            assumeTrue(Files.exists(Path.of("/proc/sys/net/mptcp/enabled")), "no MPTCP");
            try (LiveSockets sockets = new LiveSockets().andMptcp()) {
                // A port that was asked for is known to the TCP socket behind it only.
                final Map<Long, Boolean> portsAsked = sockets.portsAsked();
                portsAsked.replaceAll((inode, isAsked) -> false);
                compareIfServed(Protocol.MPTCP, portsAsked);
            }
        });
    }

    private void compareIfServed(final Protocol protocol, final Map<Long, Boolean> portsAsked) throws IOException {
        final SockDiagRequest request = new SockDiagRequest();
        request.inet(protocol, Family.INET, ALL, null);
        try (EntryDump dump = new EntryDump(portsAsked);
                SockDiagSource source = new SockDiagSource()) {
            final DumpResult result = dump.ask(request.request(), request.messageType());
            if (result.isRefusal()) {
                // A kernel without a dump of the protocol refuses one with a condition as well.
                final DumpResult refused = source.collect(
                        protocol,
                        Family.INET,
                        ALL.withCondition(new KernelCondition.Ports(true, 1, 1)),
                        List.of(new Cookies()));
                assertEquals(result.status(), refused.status());
                return;
            }
            assertTrue(dump.entries().size() >= 4, "sockets=" + dump.entries().size());
            compare(source, protocol, Family.INET, dump.entries());
        }
    }

    private void compare(
            final SockDiagSource source,
            final Protocol protocol,
            final Family family,
            final Map<Long, KernelEntry> entries)
            throws IOException {
        final RandomConditions conditions = new RandomConditions(random, List.copyOf(entries.values()), true);
        final SockDiagRequest request = new SockDiagRequest();
        int some = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            final KernelCondition condition = conditions.next();
            final ConditionPlan plan = ConditionPlan.of(condition, protocol, true);
            request.inet(protocol, family, ALL, plan);
            request.only(plan, null, 0);
            final RequestModel model = new RequestModel(request, protocol);
            final Set<Long> modelled = new HashSet<>();
            final Set<Long> wanted = new HashSet<>();
            entries.forEach((cookie, entry) -> {
                if (model.accepts(entry)) {
                    modelled.add(cookie);
                }
                if (ConditionOracle.holds(condition, entry)) {
                    wanted.add(cookie);
                }
            });
            assertTrue(modelled.containsAll(wanted), () -> "condition=" + condition);
            if (plan.isExact()) {
                assertEquals(wanted, modelled, () -> "condition=" + condition);
            }
            some += modelled.isEmpty() || modelled.size() == entries.size() ? 0 : 1;
            for (int shards = 1; shards <= 4; shards *= 2) {
                assertEquals(modelled, dump(source, protocol, family, condition, shards, plan), () -> "" + condition);
            }
        }
        assertTrue(some > CONDITIONS / 10, "conditions that some sockets meet: " + some);
    }

    private static Set<Long> dump(
            final SockDiagSource source,
            final Protocol protocol,
            final Family family,
            final KernelCondition condition,
            final int shards,
            final ConditionPlan plan)
            throws IOException {
        final List<Cookies> sinks = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            sinks.add(new Cookies());
        }
        final DumpResult result = source.collect(protocol, family, ALL.withCondition(condition), sinks);
        assertEquals(DumpStatus.COMPLETE, result.status(), result::reason);
        final Set<Long> cookies = new HashSet<>();
        for (final Cookies sink : sinks) {
            for (final long cookie : sink.cookies) {
                assertTrue(cookies.add(cookie), () -> "in two shards: condition=" + condition);
            }
            final boolean isMarked = condition != KernelCondition.ALWAYS && plan.isExact();
            assertTrue(sink.marks.isEmpty() || sink.marks.equals(Set.of(isMarked)), () -> "condition=" + condition);
        }
        return cookies;
    }

    @Test
    void shouldTakeTheProgramsThatTheAuditTakes() throws Exception {
        PrivateNetwork.run(() -> {
            try (LiveSockets sockets = new LiveSockets();
                    EntryDump dump = new EntryDump(sockets.portsAsked())) {
                final Map<Long, KernelEntry> entries = all(dump, Protocol.UDP, Family.INET6);
                final RandomConditions conditions = new RandomConditions(random, List.copyOf(entries.values()), true);
                int taken = 0;
                int refused = 0;
                for (int i = 0; i < PROGRAMS; i++) {
                    final byte[] program = damaged(program(conditions));
                    final DumpRequest request = request(program);
                    final UnsafeBuffer buffer = request.buffer();
                    final int offset = request.length() - program.length;
                    final KernelMatcher model = new KernelMatcher(buffer, offset, program.length);
                    final boolean isTaken = model.isAccepted();
                    final int errno = InetDiagBytecodeAudit.audit(buffer, offset, program.length, true);
                    assertEquals(isTaken ? 0 : Errno.EINVAL, errno);
                    final DumpResult result = dump.ask(request, SockDiag.SOCK_DIAG_BY_FAMILY);
                    assertEquals(
                            errno, dump.errno(), "program=" + HexFormat.of().formatHex(program));
                    assertEquals(isTaken, !result.isRefusal());
                    taken += isTaken ? 1 : 0;
                    refused += isTaken ? 0 : 1;
                    if (isTaken) {
                        final Set<Long> modelled = new HashSet<>();
                        entries.forEach((cookie, entry) -> {
                            if (model.matches(entry)) {
                                modelled.add(cookie);
                            }
                        });
                        assertEquals(modelled, dump.entries().keySet());
                    }
                }
                assertTrue(taken > PROGRAMS / 10 && refused > PROGRAMS / 10, "taken=" + taken + ", refused=" + refused);
            }
        });
    }

    /** The program of a random condition, at least one operation. */
    private static byte[] program(final RandomConditions conditions) {
        final SockDiagRequest request = new SockDiagRequest();
        ConditionPlan plan;
        do {
            plan = ConditionPlan.of(conditions.next(), Protocol.RAW, true);
        } while (plan.length() == 0 || plan.length() > 400);
        request.inet(Protocol.UDP, Family.INET6, ALL, plan);
        request.only(plan, null, 0);
        final byte[] program = new byte[plan.length()];
        request.request().buffer().getBytes(request.request().length() - program.length, program);
        return program;
    }

    private byte[] damaged(final byte[] program) {
        byte[] damaged = program;
        if (random.nextInt(8) == 0) {
            damaged = Arrays.copyOf(program, program.length - 4);
        }
        for (int changes = random.nextInt(3); changes > 0 && damaged.length > 0; changes--) {
            final int at = random.nextInt(damaged.length);
            switch (random.nextInt(3)) {
                case 0:
                    damaged[at] = (byte) random.nextInt(14);
                    break;
                case 1:
                    damaged[at] += (byte) (4 * (random.nextInt(5) - 2));
                    break;
                default:
                    damaged[at] ^= (byte) (1 << random.nextInt(8));
                    break;
            }
        }
        return damaged;
    }

    private static DumpRequest request(final byte[] program) {
        final DumpRequest request = new DumpRequest();
        final int offset = request.begin(SockDiag.SOCK_DIAG_BY_FAMILY, InetDiagReqV2.LENGTH);
        new InetDiagReqV2()
                .wrap(request.buffer(), offset)
                .family(Family.INET6.number())
                .protocol(Protocol.UDP.number())
                .states(ALL_STATES);
        final int attribute = request.attribute(SockDiag.INET_DIAG_REQ_BYTECODE, program.length);
        request.buffer().putBytes(attribute, program);
        return request;
    }

    @Test
    void shouldAskWithoutWhatTheKernelDoesNotAllow() throws Exception {
        PrivateNetwork.run(() -> {
            try (LiveSockets sockets = new LiveSockets();
                    EntryDump dump = new EntryDump(sockets.portsAsked());
                    SockDiagSource source = new SockDiagSource()) {
                final Set<Long> listeners = new HashSet<>();
                all(dump, Protocol.TCP, Family.INET).forEach((cookie, entry) -> {
                    if (entry.state() == 10) {
                        listeners.add(cookie);
                    }
                });
                // The process has the capability, this thread has not: only the kernel can say so.
                PrivateNetwork.dropNetAdmin();
                final KernelCondition mark = new KernelCondition.Mark(6, -1);
                final KernelCondition condition =
                        new KernelCondition.AllOf(List.of(new KernelCondition.States(1 << 10), mark));
                for (int i = 0; i < 2; i++) {
                    final Cookies sink = new Cookies();
                    final DumpResult result =
                            source.collect(Protocol.TCP, Family.INET, ALL.withCondition(condition), List.of(sink));
                    assertEquals(DumpStatus.COMPLETE, result.status(), result::reason);
                    assertEquals(listeners, Set.copyOf(sink.cookies));
                    assertEquals(Set.of(false), sink.marks);
                    assertEquals(1, source.counters().retries(), "once, and then it is known");
                }
            }
        });
    }

    @Test
    void shouldDumpUnixSocketsInTheStatesThatAreWanted() throws Exception {
        PrivateNetwork.run(() -> {
            final int unix = 1;
            try (KernelSocket stream = KernelSocket.open(unix, KernelSocket.SOCK_STREAM, 0)
                            .bindUnix()
                            .listen(1);
                    KernelSocket datagrams = KernelSocket.open(unix, KernelSocket.SOCK_DGRAM, 0);
                    SockDiagSource source = new SockDiagSource()) {
                assertEquals(Set.of(stream.inode()), unix(source, new KernelCondition.States(1 << 10)));
                assertEquals(Set.of(datagrams.inode()), unix(source, new KernelCondition.States(1 << 7)));
                assertEquals(Set.of(), unix(source, new KernelCondition.States(1 << 1)));
                assertEquals(
                        Set.of(stream.inode(), datagrams.inode()),
                        unix(source, new KernelCondition.Not(new KernelCondition.States(1 << 1))));
            }
        });
    }

    private static Set<Long> unix(final SockDiagSource source, final KernelCondition condition) throws IOException {
        final Set<Long> inodes = new HashSet<>();
        final SocketRecord row = new SocketRecord();
        final DumpResult result =
                source.collect(Protocol.UNIX, Family.UNIX, ALL.withCondition(condition), List.of(new RowSink() {
                    @Override
                    public boolean onRows(final RowBatch batch) {
                        assertTrue(batch.meetsCondition());
                        for (int i = 0; i < batch.count(); i++) {
                            inodes.add(batch.get(i, row).inode());
                        }
                        return true;
                    }

                    @Override
                    public void onMalformed(final String what, final long position) {
                        throw new AssertionError(what);
                    }
                }));
        assertEquals(DumpStatus.COMPLETE, result.status(), result::reason);
        return inodes;
    }
}
