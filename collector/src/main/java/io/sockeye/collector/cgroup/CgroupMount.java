package io.sockeye.collector.cgroup;

import java.nio.charset.StandardCharsets;

import io.sockeye.collector.text.TextFile;

/** Where cgroup2 is mounted, by {@code /proc/self/mounts}. Threads: stateless. */
final class CgroupMount {
    private static final String MOUNTS = "/proc/self/mounts";
    private static final String TYPE = "cgroup2";
    private static final int TARGET = 1;
    private static final int FS_TYPE = 2;
    /** Digits of an escaped character: {@code \040} is a blank. */
    private static final int ESCAPE_DIGITS = 3;

    private CgroupMount() {}

    /** {@return where it is mounted first, one char per byte; null if nowhere} */
    static String find() {
        return find(new String(TextFile.bytesIfAny(MOUNTS), StandardCharsets.ISO_8859_1));
    }

    /**
     * Find it in the text of the file.
     *
     * @param mounts lines of {@code SOURCE TARGET TYPE OPTIONS 0 0}, one char per byte.
     * @return as {@link #find()}.
     */
    static String find(final String mounts) {
        int start = 0;
        while (start < mounts.length()) {
            final int newline = mounts.indexOf('\n', start);
            final int end = newline < 0 ? mounts.length() : newline;
            final String line = mounts.substring(start, end);
            if (TYPE.equals(field(line, FS_TYPE))) {
                return unescaped(field(line, TARGET));
            }
            start = end + 1;
        }
        return null;
    }

    private static String field(final String line, final int number) {
        int start = 0;
        for (int i = 0; i < number; i++) {
            final int blank = line.indexOf(' ', start);
            if (blank < 0) {
                return "";
            }
            start = blank + 1;
        }
        final int blank = line.indexOf(' ', start);
        return line.substring(start, blank < 0 ? line.length() : blank);
    }

    private static String unescaped(final String text) {
        final StringBuilder path = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char value = text.charAt(i);
            final int octal = value == '\\' ? octal(text, i + 1) : -1;
            path.append(octal < 0 ? value : (char) octal);
            i += octal < 0 ? 0 : ESCAPE_DIGITS;
        }
        return path.toString();
    }

    private static int octal(final String text, final int offset) {
        if (offset + ESCAPE_DIGITS > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = offset; i < offset + ESCAPE_DIGITS; i++) {
            final int digit = Character.digit(text.charAt(i), 8);
            if (digit < 0) {
                return -1;
            }
            value = value << 3 | digit;
        }
        return value & 0xFF;
    }
}
