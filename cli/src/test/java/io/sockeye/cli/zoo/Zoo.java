package io.sockeye.cli.zoo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Sockets, or a network, that stand still in namespaces of their own, and a way to run commands there, from any
 * thread.
 *
 * <p>The zoo is process 1 of a PID namespace: when it ends, whatever happens here, everything it made ends with it.
 */
final class Zoo implements AutoCloseable {
    private static final long COMMAND_SECONDS = 30;
    private static final long END_SECONDS = 10;

    private final Path directory;
    private final Process keeper;
    private final long pid;
    private final Map<String, Integer> expectedRows = new TreeMap<>();
    private final List<String> programs = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final Map<List<String>, Outcome> told = new ConcurrentHashMap<>();
    private Path imageBin;

    private Zoo(final Path directory, final Process keeper) throws IOException {
        this.directory = directory;
        this.keeper = keeper;
        readReport(keeper.inputReader(ISO_8859_1));
        pid = keeper.children().findFirst().orElseThrow().pid();
    }

    /**
     * Make a zoo and wait until it stands.
     *
     * @param exhibit to make.
     * @param more    arguments of its script.
     * @return the zoo, to be closed.
     * @throws IOException with what the zoo maker said, if it cannot be made.
     */
    static Zoo start(final Exhibit exhibit, final String... more) throws IOException {
        final Path directory = Files.createTempDirectory("zoo");
        final List<String> command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--pid", "--fork"));
        command.addAll(List.of("--mount-proc", "--kill-child", "python3", "-B"));
        command.add(exhibit.script().toString());
        command.add(directory.toString());
        command.addAll(exhibit.arguments());
        command.addAll(List.of(more));
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(directory.resolve("zoo.err").toFile());
        final Process keeper = builder.start();
        try {
            return new Zoo(directory, keeper);
        } catch (final IOException | RuntimeException failure) {
            keeper.destroyForcibly();
            final String said = Files.readString(directory.resolve("zoo.err"), ISO_8859_1);
            remove(directory);
            throw new IOException("zoo could not be made: " + failure.getMessage() + "\n" + said, failure);
        }
    }

    private void readReport(final BufferedReader report) throws IOException {
        for (String line = report.readLine(); line != null; line = report.readLine()) {
            final int last = line.lastIndexOf(' ');
            if (line.equals("READY")) {
                return;
            } else if (line.startsWith("ROWS ")) {
                expectedRows.put(line.substring("ROWS ".length(), last), Integer.parseInt(line.substring(last + 1)));
            } else if (line.startsWith("PROGRAM ")) {
                programs.add(new String(HexFormat.of().parseHex(line.substring(last + 1)), ISO_8859_1));
            }
        }
        throw new IOException("ended before it was ready");
    }

    /**
     * {@return how many rows there are, by table and state or name, as in {@code tcp6 TIME_WAIT} or {@code inet
     * routes}}
     */
    Map<String, Integer> expectedRows() {
        return expectedRows;
    }

    /** {@return the programs of the zoo as netstat prints them, control bytes and all: {@code 86/new\nline}} */
    List<String> programs() {
        return programs;
    }

    /**
     * Sockeye's commands, as a directory that every user of the zoo can reach: where the build lies under a directory
     * closed to others, such as root's home, the image is mounted at another place for the zoo alone.
     *
     * @return the directory.
     */
    synchronized Path imageBin() {
        if (imageBin == null) {
            imageBin = Installation.imageBin();
            final List<String> probe =
                    List.of("test", "-x", imageBin.resolve("sockeye").toString());
            if (run(User.STRANGER, imageBin, probe).exitCode() != 0) {
                final List<String> mount =
                        List.of("mount", "--bind", imageBin.getParent().toString(), "/mnt");
                final Outcome mounted = run(User.ROOT, imageBin, mount);
                if (mounted.exitCode() != 0) {
                    throw new IllegalStateException("image not reachable for all users: " + mounted.stderr());
                }
                imageBin = Path.of("/mnt/bin");
            }
        }
        return imageBin;
    }

    /**
     * Run a command in the namespaces of the zoo, in the C locale, and wait for it.
     *
     * @param user who runs it.
     * @param bin directory searched first for the command.
     * @param command and its arguments.
     * @return what it left.
     */
    Outcome run(final User user, final Path bin, final List<String> command) {
        final String run = Integer.toString(runs.incrementAndGet());
        final Path stdout = directory.resolve(run.concat(".out"));
        final Path stderr = directory.resolve(run.concat(".err"));
        try {
            final Process process = begin(user, bin, command, stdout, stderr);
            if (!process.waitFor(COMMAND_SECONDS, SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("did not end in " + COMMAND_SECONDS + " s: " + command);
            }
            final Outcome outcome = new Outcome(
                    process.exitValue(), Files.readString(stdout, ISO_8859_1), Files.readString(stderr, ISO_8859_1));
            Files.delete(stdout);
            Files.delete(stderr);
            return outcome;
        } catch (final IOException failure) {
            throw new UncheckedIOException("cannot run " + command, failure);
        } catch (final InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, interruption);
        }
    }

    /**
     * Run the installed netstat, and remember what it tells: things stand still here, and the same is held against
     * several launches of Sockeye.
     *
     * @param user who runs it.
     * @param command and its arguments.
     * @return what it left.
     */
    Outcome askNetstat(final User user, final List<String> command) {
        final Outcome outcome = run(user, Installation.netstatBin(), command);
        told.put(asked(user, command), outcome);
        return outcome;
    }

    /** {@return what netstat has told this user before, by the same command; {@code null} if it was not asked} */
    Outcome toldByNetstat(final User user, final List<String> command) {
        return told.get(asked(user, command));
    }

    private static List<String> asked(final User user, final List<String> command) {
        final List<String> asked = new ArrayList<>(user.prefix());
        asked.addAll(command);
        return asked;
    }

    /**
     * Start a command as {@link #run} does, and do not wait for it. It ends with the zoo, if not before.
     *
     * @param user    who runs it.
     * @param bin     directory searched first for the command.
     * @param command and its arguments.
     * @param stdout  file for what it prints.
     * @param stderr  file for what it says.
     * @return what came into the zoo with it, and ends with its exit code. It passes no signals on.
     * @throws IOException if it cannot be started.
     */
    Process begin(final User user, final Path bin, final List<String> command, final Path stdout, final Path stderr)
            throws IOException {
        final List<String> whole = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid), "-n", "-m", "-p"));
        whole.add("--");
        whole.addAll(user.prefix());
        whole.addAll(command);
        final ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C", "HOME", "/", "PATH", bin + ":" + Installation.PATH));
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectOutput(stdout.toFile());
        builder.redirectError(stderr.toFile());
        return builder.start();
    }

    /** {@return a directory for files of tests, which goes with the zoo; root's alone} */
    Path directory() {
        return directory;
    }

    /** Take the zoo down. */
    @Override
    public void close() throws IOException {
        keeper.getOutputStream().close();
        try {
            if (!keeper.waitFor(END_SECONDS, SECONDS)) {
                keeper.destroyForcibly().waitFor();
            }
        } catch (final InterruptedException interruption) {
            keeper.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        remove(directory);
    }

    private static void remove(final Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
