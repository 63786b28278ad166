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
                    null,
                    1);
            final long limit = 200 + random.nextInt(40_000);

            final FarmPlan plan = FarmPlan.of(options, limit);

            final String what = "seed=" + SEED + ", options=" + options + ", limit=" + limit;
            assertEquals(2L * (options.connections() + options.unix()) + options.udp(), plan.descriptors(), what);
            for (final WorkerShare share : plan.shares()) {
                assertTrue(share.descriptors() <= Math.min(limit, FarmPlan.MAX_DESCRIPTORS) - 64, what);
            }
        }
    }

    @Test
    void shouldGiveIpv6ItsShare() throws FarmException {
        final FarmPlan plan = FarmPlan.of(new FarmOptions(20_000, 10, 0, 30, null, 1), 20_000);

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
        assertEquals(
                1,
                FarmPlan.of(new FarmOptions(0, 0, 0, 0, null, 1), 20_000)
                        .shares()
                        .size());
    }

    @Test
    void shouldRefuseALimitThatLeavesNothing() {
        final FarmException e =
                assertThrows(FarmException.class, () -> FarmPlan.of(new FarmOptions(1, 0, 0, 0, null, 1), 150));

        assertTrue(e.getMessage().startsWith("too few descriptors: a process may open 150"), e.getMessage());
    }

    @Test
    void shouldGiveEachProcessAnAddressOfItsOwn() {
        assertArrayEquals(new byte[] {127, 1, 0, 1}, share(0).address());
        assertArrayEquals(new byte[] {127, 1, 0, (byte) 254}, share(253).address());
        assertArrayEquals(new byte[] {127, 1, 1, 1}, share(254).address());
    }

    @Test
    void shouldPassAShareThroughACommandLine() {
        final WorkerShare share = new WorkerShare(1, 2, 3, 4, 5, 6);

        assertEquals(share, WorkerShare.of(share.toArguments().toArray(new String[0])));
    }

    private static WorkerShare share(final int index) {
        return new WorkerShare(index, 0, 0, 0, 0, 0);
    }
}
