package io.sockeye.collector.count;

import java.util.List;

import io.sockeye.collector.field.FieldReader;

/** Reads a group's key, field by field, as {@link KeyEncoder} wrote it. Confined to one thread. */
final class KeyCursor {
    private final KeyShape[] shapes;
    private final GroupTable table;
    private final byte[] text = new byte[FieldReader.MAX_TEXT];

    private int key;
    private long header;
    private int field;
    private int at;
    private int presence;
    private long value;
    private long last;

    KeyCursor(final List<GroupKey> keys, final GroupTable table) {
        this.table = table;
        shapes = new KeyShape[keys.size()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = KeyShape.of(keys.get(i).field().kind());
        }
    }

    /** Go before the first field of a group's key. */
    void begin(final int group) {
        key = table.records().key(group);
        header = table.keys().word(key, 0);
        field = 0;
        at = KeyEncoder.HEADER;
    }

    /** Go to the next field; false where there is none. */
    boolean next() {
        if (field == shapes.length) {
            return false;
        }
        presence = (int) (header >>> 2 * field) & 3;
        if (presence != KeyEncoder.ABSENT) {
            value = word();
            if (shapes[field] == KeyShape.ADDRESS && presence == KeyEncoder.IPV6) {
                last = word();
            } else if (shapes[field] == KeyShape.TEXT) {
                table.keys().bytes(key, at, text, (int) value);
                at += (int) value + 7 & ~7;
            }
        }
        field++;
        return true;
    }

    private long word() {
        final long word = table.keys().word(key, at);
        at += Long.BYTES;
        return word;
    }

    /** {@return whether the field is there, and of addresses of which family: as in {@link KeyEncoder}} */
    int presence() {
        return presence;
    }

    /** {@return the number, the number of the word, the length of the text, the IPv4 address or the first half} */
    long value() {
        return value;
    }

    /** {@return the last half of an IPv6 address} */
    long last() {
        return last;
    }

    /** {@return the text, {@link #value()} bytes of it} */
    byte[] text() {
        return text;
    }
}
