package io.sockeye.benchmarks.farm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class FarmPlanTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());

    @Test
    void shouldShareOutEverySocketAndKeepToTheLimit() throws FarmException {
        final Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            final FarmOptions options = new FarmOptions(
                    random.nextInt(300_000),
                    random.nextInt(50_000),
                    random.nextInt(50_000),
                    random.nextInt(101),
                    random.nextInt(20_000),
                    null,
                    null,
                    1);
            final long limit = 200 + random.nextInt(40_000);

            final FarmPlan plan = FarmPlan.of(options, limit);

            final String what = "seed=" + SEED + ", options=" + options + ", limit=" + limit;
            assertEquals(2L * (options.connections() + options.unix()) + options.udp(), plan.descriptors(), what);
            for (final WorkerShare share : plan.shares()) {
                assertTrue(share.descriptors() <= Math.min(limit, FarmPlan.MAX_DESCRIPTORS) - 64, what);
                assertTrue(share.churn() <= FarmPlan.MAX_CHURN, what);
            }
            assertEquals(
                    options.churn(),
                    plan.shares().stream().mapToInt(WorkerShare::churn).sum(),
                    what);
        }
    }

    @Test
    void shouldGiveIpv6ItsShare() throws FarmException {
        final FarmPlan plan = FarmPlan.of(options(20_000, 10, 30), 20_000);

        assertEquals(3, plan.shares().size());
        assertEquals(
                6_000,
                plan.shares().stream().mapToInt(WorkerShare::connections6).sum());
        assertEquals(
                14_000,
                plan.shares().stream().mapToInt(WorkerShare::connections).sum());
        assertEquals(3, plan.shares().stream().mapToInt(WorkerShare::udp6).sum());
    }

    @Test
    void shouldStartOneProcessForNoSockets() throws FarmException {
        assertEquals(1, FarmPlan.of(options(0, 0, 0), 20_000).shares().size());
    }

    @Test
    void shouldRefuseALimitThatLeavesNothing() {
        final FarmException e = assertThrows(FarmException.class, () -> FarmPlan.of(options(1, 0, 0), 150));

        assertTrue(
                e.getMessage().startsWith("too few descriptors: a process may open 150, at least 200 are needed"),
                e.getMessage());
    }

    @Test
    void shouldSayHowManyDescriptorsAreNeededWhereTheLimitIsTooLowForThem() {
        final FarmException e = assertThrows(FarmException.class, () -> FarmPlan.of(options(5_000_000, 0, 0), 210));

        assertTrue(
                e.getMessage().startsWith("too few descriptors: 10000000 are needed, a process may open 210, "),
                e.getMessage());
    }

    @Test
    void shouldGiveEachProcessAnAddressOfItsOwn() {
        assertArrayEquals(new byte[] {127, 1, 0, 1}, share(0).address());
        assertArrayEquals(new byte[] {127, 1, 0, (byte) 254}, share(253).address());
        assertArrayEquals(new byte[] {127, 1, 1, 1}, share(254).address());
        assertArrayEquals(new byte[] {127, 2, 1, 1}, share(254).churnAddress());
    }

    @Test
    void shouldPassAShareThroughACommandLine() {
        final WorkerShare share = new WorkerShare(1, 2, 3, 4, 5, 6, 7);

        assertEquals(share, WorkerShare.of(share.toArguments().toArray(new String[0])));
    }

    private static FarmOptions options(final int connections, final int udp, final int ipv6Percent) {
        return new FarmOptions(connections, udp, 0, ipv6Percent, 0, null, null, 1);
    }

    private static WorkerShare share(final int index) {
        return new WorkerShare(index, 0, 0, 0, 0, 0, 0);
    }
}
