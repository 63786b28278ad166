package io.sockeye.cli.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.WideText;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/**
 * Writes rows, or items of lists in them, as JSON objects. Fields that are not present are left out. Allocates nothing.
 * Confined to one thread.
 */
final class JsonObject {
    /** Behind the name of a field that is no UTF-8, the field that has all its bytes. */
    static final String BASE64_SUFFIX = "_base64";

    /** Room for a key and a value that is neither text nor list, and for what is written beyond them. */
    private static final int FIELD_ROOM = 256;

    private static final int UNSIGNED = 0;
    private static final int SIGNED = 1;
    private static final int BOOLEAN = 2;
    private static final int HEX64 = 3;
    private static final int WORD = 4;
    private static final int ADDRESS = 5;
    /** From here on values may be longer than {@link #FIELD_ROOM}. */
    private static final int HARDWARE_ADDRESS = 6;

    private static final int TEXT = 7;
    private static final int LIST_OF_WORDS = 8;
    private static final int LIST = 9;

    private final FieldReader[] readers;
    private final int[] kinds;
    /** Of each field a comma, its name, a colon and, where the value is a string, a quote, in words of {@link WideText}. */
    private final long[][] keys;

    private final int[] keyLengths;
    /** The same for the bytes of what is no UTF-8. */
    private final byte[][] base64Keys;
    /** Of each list of objects, what writes them. */
    private final JsonObject[] items;

    private final byte[] text = new byte[FieldReader.MAX_TEXT];

    /**
     * A writer of objects.
     *
     * @param fields  of them, in this order.
     * @param readers of the fields.
     */
    JsonObject(final List<Field> fields, final FieldReader[] readers) {
        this.readers = readers;
        final int count = readers.length;
        kinds = new int[count];
        keys = new long[count][];
        keyLengths = new int[count];
        base64Keys = new byte[count][];
        items = new JsonObject[count];
        for (int i = 0; i < count; i++) {
            final Field field = fields.get(i);
            kinds[i] = kindOf(field.kind());
            final boolean isString =
                    kinds[i] == HEX64 || kinds[i] >= WORD && kinds[i] != LIST_OF_WORDS && kinds[i] != LIST;
            final byte[] key = ascii(",\"" + field.name() + "\":" + (isString ? "\"" : ""));
            keys[i] = new long[key.length + Long.BYTES - 1 >> 3];
            for (int j = 0; j < keys[i].length; j++) {
                keys[i][j] = WideText.word(key, j << 3);
            }
            keyLengths[i] = key.length;
            base64Keys[i] = ascii("\",\"" + field.name() + BASE64_SUFFIX + "\":\"");
            items[i] = kinds[i] == LIST ? new JsonObject(field.members(), readers[i].members()) : null;
        }
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int kindOf(final FieldKind kind) {
        return switch (kind) {
            case UNSIGNED -> UNSIGNED;
            case SIGNED -> SIGNED;
            case BOOLEAN -> BOOLEAN;
            case HEX64 -> HEX64;
            case WORD, TIME -> WORD;
            case ADDRESS -> ADDRESS;
            case HARDWARE_ADDRESS -> HARDWARE_ADDRESS;
            case TEXT -> TEXT;
            case LIST_OF_WORDS -> LIST_OF_WORDS;
            case LIST -> LIST;
        };
    }

    /**
     * Write an object.
     *
     * @param row    to read.
     * @param writer to write to.
     */
    void write(final Row row, final AsciiWriter writer) {
        // Counted from the end of what was written before, for the buffer may move but what is in it stays.
        final int start = writer.position();
        byte[] target = writer.buffer();
        int at = start;
        for (int i = 0; i < readers.length; i++) {
            if (target.length - at < FIELD_ROOM) {
                writer.position(at);
                writer.makeRoom(AsciiWriter.ROW_CAPACITY);
                target = writer.buffer();
            }
            if (kinds[i] < HARDWARE_ADDRESS) {
                at = number(i, row, target, at);
            } else {
                writer.position(at);
                text(i, row, writer);
                target = writer.buffer();
                at = writer.position();
            }
        }
        // Each field has begun with a comma: the first one's becomes the brace.
        final int end = at == start ? start + 1 : at;
        target[start] = '{';
        target[end] = '}';
        writer.position(end + 1);
    }

    /**
     * Write a value of a list, in brackets.
     *
     * @param field  index of the field, which is present.
     * @param row    to read.
     * @param writer to write to.
     */
    void list(final int field, final Row row, final AsciiWriter writer) {
        final FieldReader reader = readers[field];
        writer.put('[');
        reader.begin(row);
        boolean isFirst = true;
        while (reader.next()) {
            writer.makeRoom(FIELD_ROOM);
            if (!isFirst) {
                writer.put(',');
            }
            isFirst = false;
            if (items[field] == null) {
                writer.put('"').bytes(reader.itemWord()).put('"');
            } else {
                items[field].write(reader.item(), writer);
            }
        }
        writer.makeRoom(FIELD_ROOM);
        writer.put(']');
    }

    private int key(final int field, final byte[] target, final int at) {
        final long[] words = keys[field];
        int to = at;
        for (final long word : words) {
            WideText.put8(target, to, word);
            to += Long.BYTES;
        }
        return at + keyLengths[field];
    }

    /** A value whose text is short. */
    private int number(final int field, final Row row, final byte[] target, final int at) {
        final FieldReader reader = readers[field];
        final int kind = kinds[field];
        if (kind == WORD) {
            final byte[] word = reader.word(row);
            return word == null ? at : quote(target, ValueText.bytes(target, key(field, target, at), word));
        }
        if (kind == ADDRESS) {
            final int family = reader.addressFamily(row);
            return family == 0
                    ? at
                    : quote(target, ValueText.address(target, key(field, target, at), reader, row, family));
        }
        if (!reader.isPresent(row)) {
            return at;
        }
        final int value = key(field, target, at);
        switch (kind) {
            case UNSIGNED:
                return ValueText.unsigned(target, value, reader.number(row));
            case SIGNED:
                return AsciiWriter.decimal(target, value, reader.number(row));
            case BOOLEAN:
                return ValueText.bool(target, value, reader.number(row));
            default:
                return quote(target, ValueText.hex(target, value, reader.number(row)));
        }
    }

    private static int quote(final byte[] target, final int at) {
        target[at] = '"';
        return at + 1;
    }

    /** A text, a hardware address or a list. */
    private void text(final int field, final Row row, final AsciiWriter writer) {
        final int kind = kinds[field];
        if (kind >= LIST_OF_WORDS) {
            if (readers[field].isPresent(row)) {
                writer.position(key(field, writer.buffer(), writer.position()));
                list(field, row, writer);
            }
            return;
        }
        final int length = readers[field].text(row, text);
        if (length < 0) {
            return;
        }
        writer.makeRoom(JsonText.room(length));
        final byte[] target = writer.buffer();
        int at = key(field, target, writer.position());
        if (kind == HARDWARE_ADDRESS) {
            at = ValueText.hardware(target, at, text, length);
        } else {
            at = JsonText.write(text, length, target, at);
            if (!JsonText.isUtf8(text, length)) {
                at = ValueText.bytes(target, at, base64Keys[field]);
                at = Base64Text.write(text, length, target, at);
            }
        }
        writer.position(quote(target, at));
    }
}
