package io.sockeye.collector.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What of a text from outside may reach a terminal: all but controls, each byte of which becomes {@code .}, so that
 * lengths stay as they are. Controls are the bytes of C0 and DEL, and as characters of UTF-8 those of C1 and those that
 * turn the direction of writing (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
 *
 * <p>Every other byte stays, whether it is UTF-8 or not. A byte from 0x80 to 0x9F that is no part of a character stays
 * too: a terminal that would take it for a control takes it for one within characters as well, such as {@code C4 9B},
 * and those have to stay. Threads: stateless.
 */
public final class PrintableText {
    private static final byte REPLACEMENT = '.';
    private static final byte DELETE = 0x7F;

    private PrintableText() {}

    /**
     * A printable copy.
     *
     * @param text      from outside.
     * @param maxLength in bytes; what is longer is cut off.
     * @return a new array.
     */
    public static byte[] of(final byte[] text, final int maxLength) {
        final byte[] result = text.clone();
        clean(result, 0, result.length);
        return result.length > maxLength ? Arrays.copyOf(result, maxLength) : result;
    }

    /**
     * A text that is printable.
     *
     * @param text one char per byte.
     * @return the same, one char per byte, without controls.
     */
    public static String of(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                cleanFrom(i, bytes, bytes.length);
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    private static boolean isPlain(final char character) {
        return character >= ' ' && character < DELETE;
    }

    /**
     * Make a part of a text printable. It must not begin or end within a character.
     *
     * @param text  from outside, changed in place.
     * @param from  index of the first byte.
     * @param limit index after the last one.
     */
    public static void clean(final byte[] text, final int from, final int limit) {
        int i = from;
        // Bytes from 0x80 are negative.
        while (i < limit && text[i] >= ' ' && text[i] != DELETE) {
            i++;
        }
        if (i < limit) {
            cleanFrom(i, text, limit);
        }
    }

    private static void cleanFrom(final int from, final byte[] text, final int limit) {
        int i = from;
        while (i < limit) {
            final int length = controlLength(text, i, limit);
            Arrays.fill(text, i, i + length, REPLACEMENT);
            i += Math.max(length, 1);
        }
    }

    /**
     * How many bytes the control takes that begins at an index; 0 if none does. No byte within a character begins one.
     */
    private static int controlLength(final byte[] text, final int at, final int limit) {
        switch (text[at] & 0xFF) {
            case 0xC2:
                return at + 1 < limit && isBetween(text[at + 1], 0x80, 0x9F) ? 2 : 0;
            case 0xD8:
                return at + 1 < limit && isBetween(text[at + 1], 0x9C, 0x9C) ? 2 : 0;
            case 0xE2:
                return at + 2 < limit && isDirection(text[at + 1] & 0xFF, text[at + 2]) ? 3 : 0;
            default:
                return text[at] >= 0 && text[at] < ' ' || text[at] == DELETE ? 1 : 0;
        }
    }

    private static boolean isDirection(final int second, final byte third) {
        return second == 0x80 && (isBetween(third, 0x8E, 0x8F) || isBetween(third, 0xAA, 0xAE))
                || second == 0x81 && isBetween(third, 0xA6, 0xA9);
    }

    private static boolean isBetween(final byte value, final int least, final int most) {
        final int number = value & 0xFF;
        return number >= least && number <= most;
    }
}
