package io.sockeye.cli.zoo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A command that runs in a zoo beside the test, until it ends, is closed, or the zoo ends. Confined to one thread. */
final class Background implements AutoCloseable {
    /** For what takes a moment on a quiet machine: starting a JVM, a look, a scrape. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final int POLL_MILLIS = 50;

    private final Zoo zoo;
    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private Background(final Zoo zoo, final Process process, final Path stdout, final Path stderr) {
        this.zoo = zoo;
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * Start a command line of the shell, with Sockeye's commands first in its path.
     *
     * @param zoo  to run in.
     * @param user who runs it.
     * @param line one command with its arguments, in the shell's words.
     * @return running, or ended already.
     * @throws IOException if there is no shell.
     */
    static Background start(final Zoo zoo, final User user, final String line) throws IOException {
        final String name = "background" + STARTED.incrementAndGet();
        final Path stdout = zoo.directory().resolve(name + ".out");
        final Path stderr = zoo.directory().resolve(name + ".err");
        final List<String> command = List.of("sh", "-c", "echo $$; exec " + line);
        return new Background(zoo, zoo.begin(user, zoo.imageBin(), command, stdout, stderr), stdout, stderr);
    }

    /** {@return what it has said so far} */
    String stderr() {
        return text(stderr);
    }

    /** {@return what it has printed so far} */
    String stdout() {
        final String all = text(stdout);
        return all.substring(all.indexOf('\n') + 1);
    }

    /** {@return whether it still runs} */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Send it a signal, such as {@code TERM}. */
    void signal(final String name) {
        final String pid = text(stdout).lines().findFirst().orElseThrow();
        zoo.run(User.ROOT, zoo.imageBin(), List.of("kill", "-" + name, pid));
    }

    /**
     * Wait until it ends by itself.
     *
     * @param limit for it.
     * @return its exit code; 128 and more after a signal.
     */
    int end(final Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("did not end: limit=" + limit + " stderr=" + stderr());
            }
        } catch (final InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
        return process.exitValue();
    }

    /**
     * Wait until something holds.
     *
     * @param what  says what is waited for.
     * @param holds asked again and again.
     */
    static void await(final String what, final BooleanSupplier holds) {
        await(() -> what, holds);
    }

    /**
     * Wait until something holds.
     *
     * @param what  says what is waited for, and what there is instead.
     * @param holds asked again and again.
     */
    static void await(final Supplier<String> what, final BooleanSupplier holds) {
        final long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("not within " + PATIENCE + ": " + what.get());
            }
            pause(POLL_MILLIS);
        }
    }

    /** Do nothing for a while. */
    static void pause(final long millis) {
        try {
            Thread.sleep(millis);
        } catch (final InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }

    private static String text(final Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** End it, whether it wants to or not. */
    @Override
    public void close() {
        if (process.isAlive()) {
            signal("KILL");
            end(PATIENCE);
        }
    }
}
