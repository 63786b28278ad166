package io.sockeye.collector.count;

import java.nio.ByteOrder;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Presence;
import io.sockeye.collector.record.Row;
import io.sockeye.linux.memory.OffHeap;

/**
 * Writes what a row is grouped by as bytes, which are equal where the group is the same. Confined to one thread.
 *
 * <pre>
 *   header, 8 bytes: of each field two bits, the first field's lowest: 0 absent, 1 present, of addresses 1 IPv4, 2 IPv6
 *   of each field that is present, in their order, in host byte order:
 *     number, boolean, identifier   8 bytes
 *     word, time                    8 bytes, its number in {@link KeyWords}
 *     IPv4 address                  8 bytes, the address as a number
 *     IPv6 address                  16 bytes, two numbers, the first half first
 *     text, hardware address        8 bytes of length, and as many, padded with zeros to a multiple of 8
 * </pre>
 *
 * <p>An IPv4-mapped IPv6 address is written as the IPv4 address that it is.
 */
final class KeyEncoder {
    /** Length of the header. */
    static final int HEADER = Long.BYTES;

    static final int ABSENT = 0;
    static final int PRESENT = 1;
    static final int IPV4 = 1;
    static final int IPV6 = 2;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int INET6 = Family.INET6.number();
    private static final int MAPPED = 0xFFFF;

    private final KeyShape[] shapes;
    private final FieldReader[] readers;
    private final Presence[] presences;
    private final int[] ipv4;
    private final int[] ipv6;
    private final KeyWords.Met words;
    private final UnsafeBuffer key;
    private final byte[] text = new byte[FieldReader.MAX_TEXT];

    private long header;
    private int at;

    KeyEncoder(final List<GroupKey> keys, final Joins joins, final KeyWords words) {
        final int count = keys.size();
        this.words = new KeyWords.Met(words);
        shapes = new KeyShape[count];
        readers = new FieldReader[count];
        ipv4 = new int[count];
        ipv6 = new int[count];
        for (int i = 0; i < count; i++) {
            shapes[i] = KeyShape.of(keys.get(i).field().kind());
            readers[i] = keys.get(i).field().bind(joins);
            ipv4[i] = keys.get(i).ipv4();
            ipv6[i] = keys.get(i).ipv6();
        }
        presences = FieldReader.presences(readers);
        key = OffHeap.allocate(HEADER + count * (Long.BYTES + FieldReader.MAX_TEXT));
    }

    /** {@return where {@link #encode} writes to, outside the heap; for who reads only} */
    UnsafeBuffer key() {
        return key;
    }

    /** Write the key of a row, and answer with its length, a multiple of 8. */
    int encode(final Row row) {
        header = 0;
        at = HEADER;
        for (int i = 0; i < shapes.length; i++) {
            final Presence presence = presences[i];
            if (presence == null || presence.holds(row)) {
                encode(i, row);
            }
        }
        key.putLong(0, header);
        return at;
    }

    private void encode(final int field, final Row row) {
        final FieldReader reader = readers[field];
        switch (shapes[field]) {
            case NUMBER:
                if (presences[field] != null || reader.isPresent(row)) {
                    put(field, PRESENT, reader.number(row));
                }
                break;
            case WORD:
                final byte[] word = reader.word(row);
                if (word != null) {
                    put(field, PRESENT, words.number(word));
                }
                break;
            case ADDRESS:
                final int family = reader.addressFamily(row);
                if (family != 0) {
                    address(field, reader, row, family == INET6);
                }
                break;
            default:
                text(field, reader.text(row, text));
                break;
        }
    }

    private void put(final int field, final long presence, final long value) {
        header |= presence << 2 * field;
        key.putLong(at, value);
        at += Long.BYTES;
    }

    private void address(final int field, final FieldReader reader, final Row row, final boolean isIpv6) {
        final long first = number(reader.addressHalf(row, 0));
        if (!isIpv6) {
            put(field, IPV4, first >>> Integer.SIZE & ipv4Mask(ipv4[field]));
            return;
        }
        final long last = number(reader.addressHalf(row, 1));
        if (first == 0 && last >>> Integer.SIZE == MAPPED) {
            put(field, IPV4, last & ipv4Mask(ipv4[field]));
            return;
        }
        put(field, IPV6, first & mask(ipv6[field]));
        key.putLong(at, last & mask(ipv6[field] - Long.SIZE));
        at += Long.BYTES;
    }

    /** Eight bytes in network byte order as the number that they are. */
    static long number(final long half) {
        return LITTLE_ENDIAN ? Long.reverseBytes(half) : half;
    }

    private static long ipv4Mask(final int bits) {
        return mask(bits) >>> Integer.SIZE;
    }

    /** So many leading ones; none of a number that is negative. */
    private static long mask(final int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= Long.SIZE ? -1 : -1L << Long.SIZE - bits;
    }

    private void text(final int field, final int length) {
        if (length < 0) {
            return;
        }
        put(field, PRESENT, length);
        final int end = at + (length + 7 & ~7);
        if (end > at) {
            key.putLong(end - Long.BYTES, 0);
            key.putBytes(at, text, 0, length);
        }
        at = end;
    }
}
