package io.sockeye.cli.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.Main;
import io.sockeye.cli.args.InstalledNetstat;

/**
 * A host made of files that a test writes, for both programs: netstat runs in a mount namespace where {@code proc} lies
 * over /proc and {@code etc}, if there is one, over /etc, and in an empty network namespace; Sockeye runs in this JVM
 * and reads {@code proc} by {@code --proc-root}, and this host's /etc.
 */
public final class FakedHost {
    private static final String MOUNT_AND_RUN = """
            if [ -d "$0/etc" ]; then mount --bind "$0/etc" /etc; fi
            mount --bind "$0/proc" /proc && exec "$@"
            """;

    private final Path directory;
    private final InstalledNetstat netstat;

    private FakedHost(final Path directory, final InstalledNetstat netstat) {
        this.directory = directory;
        this.netstat = netstat;
    }

    /**
     * Make a host without any file but the directory {@code proc/net}, or skip the test with the reason.
     *
     * @param directory empty, to write into.
     */
    public static FakedHost orSkip(final Path directory) throws IOException, InterruptedException {
        final FakedHost host = new FakedHost(directory, InstalledNetstat.orSkip());
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "unshare is not installed");
        Files.createDirectories(directory.resolve("proc/net"));
        final InstalledNetstat.Outcome mounted = host.run(List.of("true"));
        assumeTrue(mounted.code() == 0, () -> "cannot mount over /proc: " + mounted.stderr());
        return host;
    }

    /** {@return the directory that is /proc} */
    public Path proc() {
        return directory.resolve("proc");
    }

    /** Write a file of /proc/net. */
    public FakedHost net(final String name, final String content) throws IOException {
        return write("proc/net/" + name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Write a file by its path on the host, without the leading slash. */
    public FakedHost write(final String path, final byte[] content) throws IOException {
        final Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    /** Run the installed netstat; the options stand between single blanks. */
    public InstalledNetstat.Outcome netstat(final String options) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(netstat.path()));
        command.addAll(List.of(options.split(" ")));
        return run(command);
    }

    /** Run Sockeye; what it says of the directory is told of /proc. */
    public InstalledNetstat.Outcome sockeye(final String options) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final String[] arguments = (options + " --proc-root=" + proc()).split(" ");
        final int code = Main.run("sockeye", arguments, out, new PrintStream(err, true, StandardCharsets.ISO_8859_1));
        return new InstalledNetstat.Outcome(code, asProc(out), asProc(err));
    }

    /** Hold stdout, stderr and exit code of both against each other. */
    public void assertSame(final String options) throws IOException, InterruptedException {
        final InstalledNetstat.Outcome expected = netstat(options);
        final InstalledNetstat.Outcome actual = sockeye(options);
        assertEquals(expected.stdout(), actual.stdout(), () -> "stdout of " + options);
        assertEquals(expected.stderr(), actual.stderr(), () -> "stderr of " + options);
        assertEquals(expected.code(), actual.code(), () -> "exit code of " + options);
    }

    private String asProc(final ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).replace(proc().toString(), "/proc");
    }

    private InstalledNetstat.Outcome run(final List<String> command) throws IOException, InterruptedException {
        final List<String> all = new ArrayList<>(
                List.of("/usr/bin/unshare", "--mount", "--net", "sh", "-c", MOUNT_AND_RUN, directory.toString()));
        all.addAll(command);
        return InstalledNetstat.run(new ProcessBuilder(all), false);
    }
}
