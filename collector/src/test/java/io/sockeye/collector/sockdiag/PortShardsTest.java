package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.query.PortRange;
import io.sockeye.linux.sockdiag.InetDiagBytecode;

/** The programs of all shards, run by a model of the kernel: each socket is accepted by exactly one. */
class PortShardsTest {
    private static final int OFFSET = 80;

    private final Random random = Seeds.random();

    private interface Ports {
        /** The local port in the upper half, the remote one in the lower. */
        int next();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 15, 16})
    void shouldPutEverySocketIntoExactlyOneShard(final int count) {
        for (int table = 0; table < 20; table++) {
            final PortRange range = randomRange();
            final PortShards shards = new PortShards(count, range);
            final KernelMatcher[] programs = programs(shards);
            for (int i = 0; i < 2000; i++) {
                final int local = randomPort(range);
                final int remote = randomPort(range);
                assertEquals(
                        shards.shardOf(local, remote),
                        onlyShard(programs, local, remote),
                        () -> "local=" + local + ", remote=" + remote + ", range=" + range);
            }
        }
    }

    @Test
    void shouldPutEveryPortIntoExactlyOneShardWhateverTheOther() {
        final PortShards shards = new PortShards(3, PortRange.DEFAULT);
        final KernelMatcher[] programs = programs(shards);
        for (int port = 0; port < PortRange.PORTS; port++) {
            assertEquals(shards.shardOf(port, 443), onlyShard(programs, port, 443));
            assertEquals(shards.shardOf(0, port), onlyShard(programs, 0, port));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void shouldWriteProgramsThatTheKernelTakesAndRunsInFewSteps(final int count) {
        for (final PortRange range :
                new PortRange[] {PortRange.DEFAULT, new PortRange(0, 65535), new PortRange(1024, 1024), randomRange()
                }) {
            for (final KernelMatcher program : programs(new PortShards(count, range))) {
                program.audit();
                for (int i = 0; i < 100; i++) {
                    program.matches(randomPort(range), randomPort(range));
                    assertTrue(program.steps() <= 16, "steps=" + program.steps());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 32768, 60999",
        "4, 32768, 60999",
        "16, 32768, 60999",
        "2, 1024, 65535",
        "4, 40000, 41000",
        "3, 10000, 10999"
    })
    void shouldDivideEvenly(final int count, final int first, final int last) {
        final PortRange range = new PortRange(first, last);
        assertEven(count, range, "server", () -> 443 << 16 | ephemeral(range));
        assertEven(count, range, "server in the range", () -> first + 5 << 16 | ephemeral(range));
        assertEven(count, range, "server of other hosts", () -> 443 << 16 | 1024 + random.nextInt(64512));
        assertEven(count, range, "client", () -> ephemeral(range) << 16 | 443);
        assertEven(
                count,
                range,
                "proxy",
                () -> random.nextBoolean() ? 443 << 16 | ephemeral(range) : ephemeral(range) << 16 | 8080);
        assertEven(
                count,
                range,
                "loopback",
                () -> random.nextBoolean() ? 5432 << 16 | ephemeral(range) : ephemeral(range) << 16 | 5432);
        assertEven(count, range, "both ends ephemeral", () -> ephemeral(range) << 16 | ephemeral(range));
    }

    @Test
    void shouldRefuseMoreShardsThanItHasRoomFor() {
        assertThrows(IllegalArgumentException.class, () -> new PortShards(17, PortRange.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> new PortShards(0, PortRange.DEFAULT));
    }

    /** No shard has more than a quarter above its part. */
    private void assertEven(final int count, final PortRange range, final String kind, final Ports ports) {
        final PortShards shards = new PortShards(count, range);
        final int[] sockets = new int[count];
        final int total = 20_000;
        for (int i = 0; i < total; i++) {
            final int both = ports.next();
            sockets[shards.shardOf(both >>> 16, both & 0xFFFF)]++;
        }
        for (final int inShard : sockets) {
            assertTrue(
                    inShard <= total / count * 5 / 4,
                    () -> kind + ": in one shard=" + inShard + " of " + total + ", shards=" + count + ", " + range);
        }
    }

    private int ephemeral(final PortRange range) {
        return range.first() + random.nextInt(range.last() - range.first() + 1);
    }

    private PortRange randomRange() {
        final int first = random.nextInt(PortRange.PORTS);
        return new PortRange(first, first + random.nextInt(PortRange.PORTS - first));
    }

    private int randomPort(final PortRange range) {
        switch (random.nextInt(4)) {
            case 0:
                return random.nextInt(PortRange.PORTS);
            case 1:
                return Math.floorMod(range.first() - 1 + random.nextInt(3), PortRange.PORTS);
            case 2:
                return Math.floorMod(range.last() - 1 + random.nextInt(3), PortRange.PORTS);
            default:
                return random.nextBoolean() ? 0 : 65535;
        }
    }

    private static int onlyShard(final KernelMatcher[] programs, final int local, final int remote) {
        int found = -1;
        for (int shard = 0; shard < programs.length; shard++) {
            if (programs[shard].matches(local, remote)) {
                assertEquals(-1, found, "in two shards: local=" + local + ", remote=" + remote);
                found = shard;
            }
        }
        return found;
    }

    private static KernelMatcher[] programs(final PortShards shards) {
        final KernelMatcher[] programs = new KernelMatcher[shards.count()];
        for (int shard = 0; shard < programs.length; shard++) {
            final UnsafeBuffer buffer =
                    new UnsafeBuffer(ByteBuffer.allocateDirect(OFFSET + PortShards.MAX_PROGRAM_LENGTH));
            final InetDiagBytecode program = new InetDiagBytecode().wrap(buffer, OFFSET);
            shards.write(shard, program);
            programs[shard] = new KernelMatcher(buffer, OFFSET, program.finish());
        }
        return programs;
    }
}
