package io.sockeye.cli.format;

/** Reads UTF-8 that may not be UTF-8. Threads: stateless. */
final class Utf8 {
    /** What stands for bytes that are no character. */
    static final int REPLACEMENT = 0xFFFD;
    /** Bits of a result that say how many bytes were read. */
    static final int LENGTH_BITS = 3;

    static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    private Utf8() {}

    /**
     * Read a character. Of bytes that are none, as many are taken together as begin one, as Unicode recommends.
     *
     * @param text of bytes.
     * @param at   index of the first.
     * @param end  index after the last there is.
     * @return its code point, and in the lowest bits how many bytes it takes; where it is none, all bits of that
     *     inverted, with {@link #REPLACEMENT} for the code point.
     */
    static int next(final byte[] text, final int at, final int end) {
        final int lead = text[at] & 0xFF;
        if (lead < 0x80) {
            return lead << LENGTH_BITS | 1;
        }
        final int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4) {
            return invalid(1);
        }
        int point = lead & 0x7F >> length;
        for (int i = 1; i < length; i++) {
            if (at + i >= end || !continues(lead, i, text[at + i] & 0xFF)) {
                return invalid(i);
            }
            point = point << 6 | text[at + i] & 0x3F;
        }
        return point << LENGTH_BITS | length;
    }

    /** The second byte is the one that tells apart overlong forms, surrogates and what is beyond Unicode. */
    private static boolean continues(final int lead, final int index, final int value) {
        int least = 0x80;
        int most = 0xBF;
        if (index == 1) {
            switch (lead) {
                case 0xE0:
                    least = 0xA0;
                    break;
                case 0xED:
                    most = 0x9F;
                    break;
                case 0xF0:
                    least = 0x90;
                    break;
                case 0xF4:
                    most = 0x8F;
                    break;
                default:
                    break;
            }
        }
        return value >= least && value <= most;
    }

    private static int invalid(final int length) {
        return ~(REPLACEMENT << LENGTH_BITS | length);
    }

    /**
     * Whether a character could steer a terminal or hide what is there: C0, DEL, C1, line and paragraph separators, and
     * what sets the direction of writing.
     *
     * @param point code point.
     * @return true if it is to be escaped.
     */
    static boolean isControl(final int point) {
        if (point < 0xA0) {
            return point < 0x20 || point >= 0x7F;
        }
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || point >= 0x2028 && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }
}
