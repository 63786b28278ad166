package io.sockeye.collector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.record.SocketRecord;

/**
 * A field of a socket's row by the name that {@code sockeye schema sockets} has for it, with its unit: {@code rtt_us},
 * {@code bytes_acked}, {@code accept_queue_max}. Made once, it reads any number of rows and allocates nothing. Fields
 * that are not in every row are there only in rows of a query that asked for them, by {@link Query#fields}, {@link
 * Query#tcpInfo()} and the like.
 *
 * <p>Threads: confined to one; each makes its own.
 */
public final class SocketField {
    /** What is not in a row. */
    private static final int ELSEWHERE =
            Need.PROCESSES | Need.CGROUP | Need.NAMES | Need.HOSTS | Need.TIME | Need.COMMANDS;

    private final Field field;
    private final FieldReader reader;

    private SocketField(final Field field) {
        this.field = field;
        reader = field.bind(Joins.NONE);
    }

    /**
     * The field of a name.
     *
     * @param name in snake_case, with its unit.
     * @return the field.
     * @throws IllegalArgumentException if there is none that is in a row, and is a number, a flag or a word.
     */
    public static SocketField of(final String name) {
        final Field field = SocketFields.LIST.find(name);
        if (field == null || !isReadable(field)) {
            throw new IllegalArgumentException("no such field: name=" + name + ", nearest="
                    + (field == null ? SocketFields.LIST.nearest(name) : List.of()));
        }
        return new SocketField(field);
    }

    /** {@return the names of all fields that there are, in the order of the schema} */
    public static List<String> names() {
        final List<String> names = new ArrayList<>();
        for (final Field field : SocketFields.LIST.fields()) {
            if (isReadable(field)) {
                names.add(field.name());
            }
        }
        return names;
    }

    private static boolean isReadable(final Field field) {
        return (field.needs() & ELSEWHERE) == 0 && (isNumber(field.kind()) || field.kind() == FieldKind.WORD);
    }

    private static boolean isNumber(final FieldKind kind) {
        return kind == FieldKind.UNSIGNED
                || kind == FieldKind.SIGNED
                || kind == FieldKind.BOOLEAN
                || kind == FieldKind.HEX64;
    }

    /** {@return what must be asked for, bits of {@link Need}} */
    int needs() {
        return field.needs();
    }

    /** {@return the name} */
    public String name() {
        return field.name();
    }

    /** {@return one plain sentence that says what it is, and its unit} */
    public String description() {
        return field.description();
    }

    /**
     * Whether a row has it.
     *
     * @param row to look at.
     * @return false where the kernel does not say.
     */
    public boolean isPresent(final SocketRecord row) {
        return reader.isPresent(row);
    }

    /**
     * The number of a row that has one; of a flag 0 or 1.
     *
     * @param row to read, in which the field {@link #isPresent is present}.
     * @return the number, unsigned where the kernel's is.
     * @throws UnsupportedOperationException if it is a word.
     */
    public long number(final SocketRecord row) {
        final long value = reader.number(row);
        return field.kind() == FieldKind.BOOLEAN && value != 0 ? 1 : value;
    }

    /**
     * The word of a row, such as {@code ca_state} has.
     *
     * @param row to read.
     * @return a new text; null where the kernel does not say.
     * @throws UnsupportedOperationException if it is a number.
     */
    public String word(final SocketRecord row) {
        final byte[] word = reader.word(row);
        return word == null ? null : new String(word, StandardCharsets.US_ASCII);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return field.name();
    }
}
