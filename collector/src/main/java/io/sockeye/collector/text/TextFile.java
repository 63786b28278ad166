package io.sockeye.collector.text;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

import io.sockeye.collector.cost.SourceCounters;

/**
 * A text file that is open, or the reason why it is not: in the words of strerror(3), whatever the language of the
 * machine is. What is read is counted, and a failure to read names the file.
 *
 * <p>A directory is open, as it is for open(2), and a read of it fails; fopen(3)'s callers, which take that for the end
 * of the file, ask {@link #isDirectory()}. Confined to one thread at a time.
 */
public final class TextFile extends InputStream {
    /** How much is asked for at once while it is not known whether a file is long, see {@link LineReader}; in bytes. */
    private static final int READ_LENGTH = LineReader.READ_LENGTH;
    /** From so many bytes on a file is read on a thread of its own: below, its start would cost what it saves. */
    private static final int LARGE_LENGTH = 4 * READ_LENGTH;

    /** Whether a file opened. */
    public enum Outcome {
        /** It is open. */
        OPEN,
        /** It is not there. */
        MISSING,
        /** It may not be read. */
        DENIED,
        /** It is there in some way, and cannot be opened for another reason. */
        REFUSED
    }

    private final String path;
    private final SourceCounters counters;
    private final Outcome outcome;
    private String reason;
    /** Null if the file is a directory, or not open. */
    private final InputStream input;

    private boolean isReadAhead;
    private ReadAhead readAhead;
    private long received;

    private TextFile(
            final String path,
            final SourceCounters counters,
            final InputStream input,
            final Outcome outcome,
            final String reason) {
        this.path = path;
        this.counters = counters;
        this.input = input;
        this.outcome = outcome;
        this.reason = reason;
        if (outcome == Outcome.OPEN) {
            counters.addSystemCalls(2); // to open it and to close it
        }
    }

    /**
     * Open a file.
     *
     * @param path     of the file.
     * @param counters to count in what reading takes.
     * @return the file, which the caller closes; {@link #outcome()} says whether it is open.
     */
    public static TextFile open(final String path, final SourceCounters counters) {
        final TextFile file = tryToOpen(path, counters);
        if (file != null) {
            return file;
        }
        final String reason = FileFailure.ofOpening(path);
        if (reason == null) {
            // It has come since, or there is another obstacle than that it may not be read.
            final TextFile again = tryToOpen(path, counters);
            return again != null ? again : refused(path, counters, FileFailure.ofOpeningReadable());
        }
        return refused(path, counters, reason);
    }

    private static TextFile tryToOpen(final String path, final SourceCounters counters) {
        // Not java.nio.file, which takes a millisecond to start; but why a file does not open is not to be had without
        // it.
        final File file = new File(path);
        try {
            return mayBlock(file)
                    ? refused(path, counters, FileFailure.NOT_REGULAR)
                    : of(new FileInputStream(file), path, counters);
        } catch (final FileNotFoundException e) {
            // The JDK does not open a directory, and says so in the words with which it says that there is no file.
            return file.isDirectory() && file.canRead()
                    ? new TextFile(path, counters, null, Outcome.OPEN, "Is a directory")
                    : null;
        }
    }

    /**
     * Whether opening or reading a file may wait for someone: a pipe's, and a device's, which is seen in copies of
     * /proc only. The null device, by which containers hide files, is none of these. Costs one stat(2).
     */
    private static boolean mayBlock(final File file) {
        return !file.isFile() && !file.isDirectory() && file.exists() && !FileFailure.isNullDevice(file);
    }

    private static TextFile refused(final String path, final SourceCounters counters, final String reason) {
        return new TextFile(path, counters, null, FileFailure.outcome(reason), reason);
    }

    /**
     * Text from somewhere else that is read as if it were of a file.
     *
     * @param input    to read from.
     * @param path     for messages.
     * @param counters to count in what reading takes.
     * @return the open file, which closes {@code input} with itself.
     */
    public static TextFile of(final InputStream input, final String path, final SourceCounters counters) {
        return new TextFile(path, counters, input, Outcome.OPEN, "");
    }

    /**
     * Read the bytes of a file that is worth having only if it is there: one that cannot be read has none.
     *
     * @param path of the file.
     * @return all of its bytes.
     */
    public static byte[] bytesIfAny(final String path) {
        final File named = new File(path);
        if (mayBlock(named)) {
            return new byte[0];
        }
        try (FileInputStream file = new FileInputStream(named)) {
            return file.readAllBytes();
        } catch (final IOException e) {
            return new byte[0];
        }
    }

    /** {@return whether it opened} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return whether it is open} */
    public boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    /** {@return whether it is open, and a directory, of which nothing can be read} */
    public boolean isDirectory() {
        return isOpen() && input == null;
    }

    /** {@return path of the file, as it was given} */
    public String path() {
        return path;
    }

    /** {@return where reading is counted} */
    public SourceCounters counters() {
        return counters;
    }

    /** {@return why it is not open or cannot be read, such as {@code Permission denied}; empty as long as it can be} */
    public String reason() {
        return reason;
    }

    /** {@return the path and the reason with a colon between them} */
    public String refusal() {
        return path + ": " + reason;
    }

    /**
     * Have a long file read on a thread of its own, some blocks ahead of who takes them.
     *
     * @return this for a fluent API.
     */
    public TextFile readAhead() {
        isReadAhead = true;
        return this;
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) throws IOException {
        if (input == null) {
            throw unreadable(reason, null);
        }
        try {
            if (isReadAhead && readAhead == null && received >= LARGE_LENGTH) {
                readAhead = ReadAhead.begin(input);
                isReadAhead = readAhead != null;
            }
            final int count;
            if (readAhead == null) {
                count = input.read(into, offset, length);
                counters.addReceive(count);
            } else {
                count = readAhead.read(into, offset, length, counters);
            }
            received += Math.max(0, count);
            return count;
        } catch (final IOException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    /**
     * Read all that is left.
     *
     * @return the bytes.
     * @throws IOException if that fails; the message names the file.
     */
    @Override
    public byte[] readAllBytes() throws IOException {
        return readNBytes(Integer.MAX_VALUE);
    }

    /**
     * Read what is left of the file's beginning.
     *
     * @param length in bytes that are read at most.
     * @return the bytes.
     * @throws IOException if that fails; the message names the file.
     */
    @Override
    public byte[] readNBytes(final int length) throws IOException {
        if (input == null) {
            throw unreadable(reason, null);
        }
        try {
            final byte[] bytes = input.readNBytes(length);
            counters.addReceive(bytes.length);
            return bytes;
        } catch (final IOException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) <= 0 ? -1 : one[0] & 0xFF;
    }

    private IOException unreadable(final String why, final IOException cause) {
        reason = why;
        return new IOException("cannot read " + path + ": " + why, cause);
    }

    @Override
    public void close() throws IOException {
        if (readAhead != null) {
            readAhead.close();
        }
        if (input != null) {
            input.close();
        }
    }
}
