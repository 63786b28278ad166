package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.benchmarks.farm.FarmCounts;

/**
 * Compares Sockeye with its elders, see {@link CompareOptions#USAGE}. Exit code 0; 1 if something failed or a program
 * did not list every socket; 2 for wrong usage.
 */
public final class Comparison {
    private static final int USAGE_ERROR = 2;

    private final CompareOptions options;
    private final Path benchmarks;

    private Comparison(final CompareOptions options, final Path benchmarks) {
        this.options = options;
        this.benchmarks = benchmarks;
    }

    /**
     * Compare.
     *
     * @param args the directory of this module, then {@link CompareOptions#USAGE}.
     * @throws InterruptedException if this thread is interrupted.
     */
    public static void main(final String[] args) throws InterruptedException {
        final List<String> rest = List.of(args).subList(1, args.length);
        if (rest.contains("--help")) {
            System.out.print(CompareOptions.USAGE);
            return;
        }
        final CompareOptions options;
        try {
            options = CompareOptions.parse(rest.toArray(new String[0]));
        } catch (final IllegalArgumentException e) {
            System.err.println("compare: " + e.getMessage());
            System.err.print(CompareOptions.USAGE);
            System.exit(USAGE_ERROR);
            return;
        }
        try {
            System.exit(new Comparison(options, Path.of(args[0])).run() ? 0 : 1);
        } catch (final IOException e) {
            System.err.println("compare: " + e.getMessage());
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        TimedRun.requireGnuTime();
        final List<ProgramResult> results = programs();
        final String readyLine;
        try (FarmSession farm = FarmSession.start(benchmarks.resolve("farm"), options)) {
            // Ends the farm when this program is told to end; it ends by itself when this one is killed.
            Runtime.getRuntime().addShutdownHook(new Thread(farm::close, "farm-close"));
            readyLine = farm.readyLine();
            System.err.println("compare: " + readyLine);
            farm.enter();
            final Path directory = Files.createDirectories(benchmarks.resolve("target/compare"));
            measure(results, new TimedRun(directory), farm.counts());
        }
        report(results, readyLine);
        return results.stream().allMatch(result -> result.fault() == null);
    }

    private List<ProgramResult> programs() {
        final Path sockeye =
                benchmarks.resolveSibling("cli/target/sockeye/bin/sockeye").normalize();
        final List<ProgramResult> results = new ArrayList<>();
        for (final Program program : Program.all(sockeye)) {
            if (!program.isInstalled()) {
                System.err.println("compare: left out, as it is not there: "
                        + program.command().get(0));
            } else if (options.slow() || !program.isSlow()) {
                results.add(new ProgramResult(program));
            }
        }
        return results;
    }

    /** One run of each to count its rows, which warms up too; then all in turn, round after round. */
    private void measure(final List<ProgramResult> results, final TimedRun timed, final FarmCounts counts)
            throws IOException, InterruptedException {
        for (final ProgramResult result : results) {
            final Program program = result.program();
            System.err.println("compare: " + program.name());
            final Measurement first = timed.keep(program.command());
            if (program.isSlow()) {
                result.add(first);
            }
            final long expected = program.ipv4Only() ? counts.allTcp4() : counts.allTcp();
            result.rows(timed.countLines() - program.headerLines(), program.listsSockets() ? expected : 0);
        }
        for (int run = 1; run <= options.runs(); run++) {
            System.err.println("compare: round " + run + " of " + options.runs());
            for (final ProgramResult result : results) {
                if (!result.program().isSlow()) {
                    result.add(timed.measure(result.program().command()));
                }
            }
        }
    }

    private void report(final List<ProgramResult> results, final String readyLine)
            throws IOException, InterruptedException {
        final String commit = commit();
        final String markdown = new Report(results).markdown(readyLine, commit);
        System.out.print(markdown);
        if (options.record()) {
            final Path directory = benchmarks
                    .resolve("results")
                    .resolve(LocalDate.now() + "-"
                            + Files.readAllLines(Path.of("/etc/hostname")).get(0) + "-" + commit);
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("compare.md"), markdown);
            System.err.println("compare: written to " + directory.resolve("compare.md"));
        }
    }

    private String commit() throws IOException, InterruptedException {
        final Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .directory(benchmarks.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final String text = new String(git.getInputStream().readAllBytes()).trim();
        return git.waitFor() == 0 ? text : "unknown";
    }
}
