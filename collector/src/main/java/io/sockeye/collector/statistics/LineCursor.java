package io.sockeye.collector.statistics;

/** Walks over the lines of a text, and over the fields of a line. Threads: confined to one. */
final class LineCursor {
    private final byte[] text;
    private final int length;
    private int begin;
    private int end = -1;
    private int number;
    private int fieldBegin;
    private int fieldEnd;

    /**
     * Lines of a text.
     *
     * @param text   to walk over.
     * @param length of it, in bytes.
     */
    LineCursor(final byte[] text, final int length) {
        this.text = text;
        this.length = length;
    }

    /** Go to the next line; false if there is none. */
    boolean next() {
        begin = end + 1;
        if (begin >= length) {
            return false;
        }
        end = begin;
        while (end < length && text[end] != '\n') {
            end++;
        }
        number++;
        fieldEnd = begin;
        return true;
    }

    /** Index of the line's first byte. */
    int begin() {
        return begin;
    }

    /** Index after the line's last byte, which is not its newline. */
    int end() {
        return end;
    }

    /** Number of the line, from 1. */
    int number() {
        return number;
    }

    /** Put the cursor on a part of the text, to walk over its fields. */
    void moveTo(final int from, final int to, final int lineNumber) {
        begin = from;
        end = to;
        number = lineNumber;
        fieldEnd = from;
    }

    /** Go to the line's next field between blanks; false if there is none. */
    boolean nextField() {
        fieldBegin = fieldEnd;
        while (fieldBegin < end && (text[fieldBegin] == ' ' || text[fieldBegin] == '\t')) {
            fieldBegin++;
        }
        fieldEnd = fieldBegin;
        while (fieldEnd < end && text[fieldEnd] != ' ' && text[fieldEnd] != '\t') {
            fieldEnd++;
        }
        return fieldEnd > fieldBegin;
    }

    /** Index of the field's first byte. */
    int fieldBegin() {
        return fieldBegin;
    }

    /** Index after the field's last byte. */
    int fieldEnd() {
        return fieldEnd;
    }
}
