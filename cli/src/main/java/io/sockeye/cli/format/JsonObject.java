package io.sockeye.cli.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Presence;
import io.sockeye.collector.record.Row;

/**
 * Writes rows, or items of lists in them, as JSON objects. Fields that are not present are left out. Allocates nothing.
 * Confined to one thread.
 */
final class JsonObject {
    /** Behind the name of a field that is no UTF-8, the field that has all its bytes. */
    static final String BASE64_SUFFIX = "_base64";

    private final FieldReader[] readers;
    /** Of each field the test of whether it is there; null where its reader tells. */
    private final Presence[] presences;
    /** Of each field what writes it; null of text and lists. */
    private final JsonCell[] cells;
    /** Of text and lists a comma, the name, a colon and, of text, a quote. */
    private final byte[][] keys;
    /** The same for the bytes of what is no UTF-8, with a quote before it. */
    private final byte[][] base64Keys;
    /** Of each list of objects, what writes them. */
    private final JsonObject[] items;

    private final FieldKind[] kinds;
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
        kinds = new FieldKind[count];
        presences = FieldReader.presences(readers);
        cells = new JsonCell[count];
        keys = new byte[count][];
        base64Keys = new byte[count][];
        items = new JsonObject[count];
        for (int i = 0; i < count; i++) {
            final Field field = fields.get(i);
            kinds[i] = field.kind();
            switch (field.kind()) {
                case TEXT, HARDWARE_ADDRESS:
                    keys[i] = ascii(",\"" + field.name() + "\":\"");
                    base64Keys[i] = ascii("\",\"" + field.name() + BASE64_SUFFIX + "\":\"");
                    break;
                case LIST:
                    items[i] = new JsonObject(field.members(), readers[i].members());
                    keys[i] = ascii(",\"" + field.name() + "\":");
                    break;
                case LIST_OF_WORDS:
                    keys[i] = ascii(",\"" + field.name() + "\":");
                    break;
                default:
                    cells[i] = JsonCell.of(field, readers[i]);
                    break;
            }
        }
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
            final Presence presence = presences[i];
            if (presence != null && !presence.holds(row)) {
                continue;
            }
            if (target.length - at < JsonCell.ROOM) {
                writer.position(at);
                writer.makeRoom(AsciiWriter.ROW_CAPACITY);
                target = writer.buffer();
            }
            final JsonCell cell = cells[i];
            if (cell != null) {
                at = cell.write(row, target, at);
            } else {
                writer.position(at);
                textOrList(i, row, writer);
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
            writer.makeRoom(JsonCell.ROOM);
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
        writer.makeRoom(JsonCell.ROOM);
        writer.put(']');
    }

    private void textOrList(final int field, final Row row, final AsciiWriter writer) {
        if (base64Keys[field] != null) {
            final int length = readers[field].text(row, text);
            if (length >= 0) {
                text(field, length, writer);
            }
        } else if (readers[field].isPresent(row)) {
            writer.bytes(keys[field]);
            list(field, row, writer);
        }
    }

    private void text(final int field, final int length, final AsciiWriter writer) {
        writer.makeRoom(JsonText.room(length));
        final byte[] target = writer.buffer();
        int at = ValueText.bytes(target, writer.position(), keys[field]);
        if (kinds[field] == FieldKind.HARDWARE_ADDRESS) {
            at = ValueText.hardware(target, at, text, length);
        } else {
            at = JsonText.write(text, length, target, at);
            if (!JsonText.isUtf8(text, length)) {
                at = ValueText.bytes(target, at, base64Keys[field]);
                at = Base64Text.write(text, length, target, at);
            }
        }
        writer.position(JsonCell.quote(target, at));
    }
}
