package io.sockeye.benchmarks.dump;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Times dumps of this network namespace in turn, round after round, and writes a line with {@code name=value} words for
 * each to standard output: name, sockets, rounds, nanos (the median), least, greatest. Exit code 1 if one has failed or
 * has not found as many sockets as the others.
 */
public final class DumpComparison {
    /** Rounds before those that count: C2 is done with the loops by then. */
    private static final int WARM_UP_ROUNDS = 5;

    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_ROUNDS = 201;

    private final List<Dump> dumps;
    private final int rounds;

    private DumpComparison(final List<Dump> dumps, final int rounds) {
        this.dumps = dumps;
        this.rounds = rounds;
    }

    /**
     * Compare.
     *
     * @param args how many rounds there must be at least.
     */
    public static void main(final String[] args) {
        try (Drain drain = new Drain();
                RowDump oneThread = new RowDump("one_thread", 1);
                RowDump twoThreads = new RowDump("two_threads", 2)) {
            new DumpComparison(List.of(drain, oneThread, twoThreads), Integer.parseInt(args[0])).run();
        } catch (final IOException e) {
            System.err.println("dump: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        final long sockets = dumps.get(0).run();
        for (final Dump dump : dumps) {
            final long found = dump.run();
            if (found != sockets) {
                throw new IOException("not as many sockets: name=" + dump.name() + ", sockets=" + found + ", "
                        + dumps.get(0).name() + "=" + sockets);
            }
        }
        measure(WARM_UP_ROUNDS, WARM_UP_NANOS);
        final long[][] nanos = measure(rounds, LEAST_NANOS);
        for (int i = 0; i < dumps.size(); i++) {
            Arrays.sort(nanos[i]);
            System.out.println("name=" + dumps.get(i).name() + " sockets=" + sockets + " rounds=" + nanos[i].length
                    + " nanos=" + nanos[i][(nanos[i].length - 1) / 2] + " least=" + nanos[i][0] + " greatest="
                    + nanos[i][nanos[i].length - 1]);
        }
    }

    /** The times of each dump, of at least so many rounds that take at least so long. */
    private long[][] measure(final int leastRounds, final long leastNanos) throws IOException {
        final long[][] nanos = new long[dumps.size()][MAX_ROUNDS];
        final long started = System.nanoTime();
        int round = 0;
        while (round < leastRounds || round < MAX_ROUNDS && System.nanoTime() - started < leastNanos) {
            for (int i = 0; i < dumps.size(); i++) {
                final long begin = System.nanoTime();
                dumps.get(i).run();
                nanos[i][round] = System.nanoTime() - begin;
            }
            round++;
        }
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = Arrays.copyOf(nanos[i], round);
        }
        return nanos;
    }
}
