package io.sockeye.collector.count;

import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Presence;
import io.sockeye.collector.field.Width;
import io.sockeye.collector.record.Row;

/**
 * Groups as rows: what lies where in them, and their fields. A row begins with a byte for each thing that may be
 * absent, 0 where it is; behind them lie the count, its error, numbers, percentiles and the key's fields. Threads:
 * immutable, but for the words, which are the count's.
 */
final class GroupRows {
    private static final int NUMBER_FLAGS = CountPlan.MAX_KEYS;
    private static final int PERCENTILE_FLAGS = NUMBER_FLAGS + CountPlan.MAX_NUMBERS;
    private static final int COUNT = 64;
    private static final int ERROR = COUNT + Long.BYTES;
    private static final int NUMBERS = ERROR + Long.BYTES;
    private static final int ADDRESS_LENGTH = 16;

    private final KeyShape[] shapes;
    private final int[] offsets;
    private final int percentiles;
    private final int numbers;
    private final int length;
    private final FieldList fields;

    GroupRows(final CountPlan plan, final KeyWords words) {
        final List<GroupKey> keys = plan.keys();
        final List<Field> all = new ArrayList<>();
        shapes = new KeyShape[keys.size()];
        offsets = new int[keys.size()];
        numbers = plan.sums().size() + plan.maxima().size();
        percentiles = NUMBERS + numbers * Long.BYTES;
        int at = percentiles + CountPlan.PERCENTILES.length * Long.BYTES;
        for (int i = 0; i < offsets.length; i++) {
            final Field field = keys.get(i).field();
            shapes[i] = KeyShape.of(field.kind());
            offsets[i] = at;
            all.add(key(i, field, at, words).when(Presence.nonZero(i, Width.U8)).says(field.sentence()));
            at += switch (shapes[i]) {
                case NUMBER, WORD -> Long.BYTES;
                case ADDRESS -> ADDRESS_LENGTH;
                case TEXT -> Long.BYTES + FieldReader.MAX_TEXT;
            };
        }
        length = at;
        addCounts(all, plan);
        final List<Field> defaults = new ArrayList<>();
        for (final Field field : all) {
            defaults.add(field.byDefault());
        }
        fields = new FieldList("counted groups", defaults);
    }

    private static Field key(final int index, final Field field, final int at, final KeyWords words) {
        final String name = field.name();
        return switch (field.kind()) {
            case SIGNED -> Field.signed64(name, at);
            case BOOLEAN -> Field.flag(name, at, Width.U64, -1);
            case HEX64 -> Field.hex64(name, at);
            case WORD, TIME -> Field.computedWord(name, field.vocabulary(), joins -> new WordOfKey(index, at, words));
            case ADDRESS -> Field.address(name, index, at);
            case TEXT -> Field.text(name, at, Width.U16, at + Long.BYTES, FieldReader.MAX_TEXT);
            case HARDWARE_ADDRESS -> Field.hardwareAddress(name, at, Width.U16, at + Long.BYTES, FieldReader.MAX_TEXT);
            default -> Field.number(name, at, Width.U64);
        };
    }

    private void addCounts(final List<Field> all, final CountPlan plan) {
        all.add(Field.number("count", COUNT, Width.U64).always().says("How many rows there are."));
        all.add(Field.number("count_error", ERROR, Width.U64)
                .when(Presence.nonZero(ERROR, Width.U64))
                .says("By how much the count may be too high, where there are too many groups to be exact."));
        for (int i = 0; i < numbers; i++) {
            final boolean isSum = i < plan.sums().size();
            final Field of = isSum
                    ? plan.sums().get(i)
                    : plan.maxima().get(i - plan.sums().size());
            final String name = (isSum ? "sum_" : "max_") + of.name();
            final int at = NUMBERS + i * Long.BYTES;
            final Field field =
                    of.kind() == FieldKind.SIGNED ? Field.signed64(name, at) : Field.number(name, at, Width.U64);
            all.add(field.when(Presence.nonZero(NUMBER_FLAGS + i, Width.U8))
                    .says((isSum ? "Sum of " : "Greatest value of ") + of.name() + "."));
        }
        for (int i = 0; plan.percentiles() != null && i < CountPlan.PERCENTILES.length; i++) {
            final int percent = CountPlan.PERCENTILES[i];
            final String name = plan.percentiles().name();
            all.add(Field.number("p" + percent + "_" + name, percentiles + i * Long.BYTES, Width.U64)
                    .when(Presence.nonZero(PERCENTILE_FLAGS + i, Width.U8))
                    .says("What " + percent + " % of the values of " + name + " do not exceed, at most 1 % off."));
        }
    }

    /** {@return the fields of a group's row: those of the key, the count, and what else is counted} */
    FieldList fields() {
        return fields;
    }

    /** {@return length of a row in bytes} */
    int length() {
        return length;
    }

    /** Fill a row of {@link #length()} bytes. */
    void write(final UnsafeBuffer row, final GroupCounter counter, final KeyCursor cursor, final int group) {
        final GroupRecords records = counter.table().records();
        row.setMemory(0, COUNT, (byte) 0);
        cursor.begin(group);
        for (int i = 0; cursor.next(); i++) {
            if (cursor.presence() != KeyEncoder.ABSENT) {
                writeKey(row, i, cursor);
            }
        }
        row.putLong(COUNT, records.count(group));
        row.putLong(ERROR, records.error(group));
        for (int i = 0; i < numbers; i++) {
            row.putByte(NUMBER_FLAGS + i, (byte) (records.seen(group) >>> i & 1));
            row.putLong(NUMBERS + i * Long.BYTES, records.number(group, i));
        }
        final int histogram = records.histogram(group);
        if (histogram >= 0 && records.error(group) == 0) {
            for (int i = 0; i < CountPlan.PERCENTILES.length; i++) {
                row.putByte(PERCENTILE_FLAGS + i, (byte) 1);
                row.putLong(
                        percentiles + i * Long.BYTES,
                        counter.histograms().percentile(histogram, CountPlan.PERCENTILES[i]));
            }
        }
    }

    private void writeKey(final UnsafeBuffer row, final int index, final KeyCursor cursor) {
        final int at = offsets[index];
        row.putByte(index, (byte) 1);
        switch (shapes[index]) {
            case ADDRESS:
                final boolean isIpv6 = cursor.presence() == KeyEncoder.IPV6;
                row.putByte(index, (byte) (isIpv6 ? Family.INET6 : Family.INET).number());
                row.putLong(at, KeyEncoder.number(isIpv6 ? cursor.value() : cursor.value() << Integer.SIZE));
                row.putLong(at + Long.BYTES, isIpv6 ? KeyEncoder.number(cursor.last()) : 0);
                break;
            case TEXT:
                row.putLong(at, 0);
                row.putShort(at, (short) cursor.value());
                row.putBytes(at + Long.BYTES, cursor.text(), 0, (int) cursor.value());
                break;
            default:
                row.putLong(at, cursor.value());
                break;
        }
    }

    /** A word of a key, by its number in the row. */
    private static final class WordOfKey extends FieldReader {
        private final int flag;
        private final int offset;
        private final KeyWords words;

        WordOfKey(final int flag, final int offset, final KeyWords words) {
            this.flag = flag;
            this.offset = offset;
            this.words = words;
        }

        @Override
        public boolean isPresent(final Row row) {
            return row.getByte(flag) != 0;
        }

        @Override
        public byte[] word(final Row row) {
            return isPresent(row) ? words.word((int) row.getLong(offset)) : null;
        }
    }
}
