package io.sockeye.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command prints, and how it ends if that fails or it was called wrongly. Confined to one thread.
 *
 * @param name of the program as it was called, {@code sockeye} or {@code netstat}; messages of ours begin with it.
 * @param out  for data.
 * @param err  for words.
 */
public record CommandOutput(String name, OutputStream out, PrintStream err) {
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 3;

    /**
     * Print a text.
     *
     * @param text to write to {@link #out} in UTF-8, lines with their newlines.
     * @param code to end with.
     * @return that code, or what became of the printing.
     */
    public int print(final String text, final int code) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return code;
        } catch (final IOException e) {
            return cannotWrite(e);
        }
    }

    /**
     * End because nothing can be written. A reader who has seen enough is no error: {@code sockeye -tan | head -1} ends
     * quietly.
     *
     * @param failure of a write.
     * @return the exit code.
     */
    public int cannotWrite(final IOException failure) {
        return ClosedPipe.is(failure) ? 0 : failed("cannot write: " + failure.getMessage());
    }

    /**
     * Say why the command fails.
     *
     * @param reason one line without its newline.
     * @return the exit code.
     */
    public int failed(final String reason) {
        complain(reason);
        return FAILED;
    }

    /**
     * Say what is wrong with the command line.
     *
     * @param mistake one line without its newline.
     * @return the exit code.
     */
    public int usageError(final String mistake) {
        complain(mistake);
        return USAGE_ERROR;
    }

    /**
     * Say something that does not make the command fail.
     *
     * @param words one line without its newline.
     */
    public void warn(final String words) {
        complain(words);
    }

    private void complain(final String text) {
        err.print(name + ": " + text + "\n");
    }
}
