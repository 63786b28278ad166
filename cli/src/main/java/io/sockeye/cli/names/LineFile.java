package io.sockeye.cli.names;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A file of lines with fields, such as /etc/services: read whole, walked line by line, and field by field. Threads:
 * confined to one.
 */
final class LineFile {
    private final byte[] content;
    private final byte comment;
    private int nextLine;
    private int position;
    private int limit;

    /**
     * Lines of a file that was read.
     *
     * @param content of the file.
     * @param comment that what follows it in a line does not count; 0 for none.
     */
    LineFile(final byte[] content, final char comment) {
        this.content = content;
        this.comment = (byte) comment;
    }

    /**
     * Read a file. One that cannot be read has no bytes: these files are optional, and without them numbers are
     * printed, as by netstat.
     */
    static byte[] read(final String path) {
        // Not java.nio.file, which takes a millisecond to start.
        try (FileInputStream in = new FileInputStream(path)) {
            return in.readAllBytes();
        } catch (final IOException e) {
            return new byte[0];
        }
    }

    /** Go to the next line; false if there is none. */
    boolean nextLine() {
        if (nextLine >= content.length) {
            return false;
        }
        position = nextLine;
        limit = position;
        while (limit < content.length && content[limit] != '\n') {
            limit++;
        }
        nextLine = limit + 1;
        if (comment != 0) {
            limit = indexOf(comment);
        }
        return true;
    }

    /** The next field between blanks; empty at the end of the line. */
    byte[] word() {
        while (position < limit && isBlank(content[position])) {
            position++;
        }
        final int start = position;
        while (position < limit && !isBlank(content[position])) {
            position++;
        }
        return Arrays.copyOfRange(content, start, position);
    }

    /** The next field up to a separator or the end of the line; goes past the separator. */
    byte[] fieldUpTo(final char separator) {
        final int start = position;
        final int end = indexOf((byte) separator);
        position = Math.min(end + 1, limit);
        return Arrays.copyOfRange(content, start, end);
    }

    /**
     * The number that text begins with.
     *
     * @param text  with decimal digits.
     * @param start index of the first digit.
     * @param end   index after the last digit.
     * @return the number, or -1 if this is not one of at most 32 bits.
     */
    static long number(final byte[] text, final int start, final int end) {
        long value = start < end ? 0 : -1;
        for (int i = start; i < end && value >= 0; i++) {
            final int digit = text[i] - '0';
            value = digit >= 0 && digit <= 9 ? value * 10 + digit : -1;
            if (value > 0xFFFF_FFFFL) {
                value = -1;
            }
        }
        return value;
    }

    private int indexOf(final byte wanted) {
        int index = position;
        while (index < limit && content[index] != wanted) {
            index++;
        }
        return index;
    }

    private static boolean isBlank(final byte value) {
        return value == ' ' || value >= '\t' && value <= '\r';
    }
}
