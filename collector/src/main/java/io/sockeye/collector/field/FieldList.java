package io.sockeye.collector.field;

import java.util.ArrayList;
import java.util.List;

/** All fields of one kind of row, in the order in which they are given. Threads: immutable. */
public final class FieldList {
    private final String kind;
    private final List<Field> fields;

    /**
     * A list.
     *
     * @param kind   of the rows, in the plural: a word for users, such as {@code sockets}.
     * @param fields each with a name of its own.
     */
    public FieldList(final String kind, final List<Field> fields) {
        this.kind = kind;
        this.fields = List.copyOf(fields);
        for (int i = 0; i < this.fields.size(); i++) {
            if (find(this.fields.get(i).name()) != this.fields.get(i)) {
                throw new IllegalArgumentException("two fields of one name: kind=" + kind + ", name=" + fields.get(i));
            }
        }
    }

    /** {@return the kind of rows, in the plural} */
    public String kind() {
        return kind;
    }

    /** {@return all fields} */
    public List<Field> fields() {
        return fields;
    }

    /**
     * The same with one more.
     *
     * @param field to add at the end.
     * @return a new list.
     */
    public FieldList with(final Field field) {
        final List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new FieldList(kind, more);
    }

    /**
     * The field of a name.
     *
     * @param name of it, as it is.
     * @return the field; null if there is none.
     */
    public Field find(final String name) {
        for (final Field field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /**
     * The field that a filter means by a word: a name, one without its unit, or another tool's word for it.
     *
     * @param word that was typed.
     * @return the field; null if there is none, or more than one.
     */
    public Field findAlike(final String word) {
        final Field named = find(word);
        Field alike = null;
        for (final Field field : fields) {
            final boolean isAlike = field.otherNames().contains(word)
                    || !field.unit().suffix().isEmpty()
                            && field.name().equals(word + field.unit().suffix());
            if (isAlike && alike != null && named == null) {
                return null;
            }
            alike = isAlike ? field : alike;
        }
        return named == null ? alike : named;
    }

    /** {@return the fields that are given if none are named} */
    public List<Field> defaults() {
        final List<Field> chosen = new ArrayList<>();
        for (final Field field : fields) {
            if (field.isDefault()) {
                chosen.add(field);
            }
        }
        return chosen;
    }

    /**
     * The names that are most like one that is not there.
     *
     * @param name that was asked for.
     * @return up to three, the nearest first; none where nothing is like it.
     */
    public List<String> nearest(final String name) {
        final List<String> names = new ArrayList<>();
        for (final Field field : fields) {
            names.add(field.name());
        }
        return NearestNames.of(name, names);
    }

    /**
     * All that must be asked for some fields.
     *
     * @param fields in use.
     * @return bits of {@link Need}.
     */
    public static int needs(final List<Field> fields) {
        int needs = Need.BASE;
        for (final Field field : fields) {
            needs |= field.needs();
        }
        return needs;
    }

    /**
     * Readers of some fields for one thread.
     *
     * @param fields in use.
     * @param joins  to ask for what is not in the row; that thread's own.
     * @return a reader for each, in their order.
     */
    public static FieldReader[] bind(final List<Field> fields, final Joins joins) {
        final FieldReader[] readers = new FieldReader[fields.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = fields.get(i).bind(joins);
        }
        return readers;
    }
}
