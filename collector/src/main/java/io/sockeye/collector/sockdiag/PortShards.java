package io.sockeye.collector.sockdiag;

import java.util.Arrays;

import io.sockeye.collector.query.PortRange;
import io.sockeye.linux.sockdiag.InetDiagBytecode;

/**
 * Divides the sockets of a dump into disjoint shards that the kernel itself can tell apart by their ports.
 *
 * <p>The ports are cut into stripes, numbered upwards from 0. A socket belongs to shard
 * {@code (stripe of its local port + stripe of its remote port) modulo shards}. So it is in exactly one of them,
 * whatever its ports are, and shards are even as soon as either port is spread over many stripes: the remote ones of a
 * server, the local ones of a client, both on loopback, and also where a server's own port lies among the ephemeral
 * ones. Stripes are narrow in the host's ephemeral range, which is where its own connections crowd, and wide elsewhere,
 * where those of other hosts lie.
 *
 * <p>The program of a shard is a tree of comparisons that finds the stripe of the local port, and below each of its
 * leaves goes on to one of as many trees for the remote port as there are shards. Each tree's leaves of the shard's own
 * stripes accept. Threads: immutable.
 */
final class PortShards {
    /** More shards would make programs that the kernel takes long to check, and each shard walks the whole table. */
    static final int MAX_SHARDS = 16;
    /** Room that a program takes at most, in bytes. */
    static final int MAX_PROGRAM_LENGTH = 16 * 1024;

    private static final int STRIPES_INSIDE = 16;
    private static final int STRIPES_OUTSIDE = 4;

    private final int shards;
    /** The first port of each stripe, ascending. */
    private final int[] stripes;

    /**
     * Divide.
     *
     * @param shards    how many there are to be, 1 to {@link #MAX_SHARDS}.
     * @param ephemeral ports that are given to clients.
     */
    PortShards(final int shards, final PortRange ephemeral) {
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException("shards out of range: shards=" + shards + ", max=" + MAX_SHARDS);
        }
        this.shards = shards;
        final int[] firsts = new int[2 * multiple(STRIPES_OUTSIDE) + multiple(STRIPES_INSIDE)];
        int count = cut(firsts, 0, 0, ephemeral.first(), STRIPES_OUTSIDE);
        count = cut(firsts, count, ephemeral.first(), ephemeral.last() + 1, STRIPES_INSIDE);
        count = cut(firsts, count, ephemeral.last() + 1, PortRange.PORTS, STRIPES_OUTSIDE);
        stripes = Arrays.copyOf(firsts, count);
    }

    /** Cut the ports from {@code from} to {@code to - 1} into stripes of about one width. */
    private int cut(final int[] firsts, final int count, final int from, final int to, final int least) {
        final int width = to - from;
        final int parts = Math.min(width, multiple(least));
        for (int i = 0; i < parts; i++) {
            firsts[count + i] = from + (int) ((long) width * i / parts);
        }
        return count + parts;
    }

    /** As many stripes for each shard. */
    private int multiple(final int least) {
        return (least + shards - 1) / shards * shards;
    }

    /** {@return how many shards there are} */
    int count() {
        return shards;
    }

    /**
     * The shard that a socket belongs to.
     *
     * @param localPort  0 to 65535.
     * @param remotePort 0 to 65535.
     * @return 0 to {@link #count()} - 1.
     */
    int shardOf(final int localPort, final int remotePort) {
        return (stripeOf(localPort) + stripeOf(remotePort)) % shards;
    }

    private int stripeOf(final int port) {
        final int found = Arrays.binarySearch(stripes, port);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * Append operations that accept the sockets of one shard and reject the others.
     *
     * @param shard   0 to {@link #count()} - 1.
     * @param program to append to; {@link #MAX_PROGRAM_LENGTH} is room enough.
     */
    void write(final int shard, final InetDiagBytecode program) {
        final InetDiagBytecode.Label[] remoteTrees = new InetDiagBytecode.Label[shards];
        for (int i = 0; i < shards; i++) {
            remoteTrees[i] = program.label();
        }
        tree(program, InetDiagBytecode.INET_DIAG_BC_S_GE, remoteTrees, 0, stripes.length);
        final InetDiagBytecode.Label[] ends = new InetDiagBytecode.Label[shards];
        for (int local = 0; local < shards; local++) {
            for (int remote = 0; remote < shards; remote++) {
                ends[remote] = (local + remote) % shards == shard ? program.accept() : program.reject();
            }
            program.bind(remoteTrees[local]);
            tree(program, InetDiagBytecode.INET_DIAG_BC_D_GE, ends, 0, stripes.length);
        }
    }

    /**
     * Find the stripe, which is one from {@code from} to {@code to - 1}, and go where its remainder by shards leads.
     */
    private void tree(
            final InetDiagBytecode program,
            final int comparison,
            final InetDiagBytecode.Label[] leaves,
            final int from,
            final int to) {
        if (to - from == 1) {
            program.jump(leaves[from % shards]);
            return;
        }
        final int middle = (from + to) >>> 1;
        if (middle - from == 1) {
            program.compare(comparison, stripes[middle], leaves[from % shards]);
            tree(program, comparison, leaves, middle, to);
            return;
        }
        final InetDiagBytecode.Label lower = program.label();
        program.compare(comparison, stripes[middle], lower);
        tree(program, comparison, leaves, middle, to);
        program.bind(lower);
        tree(program, comparison, leaves, from, middle);
    }
}
