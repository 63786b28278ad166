package io.sockeye.benchmarks.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.sockeye.benchmarks.results.ResultsJson;

/**
 * Checks recorded results, which are {@code compare.json}, {@code jmh.json} and {@code serve.json} of a directory,
 * against a file of goals. Writes a line for each goal that is missed. Exit code 0 if there is none; 1 if there is, or
 * a file cannot be read; 2 for wrong usage.
 */
public final class GoalCheck {
    private static final int USAGE_ERROR = 2;
    private static final String USAGE = """
            usage: check [--all] [DIRECTORY]
            Holds the results of compare, JMH and serve in DIRECTORY, by default the newest of benchmarks/results,
            against benchmarks/goals: a line for each goal that is missed, as it is too if its figure is missing, and
            for each benchmark that allocates. --all prints the goals that are met too. Exit code 0 if all are met,
            else 1.
            """;
    /** JMH itself allocates a little now and then. In bytes for an operation. */
    private static final double ALLOCATION_LIMIT = 0.01;

    private final List<String> met = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    private GoalCheck() {}

    /**
     * Check.
     *
     * @param args the directory of this module, then options and the directory with the results.
     */
    public static void main(final String[] args) {
        final List<String> rest = new ArrayList<>(List.of(args).subList(1, args.length));
        if (rest.contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        final boolean all = rest.remove("--all");
        if (rest.size() > 1 || rest.stream().anyMatch(word -> word.startsWith("-"))) {
            System.err.print(USAGE);
            System.exit(USAGE_ERROR);
            return;
        }
        try {
            final Path benchmarks = Path.of(args[0]);
            final Path directory = rest.isEmpty() ? newest(benchmarks.resolve("results")) : Path.of(rest.get(0));
            final GoalCheck check = of(benchmarks.resolve("goals"), directory);
            if (all) {
                check.met.forEach(line -> System.out.println("met: " + line));
            }
            check.missed.forEach(line -> System.out.println("MISSED: " + line));
            System.err.println(
                    "check: " + directory + ": " + check.met.size() + " met, " + check.missed.size() + " missed");
            System.exit(check.missed.isEmpty() ? 0 : 1);
        } catch (final IOException | IllegalArgumentException e) {
            System.err.println("check: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Hold results against goals.
     *
     * @param goals     file.
     * @param directory of results.
     * @return what came out.
     * @throws IOException if one cannot be read.
     */
    static GoalCheck of(final Path goals, final Path directory) throws IOException {
        final List<JmhResult> jmh = JmhResult.read(directory);
        final Measured measured = new Measured(ResultsJson.read(directory), jmh, ServeFigures.read(directory));
        final GoalCheck check = new GoalCheck();
        for (final String line : Files.readAllLines(goals)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                check.hold(Goal.parse(line), measured);
            }
        }
        check.missed.addAll(measured.failures());
        jmh.forEach(check::holdAllocation);
        return check;
    }

    /** {@return a line for each goal that is missed} */
    List<String> missed() {
        return missed;
    }

    /** {@return a line for each goal that is met} */
    List<String> met() {
        return met;
    }

    private void hold(final Goal goal, final Measured measured) {
        final OptionalDouble figure = measured.find(goal.figure());
        final OptionalDouble against = goal.against() == null ? OptionalDouble.of(1) : measured.find(goal.against());
        if (figure.isEmpty() || against.isEmpty()) {
            missed.add(goal.text() + ": not measured: " + (figure.isEmpty() ? goal.figure() : goal.against()).text());
            return;
        }
        final double value = figure.getAsDouble() / against.getAsDouble();
        add(goal.text(), value, goal.limit(), value <= goal.limit());
    }

    private void holdAllocation(final JmhResult result) {
        final String text = "bytes(" + result.text() + ")";
        if (Double.isNaN(result.bytes())) {
            missed.add(text + ": not measured: run JMH with -prof gc");
        } else if (!result.isNaive()) {
            add(text, result.bytes(), ALLOCATION_LIMIT, result.bytes() < ALLOCATION_LIMIT);
        }
    }

    private void add(final String text, final double value, final double limit, final boolean isMet) {
        (isMet ? met : missed).add(String.format(Locale.ROOT, "%s: measured=%.4g, goal=%.4g", text, value, limit));
    }

    private static Path newest(final Path results) throws IOException {
        try (Stream<Path> directories = Files.list(results)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("compare.json")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("no results in " + results));
        }
    }
}
