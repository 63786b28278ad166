package io.sockeye.collector.legacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * One line of a file at a time, in a buffer that is used as C uses one with {@code fgets}: a longer line comes in
 * pieces, every line ends with NUL, and bytes behind that NUL are those of earlier lines.
 */
public final class LineBuffer {
    /** What netstat gives {@code fgets} for most families, in bytes, NUL included. */
    public static final int CAPACITY = 256;

    private final byte[] content;
    private final byte[] buffer;
    private int position;

    private LineBuffer(final byte[] content, final byte[] buffer) {
        this.content = content;
        this.buffer = buffer;
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
    public static LineBuffer open(final Path path, final int capacity, final LegacyTable<?> table) throws IOException {
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
    public LineBuffer share(final Path path, final LegacyTable<?> table) throws IOException {
        return open(path, buffer, table);
    }

    private static LineBuffer open(final Path path, final byte[] buffer, final LegacyTable<?> table)
            throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new LineBuffer(Files.isDirectory(path) ? new byte[0] : in.readAllBytes(), buffer);
        } catch (final NoSuchFileException ex) {
            table.missing();
        } catch (final AccessDeniedException ex) {
            table.unreadable("Permission denied");
        } catch (final FileSystemException ex) {
            table.unreadable(ex.getReason());
        }
        return null;
    }

    /**
     * Read the next line, its newline included.
     *
     * @return whether there was one.
     */
    public boolean next() {
        int length = 0;
        while (length < buffer.length - 1 && position < content.length) {
            final byte b = content[position++];
            buffer[length++] = b;
            if (b == '\n') {
                break;
            }
        }
        if (length == 0) {
            return false;
        }
        buffer[length] = 0;
        return true;
    }

    /**
     * End a text within the line, as by writing NUL.
     *
     * @param index at which it ends, exclusive.
     */
    public void end(final int index) {
        buffer[index] = 0;
    }

    /** End the line before its newline, if there is one before its NUL. */
    public void endAtNewline() {
        for (int i = 0; i < buffer.length && buffer[i] != 0; i++) {
            if (buffer[i] == '\n') {
                buffer[i] = 0;
                return;
            }
        }
    }

    /**
     * The text from an index to the next NUL.
     *
     * @param index at which it begins.
     * @return the text, one char per byte.
     */
    public String text(final int index) {
        int end = index;
        while (end < buffer.length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, index, end - index, StandardCharsets.ISO_8859_1);
    }

    /**
     * The number that a text begins with, as {@code atoi} reads it.
     *
     * @param index at which the text begins; none begins outside the buffer, where C would read on.
     * @return the number, 0 if there is none.
     */
    public int decimal(final int index) {
        return index < 0 || index >= buffer.length ? 0 : new FieldScanner(text(index)).decimal(0);
    }

    /** Go back to the first line; the buffer keeps what it holds. */
    public void rewind() {
        position = 0;
    }

    /** {@return what was not read yet, one char per byte} */
    public String rest() {
        return new String(content, position, content.length - position, StandardCharsets.ISO_8859_1);
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
