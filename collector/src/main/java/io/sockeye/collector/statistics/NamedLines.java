package io.sockeye.collector.statistics;

import java.util.List;

/**
 * Reads files of which every line is a name and a value. A line that is not is left out; the others do not depend on it.
 * Sections are runs of names that begin alike: with a text up to a 6, as in Ip6, or all of them. Threads: confined to one.
 */
final class NamedLines {
    private final LineCursor lines;
    private final FieldText fields;
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
        lines = new LineCursor(text, length);
        fields = new FieldText(text);
        this.sectionOfAll = sectionOfAll;
        this.sections = sections;
        this.defects = defects;
    }

    /** Read all of it. */
    void read() {
        while (lines.next()) {
            readLine();
        }
        endSection();
    }

    private void readLine() {
        if (!lines.nextField()) {
            defects.add(new Defect(Defect.Kind.NOT_A_COUNTER, null, lines.number(), "no name and no value"));
            return;
        }
        final String key = fields.name(lines.fieldBegin(), lines.fieldEnd(), '!');
        if (key == null) {
            defects.add(new Defect(Defect.Kind.NOT_A_NAME, null, lines.number(), "the name is not printable"));
            return;
        }
        final String section = sectionOfAll == null ? sectionOf(key) : sectionOfAll;
        if (!lines.nextField()) {
            tell(Defect.Kind.NOT_A_COUNTER, section, key + " has no value");
        } else if (!fields.number(lines.fieldBegin(), lines.fieldEnd())) {
            tell(Defect.Kind.NOT_A_NUMBER, section, "value of " + key + " is not a number");
        } else if (lines.nextField()) {
            tell(Defect.Kind.NOT_A_COUNTER, section, key + " has more than one value");
        } else {
            add(section, key);
        }
    }

    private void tell(final Defect.Kind kind, final String section, final String detail) {
        defects.add(new Defect(kind, section, lines.number(), detail));
    }

    private void add(final String section, final String key) {
        if (builder == null || !builder.name().equals(section)) {
            endSection();
            builder = new Section.Builder(section, lines.number());
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
