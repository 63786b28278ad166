package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.sockeye.benchmarks.farm.FarmCounts;
import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;
import io.sockeye.benchmarks.results.DumpResult;
import io.sockeye.benchmarks.results.Host;
import io.sockeye.benchmarks.results.Results;
import io.sockeye.benchmarks.results.ResultsJson;
import io.sockeye.benchmarks.results.SizeResult;

/**
 * Compares Sockeye with its elders, see {@link CompareOptions#USAGE}. Exit code 0; 1 if a program is missing or has
 * failed or did not list every socket; 2 for wrong usage.
 */
public final class Comparison {
    private static final int USAGE_ERROR = 2;
    private static final int SOCKETS_OF_A_CONNECTION = 2;
    /** A quiet host's listing takes milliseconds, of which the host's own noise is a part: so many times the runs. */
    private static final int QUIET_RUNS = 4;
    /** A quiet host has a few thousand. */
    private static final long MANY_FILES = 20_000;

    private final CompareOptions options;
    private final Installation installation;
    private final TimedRun timed;
    private final List<SizeResult> sizes = new ArrayList<>();
    private final List<SizeResult> routes = new ArrayList<>();
    private List<CommandResult> quiet = List.of();
    private volatile FarmSession farm;

    private Comparison(final CompareOptions options, final Installation installation) {
        this.options = options;
        this.installation = installation;
        timed = new TimedRun(installation.scratch());
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
            System.exit(new Comparison(options, new Installation(Path.of(args[0]))).run() ? 0 : 1);
        } catch (final IOException e) {
            System.err.println("compare: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Ends the farm when this program is told to end; a farm ends by itself when this one is killed. */
    private void endFarm() {
        final FarmSession current = farm;
        if (current != null) {
            current.end();
        }
    }

    private boolean run() throws IOException, InterruptedException {
        installation.requireBuilt();
        TimedRun.requireGnuTime();
        Runtime.getRuntime().addShutdownHook(new Thread(this::endFarm, "farm-end"));
        final Host host = installation.host();
        if (host.openFiles() > MANY_FILES) {
            System.err.println("compare: others have " + host.openFiles()
                    + " files open, which every command with -p looks at: those figures will be too high");
        }
        final boolean complete = measure();
        if (quiet.isEmpty()) {
            return false;
        }
        final Results results = new Results(
                ZonedDateTime.now()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toOffsetDateTime()
                        .toString(),
                installation.commit(),
                host,
                options.runs(),
                sizes,
                quiet,
                routes);
        final String markdown = new Report(results).markdown();
        System.out.print(markdown);
        if (options.record()) {
            record(results, markdown);
        }
        return complete & isGood();
    }

    /** True if all of it could be measured; what there is by then stands in any case. */
    private boolean measure() throws InterruptedException {
        try {
            measureQuietHost();
            final InTurn inTurn = new InTurn(timed, options.fast());
            for (final int sockets : options.sockets()) {
                measureFarm(inTurn, sockets);
            }
            for (final int count : options.routes()) {
                measureRoutes(inTurn, count);
            }
            return true;
        } catch (final IOException e) {
            System.err.println("compare: " + e.getMessage());
            return false;
        }
    }

    private void measureQuietHost() throws IOException, InterruptedException {
        try (FarmSession empty = start(0)) {
            Files.createDirectories(installation.scratch());
            final List<String> bare = new BareJvm(installation.image(), installation.scratch()).make();
            empty.enter();
            quiet = new InTurn(timed, options.fast())
                    .run(
                            inTurnWithBefore(Program.quiet(installation, bare)),
                            0,
                            program -> program.expectedRows(empty.counts()),
                            Math.max(QUIET_RUNS, options.runs()));
        }
    }

    private void measureFarm(final InTurn inTurn, final int sockets) throws IOException, InterruptedException {
        System.err.println("compare: making " + sockets + " sockets");
        try (FarmSession session = start(sockets)) {
            System.err.println("compare: " + session.readyLine());
            session.enter();
            final FarmCounts counts = session.counts();
            final List<CommandResult> commands = inTurn.run(
                    inTurnWithBefore(Program.all(installation)),
                    sockets,
                    program -> program.expectedRows(counts),
                    options.runs());
            final List<DumpResult> dumps = WarmDumps.compare(installation.dumps(), options.runs());
            sizes.add(new SizeResult(sockets, session.readyLine(), commands, dumps));
        }
    }

    private void measureRoutes(final InTurn inTurn, final int count) throws IOException, InterruptedException {
        System.err.println("compare: making " + count + " routes");
        try (RouteTable table = RouteTable.make(count, installation.scratch())) {
            table.enter();
            final List<CommandResult> commands = inTurn.run(
                    inTurnWithBefore(Program.routes(installation)),
                    count,
                    program -> program.expectedRoutes(count),
                    options.runs());
            routes.add(new SizeResult(count, table.description(), commands, List.of()));
        }
    }

    private List<Program> inTurnWithBefore(final List<Program> programs) throws IOException, InterruptedException {
        return options.before() == null
                ? programs
                : new Before(options.before()).beside(programs, installation.sockeye());
    }

    private FarmSession start(final int sockets) throws IOException {
        farm = FarmSession.start(
                installation.benchmarks().resolve("farm"), sockets / SOCKETS_OF_A_CONNECTION, options.ipv6Percent());
        return farm;
    }

    private void record(final Results results, final String markdown) throws IOException {
        final Path directory = Files.createDirectories(installation
                .benchmarks()
                .resolve("results")
                .resolve(LocalDate.now() + "-" + results.host().name() + "-" + results.commit()));
        ResultsJson.write(directory, results);
        Files.writeString(directory.resolve("compare.md"), markdown);
        System.err.println("compare: written to " + directory);
    }

    /** Whether there is a figure for all that was to be measured; those who have none are named. */
    private boolean isGood() {
        boolean good = true;
        for (final SizeResult size : sizes) {
            if (size.dumps().isEmpty()) {
                System.err.println("compare: no dumps in a warm process: sockets=" + size.sockets());
                good = false;
            }
        }
        final List<CommandResult> bad = Stream.concat(
                        Stream.concat(sizes.stream(), routes.stream()).flatMap(size -> size.commands().stream()),
                        quiet.stream())
                .filter(result -> result.outcome() == Outcome.FAILED || result.outcome() == Outcome.NOT_INSTALLED)
                .toList();
        for (final CommandResult result : bad) {
            System.err.println("compare: " + result.name() + ": " + result.note());
        }
        return good && bad.isEmpty();
    }
}
