package io.sockeye.collector.statistics;

import java.util.List;

/**
 * Reads files in which a line of names is followed by a line of values, both beginning with the section's name and a colon.
 * Empty lines before names are passed over; kernels 2.6 had one at the start.
 *
 * <p>A pair is whole if both lines are of the same section and have equally many fields, names before and numbers after.
 * Where a line is lost the other of its pair is passed over, and the next is taken for names: a line of values is known by
 * its first field, which is a number; one of names by being of another section, or having no number at all. A line without
 * a colon ends the reading, as it does netstat's. Threads: confined to one.
 */
final class PairedLines {
    private final byte[] text;
    private final LineCursor lines;
    private final LineCursor names;
    private final LineCursor values;
    private final FieldText fields;
    private final List<Section> sections;
    private final List<Defect> defects;

    /**
     * Prepare to read.
     *
     * @param text     of the file.
     * @param length   of it in bytes.
     * @param sections to add to.
     * @param defects  to add to.
     */
    PairedLines(final byte[] text, final int length, final List<Section> sections, final List<Defect> defects) {
        this.text = text;
        lines = new LineCursor(text, length);
        names = new LineCursor(text, length);
        values = new LineCursor(text, length);
        fields = new FieldText(text);
        this.sections = sections;
        this.defects = defects;
    }

    /** Read all of it. */
    void read() {
        boolean isAtNames = lines.next();
        while (isAtNames) {
            if (lines.begin() == lines.end()) {
                isAtNames = lines.next();
                continue;
            }
            final int begin = lines.begin();
            final int end = lines.end();
            final int number = lines.number();
            final int colon = colon(begin, end);
            final boolean isLast = !lines.next();
            if (colon < 0 || !isLast && colon(lines.begin(), lines.end()) < 0) {
                tellNoColon(colon < 0 ? number : lines.number(), isLast);
                return;
            }
            names.moveTo(colon + 1, end, number);
            if (isLast || !isPair(begin, colon)) {
                tellUnpaired(fields.name(begin, colon, ' '));
                isAtNames = !isLast;
            } else {
                readPair(fields.name(begin, colon, ' '));
                isAtNames = lines.next();
            }
        }
    }

    /** Whether the line of names is one, and the current line has its values, whatever these look like. */
    private boolean isPair(final int begin, final int colon) {
        if (isFirstNumber(names) || !isSame(begin, colon)) {
            return false;
        }
        values.moveTo(lines.begin() + colon + 1 - begin, lines.end(), lines.number());
        return count(values, false) == 0 || count(values, true) > 0;
    }

    private void tellUnpaired(final String section) {
        final boolean isValues = isFirstNumber(names);
        final Defect.Kind kind = isValues ? Defect.Kind.NO_NAMES : Defect.Kind.NO_VALUES;
        defects.add(new Defect(kind, section, names.number(), isValues ? "values without names" : "no values"));
    }

    /** netstat is silent about a last line of names, whatever is in it. */
    private void tellNoColon(final int line, final boolean isLast) {
        final Defect.Kind kind = isLast ? Defect.Kind.NO_VALUES : Defect.Kind.NO_COLON;
        defects.add(new Defect(kind, null, line, "no colon after a section's name"));
    }

    private void readPair(final String section) {
        if (section == null) {
            defects.add(new Defect(Defect.Kind.NOT_A_NAME, null, names.number(), "section's name is not printable"));
            return;
        }
        final int nameCount = count(names, false);
        final int valueCount = count(values, false);
        if (nameCount != valueCount) {
            final String detail = plural(nameCount, " name") + ", " + plural(valueCount, " value");
            defects.add(new Defect(Defect.Kind.COUNTS_DIFFER, section, names.number(), detail));
            return;
        }
        final Section.Builder builder = new Section.Builder(section, names.number());
        while (names.nextField() && values.nextField()) {
            final String key = fields.name(names.fieldBegin(), names.fieldEnd(), '!');
            if (key == null) {
                defects.add(new Defect(Defect.Kind.NOT_A_NAME, section, names.number(), "a name is not printable"));
                return;
            }
            if (!fields.number(values.fieldBegin(), values.fieldEnd())) {
                final String detail = "value of " + key + " is not a number";
                defects.add(new Defect(Defect.Kind.NOT_A_NUMBER, section, values.number(), detail));
                return;
            }
            builder.add(key, fields.value(), fields.isNegative());
        }
        sections.add(builder.build());
    }

    private int count(final LineCursor line, final boolean numbersOnly) {
        final int begin = line.begin();
        int count = 0;
        while (line.nextField()) {
            count += !numbersOnly || fields.number(line.fieldBegin(), line.fieldEnd()) ? 1 : 0;
        }
        line.moveTo(begin, line.end(), line.number());
        return count;
    }

    private boolean isFirstNumber(final LineCursor line) {
        final int begin = line.begin();
        final boolean isNumber = line.nextField() && fields.number(line.fieldBegin(), line.fieldEnd());
        line.moveTo(begin, line.end(), line.number());
        return isNumber;
    }

    private static String plural(final int count, final String noun) {
        return count == 1 ? count + noun : count + noun + "s";
    }

    /** Whether the current line begins as the line at an index does, up to its colon. */
    private boolean isSame(final int begin, final int colon) {
        final int length = colon + 1 - begin;
        if (lines.end() - lines.begin() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[begin + i] != text[lines.begin() + i]) {
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
