package io.sockeye.benchmarks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;
import io.sockeye.benchmarks.results.Results;
import io.sockeye.benchmarks.results.SizeResult;

/** Finds figures by their names in what was recorded. An estimate is no figure. */
final class Measured {
    private static final String QUIET = "quiet";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Results results;
    private final List<JmhResult> jmh;
    private final ServeFigures serve;

    /**
     * Take what was recorded.
     *
     * @param results of compare.
     * @param jmh     of JMH.
     * @param serve   of serve.
     */
    Measured(final Results results, final List<JmhResult> jmh, final ServeFigures serve) {
        this.results = results;
        this.jmh = jmh;
        this.serve = serve;
    }

    /**
     * A figure.
     *
     * @param figure to find.
     * @return its value, or nothing if it was not measured.
     * @throws IllegalArgumentException if there is no such kind of figure, or it needs other arguments.
     */
    OptionalDouble find(final Figure figure) {
        final List<String> arguments = figure.arguments();
        if ("ns".equals(figure.kind())) {
            return nanos(arguments);
        }
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("needs two arguments: " + figure.text());
        }
        final String place = arguments.get(0);
        final String name = arguments.get(1);
        return switch (figure.kind()) {
            case "wall_ms" -> command(place, name, Kind.WALL_MS);
            case "wall_ns_per_socket" -> {
                final OptionalDouble wall = command(place, name, Kind.WALL_MS);
                yield wall.isPresent()
                        ? OptionalDouble.of(wall.getAsDouble() * NANOS_PER_MILLI / Long.parseLong(place))
                        : wall;
            }
            case "peak_mib" -> command(place, name, Kind.PEAK_MIB);
            case "routes_wall_ms" -> routes(place, name, Kind.WALL_MS);
            case "routes_peak_mib" -> routes(place, name, Kind.PEAK_MIB);
            case "dump_ms" -> dump(place, name);
            case "serve" -> serve.find(place, name);
            default -> throw new IllegalArgumentException("no such figure: " + figure.text());
        };
    }

    /** {@return all runs that have failed, as they are to be reported} */
    List<String> failures() {
        final List<String> failures = new ArrayList<>();
        for (final SizeResult size : results.sizes()) {
            addFailures(Long.toString(size.sockets()), size.commands(), failures);
        }
        for (final SizeResult size : results.routes()) {
            addFailures(size.sockets() + " routes", size.commands(), failures);
        }
        addFailures(QUIET, results.quiet(), failures);
        return failures;
    }

    private static void addFailures(
            final String place, final List<CommandResult> commands, final List<String> failures) {
        for (final CommandResult command : commands) {
            if (command.outcome() == Outcome.FAILED) {
                failures.add("run(" + place + ", " + command.name() + "): " + command.note());
            }
        }
    }

    private OptionalDouble command(final String place, final String name, final Kind kind) {
        return QUIET.equals(place) ? value(results.quiet(), name, kind) : value(of(results.sizes(), place), name, kind);
    }

    private OptionalDouble routes(final String place, final String name, final Kind kind) {
        return value(of(results.routes(), place), name, kind);
    }

    private static List<CommandResult> of(final List<SizeResult> sizes, final String place) {
        return sizes.stream()
                .filter(size -> Long.toString(size.sockets()).equals(place))
                .flatMap(size -> size.commands().stream())
                .toList();
    }

    private static OptionalDouble value(final List<CommandResult> commands, final String name, final Kind kind) {
        return commands.stream()
                .filter(command -> command.name().equals(name) && command.outcome() == Outcome.MEASURED)
                .mapToDouble(command -> kind == Kind.WALL_MS ? command.wallMs() : command.peakMib())
                .findFirst();
    }

    private OptionalDouble dump(final String place, final String name) {
        return results.sizes().stream()
                .filter(size -> Long.toString(size.sockets()).equals(place))
                .flatMap(size -> size.dumps().stream())
                .filter(dump -> dump.name().equals(name))
                .mapToDouble(dump -> dump.ms())
                .findFirst();
    }

    /** The greatest time of a benchmark over all parameters that the figure leaves open. */
    private OptionalDouble nanos(final List<String> arguments) {
        return jmh.stream()
                .filter(result -> result.is(arguments.get(0), arguments.subList(1, arguments.size())))
                .mapToDouble(JmhResult::nanos)
                .max();
    }

    private enum Kind {
        WALL_MS,
        PEAK_MIB
    }
}
