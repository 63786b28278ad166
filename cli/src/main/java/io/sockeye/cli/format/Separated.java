package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Presence;
import io.sockeye.collector.record.Row;

/**
 * A line a row, its values with a separator between them, empty where a field is not present; before all rows a line
 * with the names of the fields. Lists are JSON. Who extends this says how text is written. Confined to one thread.
 */
abstract class Separated extends RowPrinter {
    /** Room for a value that is neither text nor list. */
    private static final int FIELD_ROOM = 256;

    private final List<Field> fields;
    private final FormatOptions options;
    private final char separator;
    private final String lineEnd;
    private final JsonObject lists;
    /** Of each field the test of whether it is there; null where its reader tells. */
    private final Presence[] presences;

    private final byte[] text = new byte[FieldReader.MAX_TEXT];

    Separated(
            final List<Field> fields,
            final Joins joins,
            final FormatOptions options,
            final AsciiWriter writer,
            final char separator,
            final String lineEnd) {
        super(fields, joins, writer);
        this.fields = fields;
        this.options = options;
        this.separator = separator;
        this.lineEnd = options.nul() ? "\0" : lineEnd;
        lists = new JsonObject(fields, readers());
        presences = FieldReader.presences(readers());
    }

    @Override
    public final void begin() {
        if (!options.header()) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                writer().put(separator);
            }
            writer().ascii(fields.get(i).name());
            if (fields.get(i).kind() == FieldKind.TEXT && hasBase64()) {
                writer().put(separator).ascii(fields.get(i).name()).ascii(JsonObject.BASE64_SUFFIX);
            }
        }
        writer().ascii(lineEnd);
        writer().rowIsComplete();
    }

    @Override
    protected final void print(final Row row) {
        final FieldReader[] readers = readers();
        final AsciiWriter writer = writer();
        for (int i = 0; i < readers.length; i++) {
            writer.makeRoom(FIELD_ROOM);
            if (i > 0) {
                writer.put(separator);
            }
            final Presence presence = presences[i];
            if (presence == null || presence.holds(row)) {
                field(i, row);
            } else {
                absent(i);
            }
        }
        writer.ascii(lineEnd);
    }

    /** Write a field whose presence, if it has one, holds. */
    private void field(final int field, final Row row) {
        final FieldReader reader = readers()[field];
        final FieldKind kind = fields.get(field).kind();
        switch (kind) {
            case TEXT:
                final int length = reader.text(row, text);
                if (length < 0) {
                    absent(field);
                } else {
                    writer().makeRoom(JsonText.room(length));
                    text(writer(), text, length);
                }
                break;
            case LIST_OF_WORDS:
            case LIST:
                if (isPresent(field, row)) {
                    final int start = writer().position();
                    lists.list(field, row, writer());
                    json(writer(), start);
                }
                break;
            default:
                value(field, kind, row);
                break;
        }
    }

    /** A field that is not there is empty, in both columns if it has two. */
    private void absent(final int field) {
        if (hasBase64() && fields.get(field).kind() == FieldKind.TEXT) {
            writer().put(separator);
        }
    }

    private boolean isPresent(final int field, final Row row) {
        return presences[field] != null || readers()[field].isPresent(row);
    }

    private void value(final int field, final FieldKind kind, final Row row) {
        final FieldReader reader = readers()[field];
        final byte[] target = writer().buffer();
        final int at = writer().position();
        writer().position(
                        switch (kind) {
                            case WORD, TIME -> word(reader.word(row), target, at);
                            case ADDRESS -> {
                                final int family = reader.addressFamily(row);
                                yield family == 0 ? at : ValueText.address(target, at, reader, row, family);
                            }
                            case HARDWARE_ADDRESS ->
                                ValueText.hardware(target, at, text, Math.max(0, reader.text(row, text)));
                            default -> isPresent(field, row) ? number(kind, reader.number(row), target, at) : at;
                        });
    }

    private static int word(final byte[] word, final byte[] target, final int at) {
        return word == null ? at : ValueText.bytes(target, at, word);
    }

    private static int number(final FieldKind kind, final long number, final byte[] target, final int at) {
        return switch (kind) {
            case SIGNED -> AsciiWriter.decimal(target, at, number);
            case BOOLEAN -> ValueText.bool(target, at, number);
            case HEX64 -> ValueText.hex(target, at, number);
            default -> ValueText.unsigned(target, at, number);
        };
    }

    /** {@return whether a text takes two columns, the second of which has all its bytes where the first has not} */
    abstract boolean hasBase64();

    /** Write a text, and its second column if it has one; there is room for {@link JsonText#room}. */
    abstract void text(AsciiWriter to, byte[] bytes, int length);

    /** Make a list that was written as JSON since some position into a value. */
    abstract void json(AsciiWriter to, int start);

    /**
     * Write a character that may not be written as it is: its bytes, or a short form.
     *
     * @return the index after it.
     */
    static int escape(final byte[] text, final int at, final int bytes, final byte[] target, final int to) {
        final int letter = bytes == 1 ? letterOf(text[at]) : 0;
        target[to] = '\\';
        if (letter != 0) {
            target[to + 1] = (byte) letter;
            return to + 2;
        }
        int end = to;
        for (int i = at; i < at + bytes; i++) {
            target[end] = '\\';
            target[end + 1] = 'x';
            end = ValueText.hexByte(target, end + 2, text[i]);
        }
        return end;
    }

    private static int letterOf(final byte value) {
        switch (value) {
            case '\t':
                return 't';
            case '\n':
                return 'n';
            case '\r':
                return 'r';
            case '\\':
                return '\\';
            default:
                return 0;
        }
    }

    /**
     * Write each byte of a kind twice in what was written since some position.
     *
     * @param to    that it was written to.
     * @param start position.
     * @param value of the bytes.
     */
    static void repeat(final AsciiWriter to, final int start, final char value) {
        int count = 0;
        for (int i = start; i < to.position(); i++) {
            count += to.buffer()[i] == value ? 1 : 0;
        }
        to.makeRoom(count + 2);
        final byte[] target = to.buffer();
        int from = to.position() - 1;
        int end = from + count;
        to.position(end + 1);
        while (end > from) {
            target[end] = target[from];
            end--;
            if (target[from] == value) {
                target[end] = (byte) value;
                end--;
            }
            from--;
        }
    }
}
