package io.sockeye.cli.format;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.feed.FieldNames;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.NearestNames;

/** Which fields are wanted, by what was typed. */
public final class FieldChoice {
    /** All fields. */
    public static final String ALL = "all";
    /** Not rows but what fields there are. */
    public static final String HELP = "help";

    private static final int SENTENCE_COLUMN = 26;

    private FieldChoice() {}

    /**
     * The fields of names.
     *
     * @param list  to choose from.
     * @param names with commas between them.
     * @return the fields, in the order of the names.
     * @throws UsageException if there is no field of a name, or a name comes twice.
     */
    public static List<Field> named(final FieldList list, final String names) throws UsageException {
        final List<Field> chosen = new ArrayList<>();
        int start = 0;
        while (start <= names.length()) {
            final int comma = names.indexOf(',', start);
            final int end = comma < 0 ? names.length() : comma;
            final String name = names.substring(start, end);
            final Field field = FieldNames.find(list, name);
            if (chosen.contains(field)) {
                throw new UsageException("field '" + name + "' is named twice");
            }
            chosen.add(field);
            start = end + 1;
        }
        return chosen;
    }

    /**
     * The fields that are given if none are named, and some more.
     *
     * @param list  to choose from.
     * @param more  names of others that options ask for.
     * @return the fields, in the order of the list.
     */
    public static List<Field> defaults(final FieldList list, final List<String> more) {
        final List<Field> chosen = new ArrayList<>();
        for (final Field field : list.fields()) {
            if (field.isDefault() || more.contains(field.name())) {
                chosen.add(field);
            }
        }
        return chosen;
    }

    /**
     * The format of a name.
     *
     * @param formats to choose from.
     * @param name    that was typed.
     * @return the format.
     * @throws UsageException if there is none.
     */
    public static Format format(final Formats formats, final String name) throws UsageException {
        final Format format = formats.find(name);
        if (format == null) {
            final List<String> names = new ArrayList<>(formats.names());
            names.add(0, "netstat");
            final List<String> nearest = NearestNames.of(name, names);
            throw FieldNames.unknown("format", name, nearest.isEmpty() ? names : nearest, "");
        }
        return format;
    }

    /**
     * All fields, a line each: name, whether it is a default, and what it says.
     *
     * @param list of them.
     * @return whole lines.
     */
    public static String help(final FieldList list) {
        final StringBuilder text =
                new StringBuilder("Fields of ").append(list.kind()).append(" (* given if none are named):\n");
        for (final Field field : list.fields()) {
            final int start = text.length();
            text.append(field.isDefault() ? "* " : "  ").append(field.name()).append(' ');
            while (text.length() - start < SENTENCE_COLUMN) {
                text.append(' ');
            }
            text.append(field.description()).append('\n');
        }
        return text.toString();
    }
}
