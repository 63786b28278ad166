package io.sockeye.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.sockeye.benchmarks.results.Host;

/**
 * Where our programs are, and what they run on.
 *
 * @param benchmarks directory of this module.
 */
record Installation(Path benchmarks) {
    private static final String UNKNOWN = "unknown";
    private static final String BUILD = ": build it first (mvn -DskipTests package)";

    /**
     * Refuse to go on without what the build makes.
     *
     * @throws IOException if something is not there.
     */
    void requireBuilt() throws IOException {
        if (!Files.isExecutable(sockeye())) {
            throw new IOException("Sockeye is not there, " + sockeye() + BUILD);
        }
        if (!Files.isDirectory(oshiJars())) {
            throw new IOException("OSHI is not there, " + oshiJars() + BUILD);
        }
    }

    /** {@return the launcher of our program} */
    Path sockeye() {
        return image().resolve("bin/sockeye");
    }

    /** {@return the directory of our program with its Java runtime} */
    Path image() {
        return benchmarks.resolveSibling("cli/target/sockeye").normalize();
    }

    /** {@return a directory for files that need not be kept} */
    Path scratch() {
        return benchmarks.resolve("target/compare");
    }

    /**
     * {@return the command of the Java baseline, run by the JVM that runs this, with the options that it has by itself}
     */
    List<String> oshi() {
        return List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                benchmarks.resolve("target/classes") + ":" + oshiJars() + "/*",
                "io.sockeye.benchmarks.baseline.OshiConnections");
    }

    /** {@return the command of what is beside it, our library in a program of a few lines} */
    List<String> library() {
        return List.of(
                java(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                benchmarks.resolve("target/benchmarks.jar").toString(),
                "io.sockeye.benchmarks.baseline.SockeyeConnections");
    }

    /** {@return the command that compares dumps in a warm process, but for its arguments} */
    List<String> dumps() {
        return List.of(
                java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                benchmarks.resolve("target/benchmarks.jar").toString(),
                "io.sockeye.benchmarks.dump.DumpComparison");
    }

    /** {@return what was checked out when this ran; unknown without git} */
    String commit() throws InterruptedException {
        try {
            final Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .directory(benchmarks.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            final String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return git.waitFor() == 0 ? text : UNKNOWN;
        } catch (final IOException e) {
            return UNKNOWN;
        }
    }

    /** {@return what this runs on} */
    Host host() throws IOException {
        final String memory = field(Path.of("/proc/meminfo"), "MemTotal", ":").orElse("0 kB");
        return new Host(
                firstLine("/proc/sys/kernel/hostname"),
                firstLine("/proc/sys/kernel/osrelease"),
                Runtime.getRuntime().availableProcessors(),
                field(Path.of("/proc/cpuinfo"), "model name", ":").orElse(UNKNOWN),
                Long.parseLong(memory.split(" ")[0]) / 1024,
                Double.parseDouble(firstLine("/proc/loadavg").split(" ")[0]),
                Long.parseLong(firstLine("/proc/sys/fs/file-nr").split("\\s+")[0]),
                field(image().resolve("runtime/release"), "JAVA_VERSION", "=")
                        .orElse(UNKNOWN)
                        .replace("\"", ""));
    }

    private Path oshiJars() {
        return benchmarks.resolve("target/oshi");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Optional<String> field(final Path file, final String name, final String separator)
            throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(separator) + 1).trim())
                .findFirst();
    }

    private static String firstLine(final String file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
            return reader.readLine();
        }
    }
}
