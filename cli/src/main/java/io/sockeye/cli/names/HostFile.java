package io.sockeye.cli.names;

import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.TextFile;

/**
 * The lines of a file of names, such as /etc/services. One that cannot be read has none: these files are optional, and
 * without them numbers are printed, as by netstat. Threads: confined to one.
 */
final class HostFile {
    private static final long GREATEST_NUMBER = 0xFFFF_FFFFL;

    private final LineReader lines = new LineReader();
    private final FieldCursor fields = new FieldCursor();
    private final byte comment;

    /**
     * Read a file.
     *
     * @param path    of the file.
     * @param comment that what follows it in a line does not count; 0 for none.
     */
    HostFile(final String path, final char comment) {
        final byte[] text = TextFile.bytesIfAny(path);
        lines.wrap(text, 0, text.length);
        this.comment = (byte) comment;
    }

    /** Go to the next line; null if there is none, else a cursor before its first field. */
    FieldCursor nextLine() {
        if (!lines.next()) {
            return null;
        }
        final int end =
                comment == 0 ? lines.limit() : AsciiScan.indexOf(lines.text(), lines.offset(), lines.limit(), comment);
        return fields.wrap(lines.text(), lines.offset(), end);
    }

    /**
     * The number that the current field is.
     *
     * @param field with decimal digits.
     * @return the number, or -1 if this is not one of at most 32 bits.
     */
    static long number(final FieldCursor field) {
        return field.fieldDigits(GREATEST_NUMBER);
    }
}
