package io.sockeye.cli;

import java.io.FileInputStream;
import java.io.IOException;

/**
 * What is said where the JVM cannot go on since a limit of the system is too low: of memory, threads or files. Loaded
 * only then. Threads: stateless.
 */
final class Exhaustion {
    private Exhaustion() {}

    /**
     * Say it.
     *
     * @param error that ended the program.
     * @return one line, without its newline.
     */
    static String words(final Error error) {
        final String detail = error.getMessage() == null ? "" : ": " + oneLine(error.getMessage());
        if (error instanceof OutOfMemoryError) {
            return "out of memory" + detail;
        }
        if (error instanceof StackOverflowError) {
            return "out of memory: the stack is too small, see ulimit -s";
        }
        if (error instanceof LinkageError && !canOpenFiles()) {
            return "too many open files, see ulimit -n";
        }
        return "cannot go on: " + error.getClass().getName() + detail;
    }

    /** The JDK takes a part of the program that it cannot open for one that is not there. */
    private static boolean canOpenFiles() {
        try (FileInputStream file = new FileInputStream("/dev/null")) {
            return file.read() < 0;
        } catch (final IOException e) {
            return false;
        }
    }

    private static String oneLine(final String text) {
        return text.replace('\n', ' ');
    }
}
