package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;

/** Runs programs in turn, round after round, on one farm after the other. Threads: confined to one. */
final class InTurn {
    /** A program that takes longer runs once. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final TimedRun timed;
    private final boolean fast;
    /** By name: the largest farm on which a program that is not linear was measured. */
    private final Map<String, Estimate> known = new HashMap<>();

    /**
     * Prepare to run.
     *
     * @param timed to run programs with.
     * @param fast  whether those that take minutes are left out.
     */
    InTurn(final TimedRun timed, final boolean fast) {
        this.timed = timed;
        this.fast = fast;
    }

    /**
     * Run programs where this thread is.
     *
     * @param programs to run.
     * @param sockets  that were asked for.
     * @param expected how many rows a program should print.
     * @param rounds   of all programs.
     * @return a result for each program.
     * @throws IOException if one cannot be run at all.
     */
    List<CommandResult> run(
            final List<Program> programs, final long sockets, final ToLongFunction<Program> expected, final int rounds)
            throws IOException, InterruptedException {
        final List<CommandResult> results = new ArrayList<>();
        final List<ProgramRuns> runners = new ArrayList<>();
        final Map<ProgramRuns, Integer> places = new HashMap<>();
        for (final Program program : programs) {
            final ProgramRuns runs = new ProgramRuns(program);
            final CommandResult instead = instead(program, sockets);
            results.add(instead == null ? count(runs, expected) : instead);
            if (results.getLast() == null) {
                runners.add(runs);
                places.put(runs, results.size() - 1);
            }
        }
        for (int round = 1; round <= rounds; round++) {
            System.err.println("compare: round " + round + " of " + rounds);
            for (final ProgramRuns runs : runners) {
                runs.add(timed.measure(runs.program().command()));
            }
        }
        places.forEach((runs, place) -> results.set(place, runs.result()));
        results.forEach(result -> remember(result, sockets));
        return results;
    }

    /** A result for a program that does not run here, or null if it does. */
    private CommandResult instead(final Program program, final long sockets) {
        final String name = program.name();
        final String group = program.group();
        if (!program.isInstalled()) {
            System.err.println("compare: left out, as it is not installed: " + name);
            return CommandResult.without(name, group, Outcome.NOT_INSTALLED, "not installed");
        }
        if (fast && program.effort() != Program.Effort.LINEAR) {
            return CommandResult.without(name, group, Outcome.LEFT_OUT, "left out by --fast");
        }
        if (program.effort() == Program.Effort.QUADRATIC && sockets > Program.MOST_QUADRATIC_SOCKETS) {
            final Estimate estimate = known.get(name);
            if (estimate == null) {
                return CommandResult.without(
                        name, group, Outcome.LEFT_OUT, "grows with the square of the number of sockets");
            }
            final double factor = (double) sockets / estimate.sockets;
            return CommandResult.estimated(
                    name,
                    group,
                    String.format(
                            Locale.ROOT, "estimated: the square of %.1f times %,d sockets", factor, estimate.sockets),
                    estimate.wallMs * factor * factor);
        }
        return null;
    }

    /** One run to count the rows, which warms up too. Null if the program is to run again. */
    private CommandResult count(final ProgramRuns runs, final ToLongFunction<Program> expected)
            throws IOException, InterruptedException {
        final Program program = runs.program();
        System.err.println("compare: " + program.name());
        final Measurement first = timed.keep(program.command());
        if (first.exitCode() != 0 && first.complaint().contains("unrecognized option")) {
            System.err.println("compare: left out: " + first.complaint());
            return CommandResult.without(
                    program.name(), program.group(), Outcome.UNKNOWN_OPTION, "does not know the option yet");
        }
        runs.rows(timed.countLines() - program.headerLines(), expected.applyAsLong(program));
        if (first.exitCode() != 0 || first.wallNanos() > PATIENCE_NANOS) {
            runs.add(first);
            return runs.result();
        }
        return null;
    }

    private void remember(final CommandResult result, final long sockets) {
        if (result.outcome() == Outcome.MEASURED) {
            known.put(result.name(), new Estimate(sockets, result.wallMs()));
        }
    }

    private record Estimate(long sockets, double wallMs) {}
}
