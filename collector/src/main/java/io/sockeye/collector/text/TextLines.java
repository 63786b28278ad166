package io.sockeye.collector.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sockeye.collector.cost.SourceCounters;

/** The lines of a small file, which is read whole. Confined to one thread at a time. */
public final class TextLines {
    private final byte[] text;
    private int offset;
    private int limit = -1;
    private int number;

    /**
     * Lines of a text that is there.
     *
     * @param text whose last line may lack its newline.
     */
    public TextLines(final byte[] text) {
        this.text = text;
    }

    /**
     * Read a file.
     *
     * @param path     of the file.
     * @param counters to count what it took.
     * @return its lines, before the first one.
     * @throws FileSystemException if the file cannot be opened; {@link FileFailure} has the reason.
     * @throws IOException         if reading fails after that; its message names the file.
     */
    public static TextLines read(final String path, final SourceCounters counters) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            counters.addSystemCalls(2); // to open it and to close it
            final byte[] text = readAll(in, path);
            counters.addReceive(text.length);
            return new TextLines(text);
        }
    }

    private static byte[] readAll(final InputStream in, final String path) throws IOException {
        try {
            return in.readAllBytes();
        } catch (final IOException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Go to the next line.
     *
     * @return false if there is none.
     */
    public boolean next() {
        offset = limit + 1;
        if (offset >= text.length) {
            return false;
        }
        limit = AsciiScan.indexOf(text, offset, text.length, (byte) '\n');
        number++;
        return true;
    }

    /** {@return the whole text, not to be changed} */
    public byte[] text() {
        return text;
    }

    /** {@return index of the line's first byte} */
    public int offset() {
        return offset;
    }

    /** {@return index behind the line's last byte: of its newline, or the end of the text} */
    public int limit() {
        return limit;
    }

    /** {@return number of the line, from 1} */
    public int number() {
        return number;
    }

    /**
     * Whether the line has a word somewhere.
     *
     * @param word of ASCII characters.
     * @return whether it occurs.
     */
    public boolean contains(final String word) {
        return new String(text, offset, limit - offset, StandardCharsets.ISO_8859_1).contains(word);
    }
}
