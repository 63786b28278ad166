package io.sockeye.collector.count;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;

/** What fields say, as objects. */
public final class NaiveValues {
    private NaiveValues() {}

    /** What a field says, of addresses whole. */
    public static Object value(final Field field, final Row row) {
        return value(field, row, GroupKey.IPV4_BITS, GroupKey.IPV6_BITS);
    }

    /** What a field says: a number, a boolean, a string, or of an address a string that sorts as it is to be told. */
    static Object value(final Field field, final Row row, final int ipv4, final int ipv6) {
        final FieldReader reader = field.bind(Joins.NONE);
        if (!reader.isPresent(row)) {
            return null;
        }
        final byte[] text = new byte[FieldReader.MAX_TEXT];
        return switch (field.kind()) {
            case UNSIGNED, HEX64 -> new BigInteger(Long.toUnsignedString(reader.number(row)));
            case SIGNED -> BigInteger.valueOf(reader.number(row));
            case BOOLEAN -> BigInteger.valueOf(reader.number(row) == 0 ? 0 : 1);
            case WORD, TIME -> new String(reader.word(row), StandardCharsets.US_ASCII);
            case TEXT, HARDWARE_ADDRESS -> new String(text, 0, reader.text(row, text), StandardCharsets.ISO_8859_1);
            case ADDRESS -> address(reader, row, ipv4, ipv6);
            default -> throw new AssertionError(field);
        };
    }

    private static String address(final FieldReader reader, final Row row, final int ipv4, final int ipv6) {
        final byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putLong(reader.addressHalf(row, 0))
                .putLong(reader.addressHalf(row, 1))
                .array();
        if (reader.addressFamily(row) == Family.INET.number()) {
            return masked("4:", Arrays.copyOf(bytes, 4), ipv4);
        }
        final boolean isMapped =
                Arrays.equals(Arrays.copyOf(bytes, 12), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1});
        return isMapped ? masked("4:", Arrays.copyOfRange(bytes, 12, 16), ipv4) : masked("6:", bytes, ipv6);
    }

    private static String masked(final String family, final byte[] bytes, final int length) {
        final StringBuilder bits = new StringBuilder(family);
        for (int i = 0; i < bytes.length * 8; i++) {
            bits.append(i < length ? bytes[i / 8] >> 7 - i % 8 & 1 : 0);
        }
        return bits.toString();
    }

    /** Fields that may be counted by, without what is joined. */
    public static List<Field> groupable(final List<Field> fields) {
        final List<Field> groupable = new ArrayList<>();
        for (final Field field : fields) {
            if (GroupKey.isGroupable(field) && field.kind() != FieldKind.TIME) {
                groupable.add(field);
            }
        }
        return groupable;
    }
}
