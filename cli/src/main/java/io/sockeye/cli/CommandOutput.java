package io.sockeye.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** How a command ends whose output cannot be written. Confined to one thread. */
final class CommandOutput {
    private static final int FAILED = 1;

    private final String name;
    private final OutputStream out;
    private final PrintStream err;

    CommandOutput(final String name, final OutputStream out, final PrintStream err) {
        this.name = name;
        this.out = out;
        this.err = err;
    }

    /** Print a text, and answer with a code, or with what became of the printing. */
    int print(final String text, final int code) {
        try {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return code;
        } catch (final IOException e) {
            return failed(e);
        }
    }

    /** A reader who has seen enough is no error: {@code sockeye -tan | head -1} ends quietly. */
    int failed(final IOException failure) {
        final String reason = failure.getMessage();
        if ("Broken pipe".equals(reason)) {
            return 0;
        }
        err.print(name + ": cannot write: " + reason + "\n");
        return FAILED;
    }
}
