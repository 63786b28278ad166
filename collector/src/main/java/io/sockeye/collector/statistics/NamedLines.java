package io.sockeye.collector.statistics;

import java.util.List;

import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;

/**
 * Reads files of which every line is a name and a value. A line that is not is left out; the others do not depend on
 * it. Sections are runs of names that begin alike: with a text up to a 6, as in Ip6, or all of them. Threads: confined
 * to one.
 */
final class NamedLines {
    private final LineReader lines;
    private final FieldCursor fields = new FieldCursor();
    private final String sectionOfAll;
    private final List<Section> sections;
    private final List<Defect> defects;
    private Section.Builder builder;

    /**
     * Prepare to read.
     *
     * @param text         of the file.
     * @param length       of it in bytes.
     * @param sectionOfAll name of the section that all counters are in; null if their names begin with it.
     * @param sections     to add to.
     * @param defects      to add to.
     */
    NamedLines(
            final byte[] text,
            final int length,
            final String sectionOfAll,
            final List<Section> sections,
            final List<Defect> defects) {
        lines = new LineReader().wrap(text, 0, length);
        this.sectionOfAll = sectionOfAll;
        this.sections = sections;
        this.defects = defects;
    }

    /** Read all of it. */
    void read() {
        while (lines.next()) {
            lines.dropSpaceAtEnd();
            readLine();
        }
        endSection();
    }

    private void readLine() {
        if (!fields.wrap(lines).nextBlankField()) {
            defects.add(new Defect(Defect.Kind.NOT_A_COUNTER, null, line(), "no name and no value"));
            return;
        }
        final String key = fields.printableField('!');
        if (key == null) {
            defects.add(new Defect(Defect.Kind.NOT_A_NAME, null, line(), "the name is not printable"));
            return;
        }
        final String section = sectionOfAll == null ? sectionOf(key) : sectionOfAll;
        if (!fields.nextBlankField()) {
            tell(Defect.Kind.NOT_A_COUNTER, section, key + " has no value");
        } else if (!fields.fieldNumber()) {
            tell(Defect.Kind.NOT_A_NUMBER, section, "value of " + key + " is not a number");
        } else if (fields.nextBlankField()) {
            tell(Defect.Kind.NOT_A_COUNTER, section, key + " has more than one value");
        } else {
            add(section, key);
        }
    }

    private int line() {
        return (int) lines.number();
    }

    private void tell(final Defect.Kind kind, final String section, final String detail) {
        defects.add(new Defect(kind, section, line(), detail));
    }

    private void add(final String section, final String key) {
        if (builder == null || !builder.name().equals(section)) {
            endSection();
            builder = new Section.Builder(section, line());
        }
        builder.add(key, fields.value(), fields.isNegative());
    }

    private void endSection() {
        if (builder != null) {
            sections.add(builder.build());
        }
    }

    private static String sectionOf(final String key) {
        return key.substring(0, key.indexOf('6') + 1);
    }
}
