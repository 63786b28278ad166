package io.sockeye.collector.table;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;

/**
 * The order of rows by some fields, the first of which counts most: numbers by their size, words and texts by their
 * bytes, addresses of IPv4 before those of IPv6, and IPv4-mapped ones as the IPv4 addresses that they are. Compares
 * without allocation. Confined to one thread.
 */
final class RowOrder {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int INET6 = Family.INET6.number();
    private static final int MAPPED = 0xFFFF;

    private final FieldKind[] kinds;
    private final boolean[] isDescending;
    private final FieldReader[] readers;
    private final byte[] text = new byte[FieldReader.MAX_TEXT];
    private final byte[] otherText = new byte[FieldReader.MAX_TEXT];

    RowOrder(final List<SortKey> keys, final Joins joins) {
        kinds = new FieldKind[keys.size()];
        isDescending = new boolean[kinds.length];
        readers = new FieldReader[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = keys.get(i).field().kind();
            isDescending[i] = keys.get(i).isDescending();
            readers[i] = keys.get(i).field().bind(joins);
        }
    }

    /** Less than 0 where the first row comes before the other, 0 where the fields are the same. */
    int compare(final Row one, final Row other) {
        for (int i = 0; i < readers.length; i++) {
            final FieldReader reader = readers[i];
            final boolean isThere = reader.isPresent(one);
            if (isThere != reader.isPresent(other)) {
                return isThere ? -1 : 1;
            }
            if (isThere) {
                final int byField = compare(kinds[i], reader, one, other);
                if (byField != 0) {
                    return isDescending[i] == byField > 0 ? -1 : 1;
                }
            }
        }
        return 0;
    }

    private int compare(final FieldKind kind, final FieldReader reader, final Row one, final Row other) {
        return switch (kind) {
            case SIGNED -> Long.compare(reader.number(one), reader.number(other));
            case UNSIGNED, HEX64, BOOLEAN -> Long.compareUnsigned(reader.number(one), reader.number(other));
            case WORD, TIME -> {
                final byte[] word = reader.word(one);
                final byte[] otherWord = reader.word(other);
                yield word == otherWord ? 0 : Arrays.compare(word, otherWord);
            }
            case TEXT, HARDWARE_ADDRESS -> {
                final int length = Math.max(0, reader.text(one, text));
                final int otherLength = Math.max(0, reader.text(other, otherText));
                yield Arrays.compareUnsigned(text, 0, length, otherText, 0, otherLength);
            }
            case ADDRESS -> addresses(reader, one, other);
            case LIST, LIST_OF_WORDS -> throw new IllegalStateException("rows are not sorted by lists");
        };
    }

    private static int addresses(final FieldReader reader, final Row one, final Row other) {
        final boolean isIpv6 = isIpv6(reader, one);
        if (isIpv6 != isIpv6(reader, other)) {
            return isIpv6 ? 1 : -1;
        }
        if (!isIpv6) {
            return Long.compare(ipv4(reader, one), ipv4(reader, other));
        }
        final int byFirst = Long.compareUnsigned(half(reader, one, 0), half(reader, other, 0));
        return byFirst != 0 ? byFirst : Long.compareUnsigned(half(reader, one, 1), half(reader, other, 1));
    }

    private static boolean isIpv6(final FieldReader reader, final Row row) {
        return reader.addressFamily(row) == INET6
                && (half(reader, row, 0) != 0 || half(reader, row, 1) >>> Integer.SIZE != MAPPED);
    }

    private static long ipv4(final FieldReader reader, final Row row) {
        return reader.addressFamily(row) == INET6
                ? half(reader, row, 1) & 0xFFFF_FFFFL
                : half(reader, row, 0) >>> Integer.SIZE;
    }

    private static long half(final FieldReader reader, final Row row, final int half) {
        final long bytes = reader.addressHalf(row, half);
        return LITTLE_ENDIAN ? Long.reverseBytes(bytes) : bytes;
    }
}
