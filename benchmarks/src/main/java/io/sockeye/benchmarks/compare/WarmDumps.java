package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.benchmarks.results.DumpResult;

/** Has dumps compared in a process of their own, see {@link io.sockeye.benchmarks.dump.DumpComparison}. */
final class WarmDumps {
    private static final int LEAST_ROUNDS = 9;
    private static final double NANOS_PER_MILLI = 1e6;

    private WarmDumps() {}

    /**
     * Compare where this thread is.
     *
     * @param command without arguments.
     * @param rounds  that there must be at least.
     * @return the figures; none if it has failed, and has said why on standard error.
     * @throws IOException if it cannot be started.
     */
    static List<DumpResult> compare(final List<String> command, final int rounds)
            throws IOException, InterruptedException {
        System.err.println("compare: dumps in a warm process");
        final List<String> whole = new ArrayList<>(command);
        whole.add(Integer.toString(Math.max(rounds, LEAST_ROUNDS)));
        final Process process = new ProcessBuilder(whole)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output.lines().map(WarmDumps::parse).toList() : List.of();
    }

    /** Read a line of {@code name=value} words. */
    static DumpResult parse(final String line) {
        final Map<String, String> words = new HashMap<>();
        for (final String word : line.split(" ")) {
            final int equals = word.indexOf('=');
            words.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return new DumpResult(
                words.get("name"),
                Long.parseLong(words.get("sockets")),
                Integer.parseInt(words.get("rounds")),
                Long.parseLong(words.get("nanos")) / NANOS_PER_MILLI,
                Long.parseLong(words.get("least")) / NANOS_PER_MILLI,
                Long.parseLong(words.get("greatest")) / NANOS_PER_MILLI);
    }
}
