package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the judge: netstat of net-tools 2.10 in the C locale. Tests that need it are skipped where it is missing. */
public final class InstalledNetstat {
    private static final List<String> PLACES = List.of("/usr/bin/netstat", "/bin/netstat");
    private static final long TIMEOUT_SECONDS = 20;

    private final String path;

    private InstalledNetstat(final String path) {
        this.path = path;
    }

    /** What a program printed, as UTF-8, and its exit code. */
    public record Outcome(int code, String stdout, String stderr) {}

    /** Find it, or skip the test. */
    public static InstalledNetstat orSkip() throws IOException, InterruptedException {
        for (final String place : PLACES) {
            if (Files.isExecutable(Path.of(place))) {
                final InstalledNetstat netstat = new InstalledNetstat(place);
                final String version = netstat.run(List.of("-V"), false).stdout();
                if (version.startsWith("net-tools 2.10\n")) {
                    return netstat;
                }
                return abort("netstat is of another version than 2.10: "
                        + version.lines().findFirst());
            }
        }
        return abort("netstat is not installed");
    }

    /** Where it is installed. */
    public String path() {
        return path;
    }

    /** Run it. */
    public Outcome run(final List<String> arguments, final boolean posixlyCorrect)
            throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(path);
        command.addAll(arguments);
        return run(new ProcessBuilder(command), posixlyCorrect);
    }

    /** Run a command in the C locale. */
    public static Outcome run(final ProcessBuilder builder, final boolean posixlyCorrect)
            throws IOException, InterruptedException {
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("POSIXLY_CORRECT");
        if (posixlyCorrect) {
            builder.environment().put("POSIXLY_CORRECT", "1");
        }
        final Path stdout = Files.createTempFile("judge", ".out");
        final Path stderr = Files.createTempFile("judge", ".err");
        try {
            final Process process = builder.redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("still running after " + TIMEOUT_SECONDS + " s: " + builder.command());
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(stdout, StandardCharsets.UTF_8),
                    Files.readString(stderr, StandardCharsets.UTF_8));
        } finally {
            Files.delete(stdout);
            Files.delete(stderr);
        }
    }
}
