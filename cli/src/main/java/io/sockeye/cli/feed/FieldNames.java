package io.sockeye.cli.feed;

import java.util.List;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.text.PrintableText;

/** Fields by the names that were typed. */
public final class FieldNames {
    /** Where fields are told of, if nothing is like a name. */
    static final String ELSEWHERE = "--fields=help lists them";

    private FieldNames() {}

    /**
     * The field of a name.
     *
     * @param list to choose from.
     * @param name that was typed.
     * @return the field.
     * @throws UsageException if there is none; it names the nearest.
     */
    public static Field find(final FieldList list, final String name) throws UsageException {
        final Field field = list.find(name);
        if (field == null) {
            throw unknown("field", name, list.nearest(name), ELSEWHERE);
        }
        return field;
    }

    /**
     * What to say of a name that there is not.
     *
     * @param what      it should be the name of.
     * @param name      that was typed.
     * @param nearest   to it.
     * @param otherwise what is said where nothing is like it.
     * @return an exception of one line.
     */
    public static UsageException unknown(
            final String what, final String name, final List<String> nearest, final String otherwise) {
        final StringBuilder line = new StringBuilder("no ").append(what).append(" '");
        line.append(PrintableText.of(name)).append('\'');
        if (nearest.isEmpty()) {
            line.append("; ").append(otherwise);
        } else {
            line.append("; the nearest: '").append(String.join("' '", nearest)).append('\'');
        }
        return new UsageException(line.toString());
    }
}
