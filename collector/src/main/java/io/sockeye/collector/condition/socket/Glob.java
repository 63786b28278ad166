package io.sockeye.collector.condition.socket;

import java.nio.charset.StandardCharsets;

/**
 * A pattern as fnmatch(3) has it: {@code *} for any bytes, {@code ?} for one, {@code [a-c]} and {@code [!a-c]} for one
 * of some, and a backslash before what stands for itself. It goes back to the last {@code *} only, so that no pattern
 * takes long. Threads: immutable.
 */
final class Glob {
    private static final int NONE = -1;

    private final byte[] pattern;

    Glob(final String pattern) {
        this.pattern = pattern.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether the pattern is all of a text. */
    boolean matches(final byte[] text, final int length) {
        int at = 0;
        int in = 0;
        int star = NONE;
        int behindStar = 0;
        while (in < length) {
            final int next = at < pattern.length && pattern[at] != '*' ? one(at, text[in]) : NONE;
            if (next != NONE) {
                at = next;
                in++;
            } else if (at < pattern.length && pattern[at] == '*') {
                star = at;
                at++;
                behindStar = in;
            } else if (star != NONE) {
                at = star + 1;
                behindStar++;
                in = behindStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length && pattern[at] == '*') {
            at++;
        }
        return at == pattern.length;
    }

    /** Where the pattern goes on behind what stands for one byte, if it stands for this one; else {@link #NONE}. */
    private int one(final int at, final byte value) {
        switch (pattern[at]) {
            case '?':
                return at + 1;
            case '[':
                final int close = closing(at);
                if (close == NONE) {
                    break;
                }
                return isAmong(at + 1, close, value) ? close + 1 : NONE;
            case '\\':
                if (at + 1 < pattern.length) {
                    return pattern[at + 1] == value ? at + 2 : NONE;
                }
                break;
            default:
                break;
        }
        return pattern[at] == value ? at + 1 : NONE;
    }

    /** A bracket that comes first is one of the bytes. */
    private int closing(final int open) {
        final int first = open + 1 < pattern.length && isNegation(pattern[open + 1]) ? open + 2 : open + 1;
        for (int i = first + 1; i < pattern.length; i++) {
            if (pattern[i] == ']') {
                return i;
            }
        }
        return NONE;
    }

    private boolean isAmong(final int begin, final int end, final byte value) {
        final boolean isNegated = isNegation(pattern[begin]);
        int i = isNegated ? begin + 1 : begin;
        final int wanted = value & 0xFF;
        boolean found = false;
        while (i < end) {
            final boolean isRange = i + 2 < end && pattern[i + 1] == '-';
            final int low = pattern[i] & 0xFF;
            final int high = isRange ? pattern[i + 2] & 0xFF : low;
            found |= wanted >= low && wanted <= high;
            i += isRange ? 3 : 1;
        }
        return found != isNegated;
    }

    private static boolean isNegation(final byte value) {
        return value == '!' || value == '^';
    }
}
