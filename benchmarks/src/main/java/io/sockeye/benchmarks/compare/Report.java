package io.sockeye.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;
import io.sockeye.benchmarks.results.DumpResult;
import io.sockeye.benchmarks.results.Host;
import io.sockeye.benchmarks.results.Results;
import io.sockeye.benchmarks.results.SizeResult;

/** The results as Markdown: what they were taken on, then tables. */
final class Report {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double NANOS_PER_MILLI = 1e6;
    /** A ratio below this is printed with more digits. */
    private static final double SMALL = 0.1;

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    Report(final Results results) {
        this.results = results;
    }

    /** {@return the whole report} */
    String markdown() {
        final Host host = results.host();
        line(
                "Commit %s, %s, Linux %s, %d CPUs (%s), %d MiB of memory, load %.2f and %,d open files at the start, "
                        + "Java %s.",
                results.commit(),
                results.date(),
                host.kernel(),
                host.cpus(),
                host.cpu(),
                host.memoryMib(),
                host.load(),
                host.openFiles(),
                host.java());
        line("");
        line("Whole processes in turn, output to /dev/null; medians, with the least and the greatest in brackets,");
        line("and the highest peak. `true` does nothing: what it takes is the measuring itself.");
        line("");
        for (final SizeResult size : results.sizes()) {
            line("## %,d sockets", size.sockets());
            line("");
            line("`%s`", size.farm());
            line("");
            commands(size.commands(), "ss ", "netstat ");
            line("");
            dumps(size.dumps());
        }
        if (results.sizes().size() > 1) {
            growth();
        }
        for (final SizeResult size : results.routes()) {
            line("## %,d routes", size.sockets());
            line("");
            line("%s", size.farm());
            line("");
            commands(size.commands(), "ip ", "netstat ");
            line("");
        }
        line("## A quiet host");
        line("");
        line("No sockets at all. The bare JVM is the same one, with the same options and an AOT cache of its own.");
        line("");
        commands(results.quiet(), "bare", "netstat ");
        return text.toString();
    }

    private void commands(final List<CommandResult> commands, final String reference, final String other) {
        line("| command | runs | wall s | to %s | to %s | CPU s | peak MiB | rows |", reference.trim(), other.trim());
        line("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (final CommandResult command : commands) {
            if (command.wallMs() == null) {
                line("| `%s` | | %s | | | | | |", command.name(), command.note());
            } else if (command.outcome() == Outcome.ESTIMATED) {
                line(
                        "| `%s` | | %.0f (%s) | %s | %s | | | |",
                        command.name(),
                        command.wallMs() / MILLIS_PER_SECOND,
                        command.note(),
                        ratio(command, commands, reference),
                        ratio(command, commands, other));
            } else {
                line(
                        "| `%s` | %d | %.3f (%.3f-%.3f) | %s | %s | %.2f | %.1f | %s |",
                        command.name(),
                        command.runs(),
                        command.wallMs() / MILLIS_PER_SECOND,
                        command.wallLeastMs() / MILLIS_PER_SECOND,
                        command.wallGreatestMs() / MILLIS_PER_SECOND,
                        ratio(command, commands, reference),
                        ratio(command, commands, other),
                        command.cpuMs() / MILLIS_PER_SECOND,
                        command.peakMib(),
                        command.outcome() == Outcome.MEASURED ? command.rows() : "WRONG: " + command.note());
            }
        }
    }

    /** Against the command of the same group whose name begins with {@code reference}; the bare JVM is in none. */
    private static String ratio(
            final CommandResult command, final List<CommandResult> commands, final String reference) {
        final Optional<CommandResult> other = commands.stream()
                .filter(result -> result.name().startsWith(reference) && result.wallMs() != null)
                .filter(result ->
                        result.group().equals(command.group()) || result.group().equals(reference))
                .findFirst();
        return other.map(result -> ratio(command.wallMs(), result.wallMs())).orElse("");
    }

    private static String ratio(final double value, final double reference) {
        final double ratio = value / reference;
        return String.format(Locale.ROOT, ratio < SMALL ? "%.4f" : "%.2f", ratio);
    }

    private void dumps(final List<DumpResult> dumps) {
        if (dumps.isEmpty()) {
            return;
        }
        line("| dump in a warm process | rounds | ms | to the drain | ns a socket |");
        line("|---|---:|---:|---:|---:|");
        for (final DumpResult dump : dumps) {
            line(
                    "| %s | %d | %.1f (%.1f-%.1f) | %s | %.0f |",
                    dump.name().replace('_', ' '),
                    dump.rounds(),
                    dump.ms(),
                    dump.leastMs(),
                    dump.greatestMs(),
                    ratio(dump.ms(), dumps.get(0).ms()),
                    dump.ms() * NANOS_PER_MILLI / dump.sockets());
        }
        line("");
    }

    /** What a socket costs, farm by farm. */
    private void growth() {
        line("## Growth");
        line("");
        final StringBuilder head = new StringBuilder("| ns a socket, peak MiB |");
        final StringBuilder rule = new StringBuilder("|---|");
        for (final SizeResult size : results.sizes()) {
            head.append(String.format(Locale.ROOT, " %,d |", size.sockets()));
            rule.append("---:|");
        }
        line("%s", head);
        line("%s", rule);
        for (final CommandResult command : results.sizes().get(0).commands()) {
            final StringBuilder row = new StringBuilder("| `" + command.name() + "` |");
            for (final SizeResult size : results.sizes()) {
                row.append(' ').append(cost(command.name(), size)).append(" |");
            }
            line("%s", row);
        }
        line("");
        for (final String other : List.of("ss -tanH", "netstat -tan")) {
            final String sentence = Crossing.sentence("sockeye -tan", other, results.sizes());
            if (!sentence.isEmpty()) {
                line("%s", sentence);
                line("");
            }
        }
    }

    private static String cost(final String name, final SizeResult size) {
        return size.commands().stream()
                .filter(command -> command.name().equals(name) && command.outcome() == Outcome.MEASURED)
                .map(command -> String.format(
                        Locale.ROOT,
                        "%.0f, %.1f",
                        command.wallMs() * NANOS_PER_MILLI / size.sockets(),
                        command.peakMib()))
                .findFirst()
                .orElse("");
    }

    private void line(final String format, final Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
