package io.sockeye.benchmarks.compare;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs under GNU time, which alone tells the peak memory of another process. Threads: confined to one. */
final class TimedRun {
    private static final String TIME = "/usr/bin/time";
    private static final File DEV_NULL = new File("/dev/null");
    private static final int BUFFER_LENGTH = 64 * 1024;

    private final Path figures;
    private final Path output;
    private final Path errors;

    /**
     * Prepare to run.
     *
     * @param directory for temporary files.
     */
    TimedRun(final Path directory) {
        figures = directory.resolve("figures");
        output = directory.resolve("output");
        errors = directory.resolve("errors");
    }

    /**
     * Refuse to go on without GNU time.
     *
     * @throws IOException if it is not installed, or is another one.
     */
    static void requireGnuTime() throws IOException, InterruptedException {
        final String hint = "GNU time is not installed as " + TIME + ": it measures peak memory (package time)";
        if (!Files.isExecutable(Path.of(TIME))) {
            throw new IOException(hint);
        }
        final Process version =
                new ProcessBuilder(TIME, "--version").redirectErrorStream(true).start();
        final String text = new String(version.getInputStream().readAllBytes());
        if (version.waitFor() != 0 || !text.contains("GNU")) {
            throw new IOException(hint);
        }
    }

    /** Run with the output thrown away, as it is measured. */
    Measurement measure(final List<String> command) throws IOException, InterruptedException {
        return run(command, DEV_NULL);
    }

    /** Run with the output kept for {@link #countLines()}. */
    Measurement keep(final List<String> command) throws IOException, InterruptedException {
        return run(command, output.toFile());
    }

    /** {@return how many lines the program that ran last with {@link #keep} has written} */
    long countLines() throws IOException {
        long lines = 0;
        final byte[] buffer = new byte[BUFFER_LENGTH];
        try (InputStream input = new BufferedInputStream(Files.newInputStream(output))) {
            for (int length = input.read(buffer); length > 0; length = input.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
            }
        }
        return lines;
    }

    private String complaint() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(errors)) {
            final String line = reader.readLine();
            return line == null ? "" : line;
        }
    }

    private Measurement run(final List<String> command, final File target) throws IOException, InterruptedException {
        final List<String> timed =
                new ArrayList<>(List.of(TIME, "--quiet", "-f", "%U %S %M", "-o", figures.toString()));
        timed.addAll(command);
        final ProcessBuilder builder = new ProcessBuilder(timed)
                .redirectInput(DEV_NULL)
                .redirectOutput(target)
                .redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C");
        Files.deleteIfExists(figures);
        final long started = System.nanoTime();
        final int exitCode = builder.start().waitFor();
        final long nanos = System.nanoTime() - started;
        final String[] words = Files.readString(figures).trim().split(" ");
        if (words.length != 3) {
            throw new IOException("no figures from GNU time: command=" + command + ", exit=" + exitCode);
        }
        final double seconds = Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
        return new Measurement(nanos, Math.round(seconds * 1000), Long.parseLong(words[2]), exitCode, complaint());
    }
}
