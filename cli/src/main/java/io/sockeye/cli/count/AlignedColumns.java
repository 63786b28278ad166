package io.sockeye.cli.count;

import java.io.OutputStream;
import java.util.Arrays;

import io.sockeye.cli.output.AsciiWriter;

/**
 * Aligns tab-separated lines: first they are measured, then they come again and are written. Two blanks lie between
 * columns, a hyphen stands for what is empty. Confined to one thread.
 */
final class AlignedColumns extends OutputStream {
    private static final int GAP = 2;
    private static final byte[] EMPTY = {'-'};

    private final AsciiWriter out;
    /** How many columns are aligned to the right; the others follow. */
    private final int right;

    private final int[] widths;
    /** What is put behind a value of a column, or null. */
    private final String[] suffixes;
    /** The same where the value has a colon in it. */
    private final String[] colonSuffixes;

    private byte[] line = new byte[256];
    private int length;
    private boolean isMeasured;

    AlignedColumns(final AsciiWriter out, final int columns, final int right) {
        this.out = out;
        this.right = right;
        widths = new int[columns];
        suffixes = new String[columns];
        colonSuffixes = new String[columns];
    }

    /** Put something behind each value of a column that is there; something else where it has a colon in it. */
    void suffix(final int column, final String suffix, final String colonSuffix) {
        suffixes[column] = suffix;
        colonSuffixes[column] = colonSuffix;
    }

    /** Begin anew, with lines to measure. */
    void beginMeasuring() {
        Arrays.fill(widths, 0);
        isMeasured = false;
        length = 0;
    }

    /** Make a column so wide at least. */
    void widen(final int column, final int width) {
        widths[column] = Math.max(widths[column], width);
    }

    /** The same lines come once more, to be written. */
    void beginWriting() {
        isMeasured = true;
        length = 0;
    }

    /** Write a number under the first column, and a text under the first that is aligned to the left. */
    void total(final long number, final String text) {
        final String digits = Long.toUnsignedString(number);
        out.makeRoom(AsciiWriter.ROW_CAPACITY);
        blanks(widths[0] - digits.length());
        out.ascii(digits);
        for (int column = 1; column < right; column++) {
            blanks(GAP + widths[column]);
        }
        blanks(GAP);
        out.ascii(text);
        out.endRow();
    }

    @Override
    public void write(final int value) {
        if (value == '\n') {
            if (isMeasured) {
                writeLine();
            } else {
                measureLine();
            }
            length = 0;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, length * 2);
        }
        line[length] = (byte) value;
        length++;
    }

    @Override
    public void write(final byte[] bytes, final int offset, final int count) {
        for (int i = offset; i < offset + count; i++) {
            write(bytes[i]);
        }
    }

    private int endOfCell(final int start) {
        int end = start;
        while (end < length && line[end] != '\t') {
            end++;
        }
        return end;
    }

    private void measureLine() {
        int start = 0;
        for (int column = 0; column < widths.length; column++) {
            final int end = endOfCell(start);
            widen(column, width(column, start, end));
            start = end + 1;
        }
    }

    /** In characters, of UTF-8 that is right. */
    private int width(final int column, final int start, final int end) {
        if (start == end) {
            return EMPTY.length;
        }
        int width = 0;
        for (int i = start; i < end; i++) {
            width += (line[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        final String suffix = suffix(column, start, end);
        return suffix == null ? width : width + suffix.length();
    }

    private String suffix(final int column, final int start, final int end) {
        // The line of names has letters where addresses have digits or a colon.
        if (suffixes[column] == null || start == end) {
            return null;
        }
        boolean hasColon = false;
        boolean hasDot = false;
        for (int i = start; i < end; i++) {
            hasColon |= line[i] == ':';
            hasDot |= line[i] == '.';
        }
        if (hasColon) {
            return colonSuffixes[column];
        }
        return hasDot ? suffixes[column] : null;
    }

    private void writeLine() {
        int start = 0;
        for (int column = 0; column < widths.length; column++) {
            final int end = endOfCell(start);
            final int missing = widths[column] - width(column, start, end);
            out.makeRoom(GAP + missing + end - start + AsciiWriter.ROW_CAPACITY);
            if (column > 0) {
                blanks(GAP);
            }
            if (column < right) {
                blanks(missing);
            }
            writeCell(column, start, end);
            if (column >= right && column + 1 < widths.length) {
                blanks(missing);
            }
            start = end + 1;
        }
        out.endRow();
    }

    private void writeCell(final int column, final int start, final int end) {
        if (start == end) {
            out.bytes(EMPTY);
            return;
        }
        out.bytes(line, start, end - start);
        final String suffix = suffix(column, start, end);
        if (suffix != null) {
            out.ascii(suffix);
        }
    }

    private void blanks(final int count) {
        for (int i = 0; i < count; i++) {
            out.put(' ');
        }
    }
}
