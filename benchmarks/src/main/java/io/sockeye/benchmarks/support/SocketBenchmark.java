package io.sockeye.benchmarks.support;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all benchmarks have in common: nanoseconds for one socket, one thread, and the options without which our code
 * does not run, as JMH's forks know nothing of a jar's manifest.
 *
 * <p>An invocation handles one batch of {@link #ROWS} sockets, and the next one takes the next batch of a table of
 * {@link #sockets}; so the result is per socket whatever the table's size, and a large table shows what the caches do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SocketBenchmark.ROWS)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC"
        })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class SocketBenchmark {
    /** Sockets of a batch and of an invocation: what one netlink datagram holds. */
    public static final int ROWS = 264;

    /** How many sockets the table has at least; it is made of whole batches. */
    @Param({"1000", "100000"})
    private int sockets;

    private int next;

    /** For the benchmarks. */
    protected SocketBenchmark() {}

    /** {@return how many batches the table has} */
    protected final int batches() {
        return (sockets + ROWS - 1) / ROWS;
    }

    /** {@return number of the batch whose turn it is, from 0; the next call gives the next one} */
    protected final int nextBatch() {
        final int batch = next;
        next = batch + 1 == batches() ? 0 : batch + 1;
        return batch;
    }

    /**
     * Refuse to measure something wrong.
     *
     * @param expected what should be.
     * @param actual   what is.
     * @param what     was compared.
     */
    protected static void requireEqual(final Object expected, final Object actual, final String what) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(what + ": expected=" + expected + ", actual=" + actual);
        }
    }
}
