package io.sockeye.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;

/** The runs of one program on one farm. Threads: confined to one. */
final class ProgramRuns {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double KIB_PER_MIB = 1024;

    private final Program program;
    private final List<Measurement> runs = new ArrayList<>();
    private long rows;
    private String fault;

    ProgramRuns(final Program program) {
        this.program = program;
    }

    Program program() {
        return program;
    }

    void add(final Measurement run) {
        runs.add(run);
        if (run.exitCode() != 0) {
            fault = "exit code " + run.exitCode() + ": " + run.complaint();
        }
    }

    /** Note how many sockets were in the output, and how many there are. */
    void rows(final long counted, final long expected) {
        rows = counted;
        if (counted != expected) {
            fault = "rows=" + counted + ", expected=" + expected;
        }
    }

    CommandResult result() {
        return new CommandResult(
                program.name(),
                program.group(),
                fault == null ? Outcome.MEASURED : Outcome.FAILED,
                fault,
                runs.size(),
                median(Measurement::wallNanos) / NANOS_PER_MILLI,
                sorted(Measurement::wallNanos)[0] / NANOS_PER_MILLI,
                sorted(Measurement::wallNanos)[runs.size() - 1] / NANOS_PER_MILLI,
                (double) median(Measurement::cpuMillis),
                sorted(Measurement::peakKib)[runs.size() - 1] / KIB_PER_MIB,
                rows);
    }

    /** The median; of an even number of runs the lower one of the two in the middle. */
    private long median(final ToLongFunction<Measurement> value) {
        return sorted(value)[(runs.size() - 1) / 2];
    }

    private long[] sorted(final ToLongFunction<Measurement> value) {
        return runs.stream().mapToLong(value).sorted().toArray();
    }
}
