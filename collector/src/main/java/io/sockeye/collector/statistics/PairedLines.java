package io.sockeye.collector.statistics;

import java.util.List;

import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;

/**
 * Reads files in which a line of names is followed by a line of values, both beginning with the section's name and a
 * colon. Empty lines before names are passed over; kernels 2.6 had one at the start.
 *
 * <p>A pair is whole if both lines are of the same section and have equally many fields, names before and numbers
 * after. Where a line is lost the other of its pair is passed over, and the next is taken for names: a line of values
 * is known by its first field, which is a number; one of names by being of another section, or having no number at all.
 * A line without a colon ends the reading, as it does netstat's, or is passed over together with a line of names before
 * it. Threads: confined to one.
 */
final class PairedLines {
    private final byte[] text;
    private final LineReader lines;
    private final FieldCursor names = new FieldCursor();
    private final FieldCursor values = new FieldCursor();
    private final List<Section> sections;
    private final List<Defect> defects;
    private final boolean goesOn;
    /** Number of the line of names. */
    private int namesLine;
    /** Where the names begin, behind the colon, and where they end. */
    private int namesBegin;

    private int namesEnd;
    private int valuesBegin;

    /**
     * Prepare to read.
     *
     * @param text     of the file.
     * @param length   of it in bytes.
     * @param sections to add to.
     * @param defects  to add to.
     * @param goesOn   whether to go on behind a line without a colon.
     */
    PairedLines(
            final byte[] text,
            final int length,
            final List<Section> sections,
            final List<Defect> defects,
            final boolean goesOn) {
        this.text = text;
        lines = new LineReader().wrap(text, 0, length);
        this.sections = sections;
        this.defects = defects;
        this.goesOn = goesOn;
    }

    /** Read all of it. */
    void read() {
        boolean isAtNames = nextLine();
        while (isAtNames) {
            if (lines.length() == 0) {
                isAtNames = nextLine();
                continue;
            }
            final int begin = lines.offset();
            namesEnd = lines.limit();
            namesLine = (int) lines.number();
            final int colon = colon(begin, namesEnd);
            final boolean isLast = !nextLine();
            if (colon < 0 || !isLast && colon(lines.offset(), lines.limit()) < 0) {
                tellNoColon(colon < 0 ? namesLine : (int) lines.number(), isLast);
                isAtNames = goesOn && !isLast && (colon < 0 || nextLine());
                continue;
            }
            namesBegin = colon + 1;
            final String section = section(begin);
            if (isLast || !isPair(begin, colon)) {
                tellUnpaired(section);
                isAtNames = !isLast;
            } else {
                readPair(section);
                isAtNames = nextLine();
            }
        }
    }

    private boolean nextLine() {
        final boolean isThere = lines.next();
        if (goesOn || !hasOnlyBlanks()) {
            lines.dropSpaceAtEnd();
        }
        return isThere;
    }

    /** netstat takes such a line for one without a colon, while an empty one is nothing to it. */
    private boolean hasOnlyBlanks() {
        return lines.length() > 0
                && text[lines.offset()] != '\r'
                && AsciiScan.skipSpaces(text, lines.offset(), lines.limit()) == lines.limit();
    }

    private String section(final int begin) {
        names.wrap(text, begin, namesEnd).fieldUpTo(':');
        return names.printableField(' ');
    }

    private FieldCursor names() {
        return names.wrap(text, namesBegin, namesEnd);
    }

    private FieldCursor values() {
        return values.wrap(text, valuesBegin, lines.limit());
    }

    /** Whether the line of names is one, and the current line has its values, whatever these look like. */
    private boolean isPair(final int begin, final int colon) {
        if (isFirstNumber(names()) || !isSame(begin, colon)) {
            return false;
        }
        valuesBegin = lines.offset() + colon + 1 - begin;
        return count(values(), false) == 0 || count(values(), true) > 0;
    }

    private void tellUnpaired(final String section) {
        final boolean isValues = isFirstNumber(names());
        final Defect.Kind kind = isValues ? Defect.Kind.NO_NAMES : Defect.Kind.NO_VALUES;
        defects.add(new Defect(kind, section, namesLine, isValues ? "values without names" : "no values"));
    }

    /** netstat is silent about a last line of names, whatever is in it. */
    private void tellNoColon(final int line, final boolean isLast) {
        final Defect.Kind kind = isLast ? Defect.Kind.NO_VALUES : Defect.Kind.NO_COLON;
        defects.add(new Defect(kind, null, line, "no colon after a section's name"));
    }

    private void readPair(final String section) {
        if (section == null) {
            defects.add(new Defect(Defect.Kind.NOT_A_NAME, null, namesLine, "section's name is not printable"));
            return;
        }
        final int nameCount = count(names(), false);
        final int valueCount = count(values(), false);
        if (nameCount != valueCount) {
            final String detail = plural(nameCount, " name") + ", " + plural(valueCount, " value");
            defects.add(new Defect(Defect.Kind.COUNTS_DIFFER, section, namesLine, detail));
            return;
        }
        final Section.Builder builder = new Section.Builder(section, namesLine);
        names();
        values();
        while (names.nextBlankField() && values.nextBlankField()) {
            final String key = names.printableField('!');
            if (key == null) {
                defects.add(new Defect(Defect.Kind.NOT_A_NAME, section, namesLine, "a name is not printable"));
                return;
            }
            if (!values.fieldNumber()) {
                final String detail = "value of " + key + " is not a number";
                defects.add(new Defect(Defect.Kind.NOT_A_NUMBER, section, (int) lines.number(), detail));
                return;
            }
            builder.add(key, values.value(), values.isNegative());
        }
        sections.add(builder.build());
    }

    private static int count(final FieldCursor fields, final boolean numbersOnly) {
        int count = 0;
        while (fields.nextBlankField()) {
            count += !numbersOnly || fields.fieldNumber() ? 1 : 0;
        }
        return count;
    }

    private static boolean isFirstNumber(final FieldCursor fields) {
        return fields.nextBlankField() && fields.fieldNumber();
    }

    private static String plural(final int count, final String noun) {
        return count == 1 ? count + noun : count + noun + "s";
    }

    /** Whether the current line begins as the line at an index does, up to its colon. */
    private boolean isSame(final int begin, final int colon) {
        final int length = colon + 1 - begin;
        if (lines.length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[begin + i] != text[lines.offset() + i]) {
                return false;
            }
        }
        return true;
    }

    /** Index of the first colon, or -1. As in C, nothing is behind a NUL. */
    private int colon(final int begin, final int end) {
        for (int i = begin; i < end && text[i] != 0; i++) {
            if (text[i] == ':') {
                return i;
            }
        }
        return -1;
    }
}
