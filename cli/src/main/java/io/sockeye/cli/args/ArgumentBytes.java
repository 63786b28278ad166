package io.sockeye.cli.args;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.sockeye.collector.text.TextFile;

/**
 * The bytes of a command line. The JDK decodes arguments in the locale's encoding, which loses bytes that are no
 * characters there; {@code /proc/self/cmdline} has them all. Arguments of plain ASCII, that is nearly all command
 * lines, need no such look. Threads: stateless.
 */
public final class ArgumentBytes {
    private static final String COMMAND_LINE = "/proc/self/cmdline";
    /** What the JDK has in the place of bytes that are no character. */
    private static final char LOST = '\uFFFD';

    private ArgumentBytes() {}

    /**
     * Arguments by their bytes.
     *
     * @param arguments as the JDK decoded them, of this process.
     * @return the same, one char per byte; without a {@code /proc}, bytes that are lost are U+FFFD in UTF-8.
     */
    public static String[] of(final String[] arguments) {
        for (final String argument : arguments) {
            if (!isAscii(argument)) {
                final Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
                return of(arguments, charset, COMMAND_LINE);
            }
        }
        return arguments;
    }

    /**
     * Arguments by their bytes.
     *
     * @param arguments   as they were decoded.
     * @param charset     in which.
     * @param commandLine path of a file that ends with all of them, each with a NUL behind it.
     * @return the same, one char per byte.
     */
    static String[] of(final String[] arguments, final Charset charset, final String commandLine) {
        final byte[] line = TextFile.bytesIfAny(commandLine);
        final String[] result = new String[arguments.length];
        int end = line.length;
        for (int i = arguments.length - 1; i >= 0; i--) {
            final int start = startOfWord(line, end);
            final int length = Math.max(0, end - 1 - start);
            final boolean isSame = new String(line, start, length, charset).equals(arguments[i]);
            // What is not the command line any more does not help; then what was not lost is known all the same.
            result[i] = isSame
                    ? new String(line, start, length, StandardCharsets.ISO_8859_1)
                    : encoded(arguments[i], charset);
            end = start;
        }
        return result;
    }

    /** Where a word begins that ends with a NUL before an index. */
    private static int startOfWord(final byte[] line, final int end) {
        int start = Math.max(0, end - 1);
        while (start > 0 && line[start - 1] != 0) {
            start--;
        }
        return start;
    }

    private static String encoded(final String argument, final Charset charset) {
        final Charset used = argument.indexOf(LOST) < 0 ? charset : StandardCharsets.UTF_8;
        return new String(argument.getBytes(used), StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
