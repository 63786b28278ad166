package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.PortRange;
import io.sockeye.collector.query.SocketQuery;

/** Requests for conditions, answered by a model of the kernel: what the condition itself says of each socket. */
class ConditionPlanTest {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, false, false, false);
    private static final int LISTEN = 1 << 10;
    private static final int ESTABLISHED = 1 << 1;
    private static final int ALL_STATES = 0xFFE;
    private static final int MANY = 100_000;

    private final Random random = Seeds.random();
    private final SockDiagRequest request = new SockDiagRequest();

    private static ConditionPlan plan(final KernelCondition condition) {
        return ConditionPlan.of(condition, Protocol.TCP, true);
    }

    private RequestModel ask(final ConditionPlan plan, final PortShards shards, final int shard) {
        request.inet(Protocol.TCP, Family.UNSPEC, ALL, plan);
        request.only(plan, shards, shard);
        return new RequestModel(request, Protocol.TCP);
    }

    private static KernelCondition port(final boolean isLocal, final int port) {
        return new KernelCondition.Ports(isLocal, port, port);
    }

    @Test
    void shouldAskForWhatTheConditionSays() {
        final int conditions = 20_000;
        int exact = 0;
        for (int i = 0; i < conditions; i++) {
            final List<KernelEntry> sockets = RandomConditions.sockets(random, 20);
            final KernelCondition condition = new RandomConditions(random, sockets, true).next();
            final ConditionPlan plan = plan(condition);
            final RequestModel asked = ask(plan, null, 0);
            assertEquals(plan.length(), asked.programLength());
            for (final KernelEntry socket : sockets) {
                final boolean holds = ConditionOracle.holds(condition, socket);
                final boolean isAccepted = asked.accepts(socket);
                assertTrue(
                        plan.isExact() ? holds == isAccepted : isAccepted || !holds,
                        () -> "condition=" + condition + ", socket=" + socket + ", holds=" + holds);
            }
            exact += plan.isExact() ? 1 : 0;
        }
        assertTrue(exact > conditions * 3 / 4, "exact=" + exact);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void shouldDivideWhatTheConditionSays(final int count) {
        final PortShards shards = new PortShards(count, PortRange.DEFAULT);
        for (int i = 0; i < 1_000 / count; i++) {
            final List<KernelEntry> sockets = RandomConditions.sockets(random, 50);
            final ConditionPlan plan = plan(new RandomConditions(random, sockets, true).next());
            final int[] seen = new int[sockets.size()];
            for (int shard = 0; shard < count; shard++) {
                final RequestModel asked = ask(plan, shards, shard);
                for (int j = 0; j < seen.length; j++) {
                    seen[j] += asked.accepts(sockets.get(j)) ? 1 : 0;
                }
            }
            final RequestModel whole = ask(plan, null, 0);
            for (int j = 0; j < seen.length; j++) {
                assertEquals(whole.accepts(sockets.get(j)) ? 1 : 0, seen[j], "socket=" + sockets.get(j));
            }
        }
    }

    @Test
    void shouldAskForStatesAndExactPortsWithoutAProgram() {
        final ConditionPlan plan = plan(new KernelCondition.AllOf(List.of(
                port(true, 443),
                new KernelCondition.Not(new KernelCondition.States(LISTEN)),
                new KernelCondition.AllOf(List.of(port(false, 50_000))))));
        assertEquals(443, plan.localPort());
        assertEquals(50_000, plan.remotePort());
        assertEquals(ALL_STATES & ~LISTEN, plan.states());
        assertEquals(0, plan.length());
        assertTrue(plan.isExact());
    }

    @Test
    void shouldLeaveOtherPortsToTheProgram() {
        for (final KernelCondition condition : List.of(
                port(true, 0),
                new KernelCondition.Not(port(true, 443)),
                new KernelCondition.AnyOf(List.of(port(true, 443), port(false, 443))))) {
            final ConditionPlan plan = plan(condition);
            assertEquals(0, plan.localPort() + plan.remotePort());
            assertTrue(plan.length() > 0);
            assertTrue(plan.isExact());
        }
        final ConditionPlan both = plan(new KernelCondition.AllOf(List.of(port(true, 1), port(true, 2))));
        assertEquals(1, both.localPort());
        assertTrue(both.length() > 0);
    }

    @Test
    void shouldKnowTheStatesOfEitherSide() {
        final KernelCondition listening =
                new KernelCondition.AllOf(List.of(new KernelCondition.States(LISTEN), port(true, 80)));
        final KernelCondition connected =
                new KernelCondition.AllOf(List.of(new KernelCondition.States(ESTABLISHED), port(false, 80)));
        final ConditionPlan plan = plan(new KernelCondition.AnyOf(List.of(listening, connected)));
        assertEquals(LISTEN | ESTABLISHED, plan.states());
        assertFalse(plan.isExact());
        final ConditionPlan states = plan(new KernelCondition.AnyOf(
                List.of(new KernelCondition.States(LISTEN), new KernelCondition.States(ESTABLISHED))));
        assertEquals(LISTEN | ESTABLISHED, states.states());
        assertTrue(states.isExact());
    }

    @Test
    void shouldLeaveOutMarksThatMayNotBeAsked() {
        final KernelCondition mark = new KernelCondition.Mark(1, 1);
        for (final KernelCondition condition : List.of(mark, new KernelCondition.Not(mark))) {
            final ConditionPlan plan = ConditionPlan.of(
                    new KernelCondition.AllOf(List.of(condition, new KernelCondition.Device(7))), Protocol.TCP, false);
            assertEquals(8, plan.length());
            assertFalse(plan.isExact());
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void shouldClaimNoMoreThanTheProtocolsDumpsHold(final Protocol protocol) {
        final ConditionPlan states = ConditionPlan.of(new KernelCondition.States(LISTEN), protocol, true);
        final boolean takesNone = List.of(Protocol.SCTP, Protocol.ICMP, Protocol.PACKET, Protocol.NETLINK)
                .contains(protocol);
        assertEquals(protocol != Protocol.RAW && !takesNone, states.isExact());
        assertEquals(takesNone ? ALL_STATES : LISTEN, states.states());
        final ConditionPlan ports = ConditionPlan.of(port(true, 80), protocol, true);
        assertEquals(!takesNone && protocol != Protocol.UNIX, ports.isExact());
        final boolean takesPorts = protocol == Protocol.TCP
                || protocol == Protocol.UDP
                || protocol == Protocol.UDPLITE
                || protocol == Protocol.DCCP;
        assertEquals(takesPorts ? 80 : 0, ports.localPort());
    }

    @Test
    void shouldAskNothingWhereNothingCanMeetIt() {
        for (final KernelCondition condition : List.of(
                KernelCondition.NEVER,
                new KernelCondition.Not(KernelCondition.ALWAYS),
                new KernelCondition.AllOf(
                        List.of(new KernelCondition.States(LISTEN), new KernelCondition.States(ESTABLISHED))))) {
            assertEquals(0, plan(condition).states());
            assertTrue(plan(condition).isExact());
        }
        assertEquals(0, plan(new KernelCondition.AllOf(List.of())).length());
    }

    @Test
    void shouldTakeConditionsOfAnyDepth() {
        KernelCondition negated = port(true, 80);
        KernelCondition all = port(true, 80);
        KernelCondition mixed = port(true, 80);
        for (int i = 0; i < MANY; i++) {
            negated = new KernelCondition.Not(negated);
            all = new KernelCondition.Not(new KernelCondition.AnyOf(
                    List.of(new KernelCondition.Not(all), new KernelCondition.Not(port(false, 80)))));
            mixed = i % 2 == 0
                    ? new KernelCondition.AnyOf(List.of(mixed, port(false, 80)))
                    : new KernelCondition.AllOf(List.of(mixed, port(true, 80)));
        }
        assertTrue(plan(negated).isExact());
        assertEquals(80, plan(negated).localPort());
        final ConditionPlan allPlan = plan(all);
        assertEquals(80, allPlan.localPort());
        assertEquals(80, allPlan.remotePort());
        final ConditionPlan mixedPlan = plan(mixed);
        assertFalse(mixedPlan.isExact());
        assertTrue(ask(mixedPlan, null, 0).accepts(KernelEntry.ofPorts(80, 1)));
    }

    @Test
    void shouldLeaveOutWhatHasNoRoom() {
        final List<KernelCondition> ports = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ports.add(new KernelCondition.Not(port(true, 1 + i % 65_535)));
        }
        final ConditionPlan some = plan(new KernelCondition.AllOf(ports));
        assertFalse(some.isExact());
        assertTrue(some.length() > ConditionPlan.MAX_LENGTH - 16 && some.length() <= ConditionPlan.MAX_LENGTH);
        final RequestModel first = ask(some, new PortShards(16, PortRange.DEFAULT), 0);
        assertTrue(first.programLength() < 0x8000);
        assertFalse(first.accepts(KernelEntry.ofPorts(1, 0)));

        final KernelCondition any = new KernelCondition.AnyOf(ports);
        final ConditionPlan none = plan(any);
        assertFalse(none.isExact());
        assertEquals(0, none.length());
        final ConditionPlan rest = plan(new KernelCondition.AllOf(List.of(any, new KernelCondition.Device(3))));
        assertFalse(rest.isExact());
        assertEquals(8, rest.length());
    }

    @Test
    void shouldTakeAsMuchAsHasRoomExactly() {
        // A program of one comparison, and one that jumps over all the others.
        final int count = ConditionPlan.MAX_LENGTH / 12;
        final KernelCondition any =
                new KernelCondition.AnyOf(Collections.nCopies(count, new KernelCondition.Ports(true, 0, 99)));
        final ConditionPlan plan = plan(any);
        assertTrue(plan.isExact());
        final RequestModel asked = ask(plan, null, 0);
        assertTrue(asked.accepts(KernelEntry.ofPorts(99, 0)));
        assertFalse(asked.accepts(KernelEntry.ofPorts(100, 0)));
    }

    @Test
    void shouldTellWhatTheKernelIsAsked() {
        for (int i = 0; i < 2_000; i++) {
            final List<KernelEntry> sockets = RandomConditions.sockets(random, 20);
            final KernelCondition condition = new RandomConditions(random, sockets, false).next();
            final KernelShare share = KernelShare.of(condition, Protocol.TCP);
            final RequestModel asked = ask(plan(condition), null, 0);
            assertEquals(share.programLength(), asked.programLength());
            assertEquals(share.programLength() == 0, share.program() == KernelCondition.ALWAYS);
            for (final KernelEntry socket : sockets) {
                final boolean isAsked = (share.states() >>> socket.state() & 1) != 0
                        && (share.localPort() == 0 || share.localPort() == socket.localPort())
                        && (share.remotePort() == 0 || share.remotePort() == socket.remotePort())
                        && ConditionOracle.holds(share.program(), socket);
                assertEquals(asked.accepts(socket), isAsked, () -> "condition=" + condition + ", socket=" + socket);
            }
        }
    }

    @Test
    void shouldKeepStatesAndPortsWithoutTheProgram() {
        final ConditionPlan plan =
                plan(new KernelCondition.AllOf(List.of(port(true, 80), new KernelCondition.Device(3))));
        assertTrue(plan.isExact());
        assertEquals(80, plan.withoutProgram().localPort());
        assertEquals(0, plan.withoutProgram().length());
        assertFalse(plan.withoutProgram().isExact());
    }
}
