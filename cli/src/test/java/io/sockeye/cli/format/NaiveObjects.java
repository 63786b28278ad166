package io.sockeye.cli.format;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Rows as maps, made the slow and plain way. */
final class NaiveObjects {
    private NaiveObjects() {}

    static Map<String, Object> of(final List<Field> fields, final FieldReader[] readers, final Row row) {
        final Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < readers.length; i++) {
            if (readers[i].isPresent(row)) {
                put(object, fields.get(i), readers[i], row);
            }
        }
        return object;
    }

    private static void put(
            final Map<String, Object> object, final Field field, final FieldReader reader, final Row row) {
        final String name = field.name();
        switch (field.kind()) {
            case UNSIGNED -> object.put(name, new BigInteger(Long.toUnsignedString(reader.number(row))));
            case SIGNED -> object.put(name, BigInteger.valueOf(reader.number(row)));
            case BOOLEAN -> object.put(name, reader.number(row) != 0);
            case HEX64 -> object.put(name, Long.toHexString(reader.number(row)));
            case WORD, TIME -> object.put(name, new String(reader.word(row), StandardCharsets.US_ASCII));
            case ADDRESS -> object.put(name, address(reader, row));
            case LIST_OF_WORDS -> {
                final List<Object> words = new ArrayList<>();
                reader.begin(row);
                while (reader.next()) {
                    words.add(new String(reader.itemWord(), StandardCharsets.US_ASCII));
                }
                object.put(name, words);
            }
            case LIST -> {
                final List<Object> items = new ArrayList<>();
                reader.begin(row);
                while (reader.next()) {
                    items.add(of(field.members(), reader.members(), reader.item()));
                }
                object.put(name, items);
            }
            default -> {
                final byte[] target = new byte[FieldReader.MAX_TEXT];
                final byte[] text = Arrays.copyOf(target, reader.text(row, target));
                System.arraycopy(target, 0, text, 0, text.length);
                object.put(name, decoded(text));
                if (!isUtf8(text)) {
                    object.put(name + "_base64", Base64.getEncoder().encodeToString(text));
                }
            }
        }
    }

    /** As Unicode recommends: the JDK takes two bytes of a surrogate together where the third is missing. */
    private static String decoded(final byte[] text) {
        final byte[] copy = text.clone();
        for (int i = 0; i + 1 < copy.length; i++) {
            if (copy[i] == (byte) 0xED && (copy[i + 1] & 0xE0) == 0xA0) {
                copy[i] = (byte) 0xFF;
            }
        }
        return new String(copy, StandardCharsets.UTF_8);
    }

    static boolean isUtf8(final byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (final CharacterCodingException e) {
            return false;
        }
    }

    /** To be compared as addresses: a text may be written in several ways. */
    private static Object address(final FieldReader reader, final Row row) {
        final ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        bytes.putLong(reader.addressHalf(row, 0)).putLong(reader.addressHalf(row, 1));
        return addressOf(reader.addressFamily(row) == 10 ? bytes.array() : Arrays.copyOf(bytes.array(), 4));
    }

    private static Object addressOf(final byte[] bytes) {
        try {
            final InetAddress address =
                    bytes.length == 16 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
            return address;
        } catch (final UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
