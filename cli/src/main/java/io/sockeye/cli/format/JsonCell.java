package io.sockeye.cli.format;

import java.nio.charset.StandardCharsets;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.ascii.WideText;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/**
 * One field of an object whose value is neither text from outside nor a list: a comma, its name and its value, or
 * nothing where it is not present. A class for each kind, so that each is compiled for what it reads. Confined to one
 * thread.
 */
abstract class JsonCell {
    /** Room for a key and a value, and for what is written beyond them. */
    static final int ROOM = 256;

    final FieldReader reader;
    /** Whether the reader tells by itself if the row has the field. */
    private final boolean isAsked;

    private final byte[] key;
    private final long key0;
    private final long key1;
    private final long key2;

    private JsonCell(final String key, final FieldReader reader) {
        this.reader = reader;
        isAsked = reader.presence() == null;
        this.key = key.getBytes(StandardCharsets.US_ASCII);
        key0 = WideText.word(this.key, 0);
        key1 = WideText.word(this.key, Long.BYTES);
        key2 = WideText.word(this.key, 2 * Long.BYTES);
    }

    /**
     * The cell of a field.
     *
     * @param field  that is neither text nor list.
     * @param reader of it.
     * @return a cell.
     */
    static JsonCell of(final Field field, final FieldReader reader) {
        final String key = ",\"" + field.name() + "\":";
        return switch (field.kind()) {
            case UNSIGNED -> new Unsigned(key, reader);
            case SIGNED -> new Signed(key, reader);
            case BOOLEAN -> new Bool(key, reader);
            case HEX64 -> new Hex(key + '"', reader);
            case WORD, TIME -> new Word(key + '"', reader);
            case ADDRESS -> new Address(key + '"', reader);
            default -> throw new IllegalArgumentException("no cell: field=" + field);
        };
    }

    /**
     * Write the field.
     *
     * @param row    to read, which has passed the {@link FieldReader#presence() presence} of the field if that has one.
     * @param target to write into, with {@link #ROOM} from {@code at}.
     * @param at     index of the first byte.
     * @return index after the last one.
     */
    abstract int write(Row row, byte[] target, int at);

    final boolean isPresent(final Row row) {
        return !isAsked || reader.isPresent(row);
    }

    final int key(final byte[] target, final int at) {
        WideText.put8Unchecked(target, at, key0);
        WideText.put8Unchecked(target, at + Long.BYTES, key1);
        WideText.put8Unchecked(target, at + 2 * Long.BYTES, key2);
        if (key.length > 3 * Long.BYTES) {
            System.arraycopy(key, 0, target, at, key.length);
        }
        return at + key.length;
    }

    static int quote(final byte[] target, final int at) {
        target[at] = '"';
        return at + 1;
    }

    private static final class Unsigned extends JsonCell {
        Unsigned(final String key, final FieldReader reader) {
            super(key, reader);
        }

        @Override
        int write(final Row row, final byte[] target, final int at) {
            return isPresent(row) ? ValueText.unsigned(target, key(target, at), reader.number(row)) : at;
        }
    }

    private static final class Signed extends JsonCell {
        Signed(final String key, final FieldReader reader) {
            super(key, reader);
        }

        @Override
        int write(final Row row, final byte[] target, final int at) {
            return isPresent(row) ? AsciiWriter.decimal(target, key(target, at), reader.number(row)) : at;
        }
    }

    private static final class Bool extends JsonCell {
        Bool(final String key, final FieldReader reader) {
            super(key, reader);
        }

        @Override
        int write(final Row row, final byte[] target, final int at) {
            return isPresent(row) ? ValueText.bool(target, key(target, at), reader.number(row)) : at;
        }
    }

    private static final class Hex extends JsonCell {
        Hex(final String key, final FieldReader reader) {
            super(key, reader);
        }

        @Override
        int write(final Row row, final byte[] target, final int at) {
            return isPresent(row) ? quote(target, ValueText.hex(target, key(target, at), reader.number(row))) : at;
        }
    }

    private static final class Address extends JsonCell {
        Address(final String key, final FieldReader reader) {
            super(key, reader);
        }

        @Override
        int write(final Row row, final byte[] target, final int at) {
            final int family = reader.addressFamily(row);
            return family == 0 ? at : quote(target, ValueText.address(target, key(target, at), reader, row, family));
        }
    }

    /** Words are few, and each is one array: of those seen last the text is kept, with key and quotes. */
    private static final class Word extends JsonCell {
        /** The most that is kept of a text; longer ones are written anew. */
        private static final int WORDS = 5;

        private static final int KEPT = 4;

        private final byte[][] words = new byte[KEPT][];
        private final long[] texts = new long[KEPT * WORDS];
        private final int[] lengths = new int[KEPT];
        private final byte[] scratch = new byte[ROOM];
        private int next;

        Word(final String key, final FieldReader reader) {
            super(key, reader);
        }

        @Override
        int write(final Row row, final byte[] target, final int at) {
            final byte[] word = reader.word(row);
            if (word == null) {
                return at;
            }
            for (int i = 0; i < KEPT; i++) {
                if (words[i] == word) {
                    return copy(i * WORDS, target, at, lengths[i]);
                }
            }
            return writeAnew(word, target, at);
        }

        private int copy(final int from, final byte[] target, final int at, final int length) {
            WideText.put8Unchecked(target, at, texts[from]);
            WideText.put8Unchecked(target, at + 8, texts[from + 1]);
            WideText.put8Unchecked(target, at + 16, texts[from + 2]);
            WideText.put8Unchecked(target, at + 24, texts[from + 3]);
            if (length > 4 * Long.BYTES) {
                WideText.put8Unchecked(target, at + 32, texts[from + 4]);
            }
            return at + length;
        }

        private int writeAnew(final byte[] word, final byte[] target, final int at) {
            final int end = quote(target, ValueText.bytes(target, key(target, at), word));
            if (end - at <= WORDS * Long.BYTES) {
                System.arraycopy(target, at, scratch, 0, end - at);
                for (int i = 0; i < WORDS; i++) {
                    texts[next * WORDS + i] = WideText.get8(scratch, i << 3);
                }
                lengths[next] = end - at;
                words[next] = word;
                next = (next + 1) % KEPT;
            }
            return end;
        }
    }
}
