package io.sockeye.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The comparison as Markdown: what it was taken on, then a table. */
final class Report {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;

    private final List<ProgramResult> results;

    Report(final List<ProgramResult> results) {
        this.results = results;
    }

    /**
     * The whole report.
     *
     * @param readyLine of the farm.
     * @param commit    that was measured.
     * @return Markdown.
     * @throws IOException if /proc cannot be read.
     */
    String markdown(final String readyLine, final String commit) throws IOException {
        return """
                Commit %s, Linux %s, %s CPUs (%s), %d MiB of memory, load %s at the end.
                Farm: `%s`.
                In turn, output to /dev/null; medians, with the least and the greatest in brackets. `true` does nothing:
                what it takes is the measuring itself.

                %s""".formatted(
                        commit,
                        firstLine("/proc/sys/kernel/osrelease"),
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/cpuinfo", "model name").orElse("unknown"),
                        memoryMib(),
                        firstLine("/proc/loadavg").split(" ")[0],
                        readyLine,
                        table());
    }

    String table() {
        final StringBuilder text = new StringBuilder();
        text.append("| command | runs | wall s | to ss | to netstat | CPU s | peak MiB | rows |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (final ProgramResult result : results) {
            final String fault = result.fault();
            text.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %d | %.3f (%.3f-%.3f) | %s | %s | %.2f | %.1f | %s |\n",
                    result.program().name(),
                    result.runs(),
                    result.median(Measurement::wallNanos) / NANOS_PER_SECOND,
                    result.least(Measurement::wallNanos) / NANOS_PER_SECOND,
                    result.greatest(Measurement::wallNanos) / NANOS_PER_SECOND,
                    ratio(result, "ss "),
                    ratio(result, "netstat "),
                    result.median(Measurement::cpuMillis) / 1000.0,
                    result.greatest(Measurement::peakKib) / KIB_PER_MIB,
                    fault == null ? Long.toString(result.rows()) : "WRONG: " + fault));
        }
        return text.toString();
    }

    private String ratio(final ProgramResult result, final String reference) {
        for (final ProgramResult other : results) {
            if (other.program().group().equals(result.program().group())
                    && other.program().name().startsWith(reference)) {
                final double ratio =
                        (double) result.median(Measurement::wallNanos) / other.median(Measurement::wallNanos);
                return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
            }
        }
        return "";
    }

    private static long memoryMib() throws IOException {
        final String value = field("/proc/meminfo", "MemTotal").orElse("0 kB");
        return Long.parseLong(value.split(" ")[0]) / 1024;
    }

    private static Optional<String> field(final String file, final String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst();
    }

    private static String firstLine(final String file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
            return reader.readLine();
        }
    }
}
