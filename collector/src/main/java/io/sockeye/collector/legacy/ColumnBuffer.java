package io.sockeye.collector.legacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.BytePath;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.TextFile;

/**
 * One line of a file at a time, in a buffer that is used as C uses one with {@code fgets}: a longer line comes in
 * pieces, every line ends with NUL, and bytes behind that NUL are those of earlier lines. Columns are cut out of it.
 */
public final class ColumnBuffer {
    /** What netstat gives {@code fgets} for most families, in bytes, NUL included. */
    public static final int CAPACITY = 256;

    private final byte[] content;
    private final byte[] buffer;
    private final LineReader lines = new LineReader();

    private ColumnBuffer(final byte[] content, final byte[] buffer) {
        this.content = content;
        this.buffer = buffer;
        rewind();
    }

    /**
     * Open a file, or tell the table why that is not possible.
     *
     * @param path     of the file. A directory opens and holds no line, as for {@code fopen}.
     * @param capacity of the buffer in bytes.
     * @param table    to tell.
     * @return the lines, or null.
     * @throws IOException if reading failed after opening.
     */
    public static ColumnBuffer open(final Path path, final int capacity, final LegacyTable<?> table)
            throws IOException {
        return open(path, new byte[capacity], table);
    }

    /**
     * Open another file and read its lines into the same buffer, over what it holds.
     *
     * @param path  of the file, as for {@link #open}.
     * @param table to tell why that is not possible.
     * @return the lines, or null.
     * @throws IOException if reading failed after opening.
     */
    public ColumnBuffer share(final Path path, final LegacyTable<?> table) throws IOException {
        return open(path, buffer, table);
    }

    private static ColumnBuffer open(final Path path, final byte[] buffer, final LegacyTable<?> table)
            throws IOException {
        try (TextFile file = TextFile.open(BytePath.text(path), new SourceCounters())) {
            if (file.isOpen()) {
                final ColumnBuffer lines =
                        new ColumnBuffer(file.isDirectory() ? new byte[0] : file.readAllBytes(), buffer);
                table.reads(lines.content, lines.lines);
                return lines;
            }
            if (file.outcome() == TextFile.Outcome.MISSING) {
                table.missing();
            } else {
                table.unreadable(file.reason());
            }
            return null;
        }
    }

    /**
     * Read the next line, its newline included.
     *
     * @return whether there was one.
     */
    public boolean next() {
        return lines.next(buffer);
    }

    /**
     * End a text within the line, as by writing NUL.
     *
     * @param index at which it ends, exclusive.
     */
    public void end(final int index) {
        buffer[index] = 0;
    }

    /** End the line before its newline, if it has one, and before carriage returns that stand at its end. */
    public void endAtNewline() {
        final int textEnd = textEnd(0);
        int end = AsciiScan.indexOfNewline(buffer, 0, textEnd);
        if (end < textEnd) {
            buffer[end] = 0;
        }
        while (end > 0 && buffer[end - 1] == '\r') {
            end--;
            buffer[end] = 0;
        }
    }

    /**
     * The text from an index to the next NUL.
     *
     * @param index at which it begins.
     * @return the text, one char per byte.
     */
    public String text(final int index) {
        return new String(buffer, index, textEnd(index) - index, StandardCharsets.ISO_8859_1);
    }

    /**
     * The fields of the text from an index to the next NUL.
     *
     * @param index at which it begins.
     * @return a cursor before the first of them.
     */
    public FieldCursor fields(final int index) {
        return new FieldCursor().wrap(buffer, index, textEnd(index));
    }

    private int textEnd(final int index) {
        int end = index;
        while (end < buffer.length && buffer[end] != 0) {
            end++;
        }
        return end;
    }

    /**
     * The number that a text begins with, as {@code atoi} reads it.
     *
     * @param index at which the text begins; none begins outside the buffer, where C would read on.
     * @return the number, 0 if there is none.
     */
    public int decimal(final int index) {
        return index < 0 || index >= buffer.length ? 0 : fields(index).decimalOr(0);
    }

    /** {@return the line that was read last, as it is in the file} */
    public LineReader line() {
        return lines;
    }

    /** Go back to the first line; the buffer keeps what it holds. */
    public void rewind() {
        lines.wrap(content, 0, content.length);
    }

    /** {@return a cursor over what was not read yet, in which ends of lines do not matter} */
    public FieldCursor rest() {
        return lines.rest();
    }

    /**
     * Look for a blank, behind NULs as well.
     *
     * @param index to begin at.
     * @return the index of the blank, or -1 if there is none in the buffer.
     */
    int indexOfBlank(final int index) {
        for (int i = index; i < buffer.length; i++) {
            if (buffer[i] == ' ') {
                return i;
            }
        }
        return -1;
    }
}
