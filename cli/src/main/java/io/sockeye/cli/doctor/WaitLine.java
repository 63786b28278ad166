package io.sockeye.cli.doctor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A wait, with a line on a terminal that says how long it is and is taken away again. Threads: stateless. */
final class WaitLine {
    private static final Path STDERR = Path.of("/proc/self/fd/2");
    private static final double NANOS = 1e9;
    /** To the beginning of the line, and clear it. */
    private static final String CLEAR = "\r\u001b[K";

    private WaitLine() {}

    /** Wait; false if that was interrupted. */
    static boolean pause(final PrintStream err, final long nanos) {
        final boolean isWatched = isTerminal();
        if (isWatched) {
            err.print("looking again in " + nanos / NANOS + " s ...");
            err.flush();
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (isWatched) {
                err.print(CLEAR);
                err.flush();
            }
        }
    }

    private static boolean isTerminal() {
        try {
            final Path target = Files.readSymbolicLink(STDERR);
            return target.startsWith("/dev/pts") || target.startsWith("/dev/tty") || target.startsWith("/dev/console");
        } catch (final IOException e) {
            return false; // where /proc does not tell, no line is missed
        }
    }
}
