package io.sockeye.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the installed netstat on files that a test wrote: in a mount namespace where directories lie over /proc and
 * over /etc, whose files name things, and in a network namespace without a way to any name server.
 */
final class NetstatOracle {
    private static final String SCRIPT = """
            set -e
            export LC_ALL=C
            mount --bind "$1/etc" /etc
            mount --bind "$1/proc" /proc
            set +e
            i=0
            while read -r options; do
                netstat $options > "$1/out.$i" 2> "$1/err.$i"
                i=$((i + 1))
            done < "$1/options"
            """;

    private final Path root;

    NetstatOracle(final Path root) {
        this.root = root;
    }

    /** Why netstat cannot be run on such files here, or null if it can. */
    static String unavailableBecause() throws IOException, InterruptedException {
        final String version = run(List.of("netstat", "--version"));
        if (version == null || !version.startsWith("net-tools 2.10")) {
            return "net-tools 2.10 is not installed";
        }
        return run(List.of("unshare", "--mount", "--net", "mount", "--bind", "/tmp", "/proc")) == null
                ? "mount namespaces cannot be made here"
                : null;
    }

    void write(final String path, final byte[] content) throws IOException {
        final Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** A process that holds one socket. */
    void process(final int pid, final String command, final long inode) throws IOException {
        write("proc/" + pid + "/cmdline", (command + "\0-x\0").getBytes(StandardCharsets.UTF_8));
        final Path descriptors = root.resolve("proc/" + pid + "/fd");
        Files.createDirectories(descriptors);
        Files.createSymbolicLink(descriptors.resolve("3"), Path.of("socket:[" + inode + "]"));
    }

    /** Run netstat once for each line of options, and return what each run printed to stdout. */
    List<byte[]> run(final List<String> options, final Path root) throws IOException, InterruptedException {
        write("options", RandomProcFiles.file(options));
        final String output = run(List.of("unshare", "--mount", "--net", "sh", "-c", SCRIPT, "sh", root.toString()));
        if (output == null) {
            throw new IOException("netstat could not be run: directory=" + root);
        }
        final List<byte[]> results = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            results.add(Files.readAllBytes(root.resolve("out." + i)));
        }
        return results;
    }

    /** What a command printed to stdout, or null if it could not be run or failed. */
    static String run(final List<String> command) throws InterruptedException {
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return null;
            }
            return process.exitValue() == 0 ? output : null;
        } catch (final IOException e) {
            return null;
        }
    }
}
