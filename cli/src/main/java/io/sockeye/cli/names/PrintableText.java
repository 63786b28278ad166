package io.sockeye.cli.names;

/** Names from outside, made fit for a terminal: control and non-ASCII bytes become {@code .}. */
public final class PrintableText {
    private PrintableText() {}

    /**
     * A printable copy.
     *
     * @param text      from outside.
     * @param maxLength in bytes; what is longer is cut off.
     * @return a new array.
     */
    public static byte[] of(final byte[] text, final int maxLength) {
        final byte[] result = new byte[Math.min(text.length, maxLength)];
        for (int i = 0; i < result.length; i++) {
            result[i] = text[i] >= ' ' && text[i] < 0x7F ? text[i] : (byte) '.';
        }
        return result;
    }

    /**
     * Make the beginning of a text printable.
     *
     * @param text   from outside, changed in place.
     * @param length of the beginning in bytes.
     */
    public static void clean(final byte[] text, final int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] < ' ' || text[i] == 0x7F) {
                text[i] = (byte) '.';
            }
        }
    }
}
