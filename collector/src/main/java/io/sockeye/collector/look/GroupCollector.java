package io.sockeye.collector.look;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** Takes rows of counted groups into objects, which are few. Confined to one thread. */
final class GroupCollector implements RowSink {
    private static final int INET6 = Family.INET6.number();
    private static final int ROOM = AddressText.MAX_LENGTH + Integer.BYTES;

    private final List<Field> fields;
    private final FieldReader[] readers;
    /** Tells whether a group is wanted; null where all are. */
    private final FieldReader decisive;

    private final long least;
    private final List<Group> groups = new ArrayList<>();
    private final Row row = new Row();
    private final byte[] text = new byte[FieldReader.MAX_TEXT];

    GroupCollector(final FieldList list, final SocketQuestion question) {
        fields = list.fields();
        readers = FieldList.bind(fields, Joins.NONE);
        decisive = question.decisive() == null
                ? null
                : list.find(question.decisive()).bind(Joins.NONE);
        least = question.least();
    }

    List<Group> groups() {
        return groups;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            if (decisive == null || decisive.isPresent(row) && decisive.number(row) >= least) {
                groups.add(group(row));
            }
        }
        return true;
    }

    private Group group(final Row of) {
        final Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < readers.length; i++) {
            if (readers[i].isPresent(of)) {
                values.put(fields.get(i).name(), value(fields.get(i).kind(), readers[i], of));
            }
        }
        return new Group(values);
    }

    private Object value(final FieldKind kind, final FieldReader reader, final Row of) {
        return switch (kind) {
            case UNSIGNED, SIGNED, BOOLEAN -> reader.number(of);
            case HEX64 -> Long.toHexString(reader.number(of));
            case WORD, TIME -> new String(reader.word(of), StandardCharsets.ISO_8859_1);
            case TEXT, HARDWARE_ADDRESS -> new String(text, 0, reader.text(of, text), StandardCharsets.ISO_8859_1);
            case ADDRESS -> address(reader, of);
            case LIST, LIST_OF_WORDS -> throw new IllegalStateException("lists are not grouped by");
        };
    }

    private String address(final FieldReader reader, final Row of) {
        final byte[] target = new byte[ROOM];
        final long first = reader.addressHalf(of, 0);
        final int end = reader.addressFamily(of) == INET6
                ? AddressText.ipv6(target, 0, first, reader.addressHalf(of, 1))
                : AddressText.ipv4(target, 0, AddressText.firstWord(first));
        return new String(target, 0, end, StandardCharsets.US_ASCII);
    }

    /** The rows are ours. */
    @Override
    public void onMalformed(final String what, final long position) {
        throw new IllegalStateException(what);
    }
}
