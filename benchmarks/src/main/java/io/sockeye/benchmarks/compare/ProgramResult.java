package io.sockeye.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The runs of one program. Threads: confined to one. */
final class ProgramResult {
    private final Program program;
    private final List<Measurement> runs = new ArrayList<>();
    private long rows;
    private long expectedRows;

    ProgramResult(final Program program) {
        this.program = program;
    }

    Program program() {
        return program;
    }

    void add(final Measurement run) {
        runs.add(run);
    }

    void rows(final long counted, final long expected) {
        rows = counted;
        expectedRows = expected;
    }

    long rows() {
        return rows;
    }

    int runs() {
        return runs.size();
    }

    /** {@return what is wrong with the runs, or null} */
    String fault() {
        for (final Measurement run : runs) {
            if (run.exitCode() != 0) {
                return "exit code " + run.exitCode();
            }
        }
        return rows == expectedRows ? null : "rows=" + rows + ", expected=" + expectedRows;
    }

    /** {@return the median; of an even number of runs the lower one of the two in the middle} */
    long median(final ToLongFunction<Measurement> value) {
        final long[] sorted = sorted(value);
        return sorted[(sorted.length - 1) / 2];
    }

    long least(final ToLongFunction<Measurement> value) {
        return sorted(value)[0];
    }

    long greatest(final ToLongFunction<Measurement> value) {
        return sorted(value)[runs.size() - 1];
    }

    private long[] sorted(final ToLongFunction<Measurement> value) {
        return runs.stream().mapToLong(value).sorted().toArray();
    }
}
