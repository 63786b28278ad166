package io.sockeye.cli.format;

/** Text from outside in JSON. Writes at an index, with room for six times the text there, and returns the one after. */
final class JsonText {
    /** The most characters that stand for one byte. */
    static final int MAX_FACTOR = 6;

    private JsonText() {}

    /** Write without quotes what is in a text. */
    static int write(final byte[] text, final int length, final byte[] target, final int at) {
        int plain = 0;
        while (plain < length && isPlain(text[plain])) {
            target[at + plain] = text[plain];
            plain++;
        }
        return plain == length ? at + plain : writeRest(text, plain, length, target, at + plain);
    }

    /** Whether a text is UTF-8. */
    static boolean isUtf8(final byte[] text, final int length) {
        int i = 0;
        while (i < length) {
            final int read = Utf8.next(text, i, length);
            if (read < 0) {
                return false;
            }
            i += read & Utf8.LENGTH_MASK;
        }
        return true;
    }

    private static boolean isPlain(final byte value) {
        return value >= ' ' && value != '"' && value != '\\' && value != 0x7F;
    }

    private static int writeRest(
            final byte[] text, final int from, final int length, final byte[] target, final int at) {
        int end = at;
        int i = from;
        while (i < length) {
            final int read = Utf8.next(text, i, length);
            final int valid = read < 0 ? ~read : read;
            final int point = valid >>> Utf8.LENGTH_BITS;
            final int bytes = valid & Utf8.LENGTH_MASK;
            if (point == '"' || point == '\\') {
                target[end] = '\\';
                target[end + 1] = (byte) point;
                end += 2;
            } else if (Utf8.isControl(point)) {
                end = control(point, target, end);
            } else if (read < 0) {
                target[end] = (byte) 0xEF;
                target[end + 1] = (byte) 0xBF;
                target[end + 2] = (byte) 0xBD;
                end += 3;
            } else {
                System.arraycopy(text, i, target, end, bytes);
                end += bytes;
            }
            i += bytes;
        }
        return end;
    }

    /** All that is a control is below the supplementary planes. */
    private static int control(final int point, final byte[] target, final int at) {
        target[at] = '\\';
        final int letter = letterOf(point);
        if (letter != 0) {
            target[at + 1] = (byte) letter;
            return at + 2;
        }
        target[at + 1] = 'u';
        return ValueText.hexByte(target, ValueText.hexByte(target, at + 2, point >>> 8), point);
    }

    private static int letterOf(final int point) {
        switch (point) {
            case '\b':
                return 'b';
            case '\t':
                return 't';
            case '\n':
                return 'n';
            case '\f':
                return 'f';
            case '\r':
                return 'r';
            default:
                return 0;
        }
    }

    /** The most room that a text takes, with its base64 beside it. */
    static int room(final int length) {
        return length * MAX_FACTOR + Base64Text.length(length);
    }
}
