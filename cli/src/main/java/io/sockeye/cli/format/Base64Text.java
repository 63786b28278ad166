package io.sockeye.cli.format;

/** Writes bytes in base64, see RFC 4648. Threads: stateless. */
final class Base64Text {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Text() {}

    /** {@return how many characters so many bytes take} */
    static int length(final int bytes) {
        return (bytes + 2) / 3 * 4;
    }

    /** Write, with padding, and return the index after the last character. */
    static int write(final byte[] source, final int length, final byte[] target, final int at) {
        int end = at;
        for (int i = 0; i < length; i += 3) {
            final int left = length - i;
            final int bits = (source[i] & 0xFF) << 16
                    | (left > 1 ? source[i + 1] & 0xFF : 0) << 8
                    | (left > 2 ? source[i + 2] & 0xFF : 0);
            target[end] = digit(bits >>> 18);
            target[end + 1] = digit(bits >>> 12);
            target[end + 2] = left > 1 ? digit(bits >>> 6) : (byte) '=';
            target[end + 3] = left > 2 ? digit(bits) : (byte) '=';
            end += 4;
        }
        return end;
    }

    private static byte digit(final int bits) {
        return (byte) DIGITS.charAt(bits & 0x3F);
    }
}
