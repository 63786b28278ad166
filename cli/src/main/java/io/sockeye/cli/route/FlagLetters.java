package io.sockeye.cli.route;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.sockeye.cli.output.WideText;
import io.sockeye.collector.route.CacheLayout;

/**
 * Letters for the flags of a route, in netstat's order. Most routes have the flags of the one before: their letters are
 * kept. Confined to one thread.
 */
final class FlagLetters {
    /** More letters than there are. */
    static final int MAX_LENGTH = 40;

    /** {@code RTF_REJECT}. */
    private static final int REJECT = 0x200;

    private static final int WIDTH = 5;
    private static final int IPV6_WIDTH = 4;

    /** Flags and letters in turn, of {@code /proc/net/route}. {@code !} takes the place of what is before it. */
    private static final String[] TABLE = {
        "1",
        "U",
        "2",
        "G",
        "200",
        "!",
        "4",
        "H",
        "8",
        "R",
        "10",
        "D",
        "20",
        "M",
        "10000",
        "d",
        "20000",
        "a",
        "40000",
        "c",
        "200000",
        "o",
        "400000",
        "e",
        "1000000",
        "c",
        "2000000",
        "f",
        "4000000",
        "p",
        "80000000",
        "l",
        "40",
        "u",
        "80",
        "w",
        "100",
        "i",
        "400",
        "n"
    };
    /** Of the routing cache since Linux 2.2. */
    private static final String[] CACHE = {
        "2",
        "G",
        "200",
        "!",
        "8",
        "R",
        "10",
        "D",
        "20",
        "M",
        "1",
        "-",
        "4",
        "o",
        "10000",
        "n",
        "20000",
        "d",
        "80000",
        "t",
        "200000",
        "f",
        "400000",
        "q",
        "800000",
        "Ns",
        "1000000",
        "r",
        "4000000",
        "i",
        "8000000",
        "Nd",
        "10000000",
        "b",
        "20000000",
        "m",
        "40000000",
        "#",
        "80000000",
        "l"
    };
    /** Of the routing cache of Linux 2.0. */
    private static final String[] OLD_CACHE = {
        "1",
        "U",
        "4",
        "H",
        "2",
        "G",
        "200",
        "!",
        "8",
        "R",
        "10",
        "D",
        "20",
        "M",
        "10000",
        "n",
        "20000",
        "d",
        "80000",
        "t",
        "200000",
        "f",
        "400000",
        "q",
        "800000",
        "Ns",
        "1000000",
        "r",
        "4000000",
        "i",
        "8000000",
        "Nd",
        "10000000",
        "b",
        "20000000",
        "m",
        "40000000",
        "#",
        "80000000",
        "l"
    };
    /** Of {@code /proc/net/ipv6_route}. */
    private static final String[] IPV6 = {
        "1", "U", "200", "!", "2", "G", "4", "H", "10000", "D", "40000", "A", "1000000", "C", "20000", "a", "400000",
        "e", "20", "m", "200000", "n", "2000000", "f"
    };

    private final int[] flags;
    private final byte[][] letters;
    /** Where {@code !} takes the place of what is before it: the flag, else 0. */
    private final int replacingFlag;

    private final int width;
    private final byte[] lastText = new byte[MAX_LENGTH];
    private int lastLength;
    private int lastFlags;

    private FlagLetters(final String[] pairs, final int replacingFlag, final int width) {
        this.replacingFlag = replacingFlag;
        this.width = width;
        flags = new int[pairs.length / 2];
        letters = new byte[pairs.length / 2][];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = Integer.parseUnsignedInt(pairs[2 * i], 16);
            letters[i] = pairs[2 * i + 1].getBytes(StandardCharsets.US_ASCII);
        }
        Arrays.fill(lastText, (byte) ' ');
        lastLength = width;
    }

    /** {@return letters of {@code /proc/net/route}} */
    static FlagLetters ofTable() {
        return new FlagLetters(TABLE, REJECT, WIDTH);
    }

    /**
     * Letters of {@code /proc/net/rt_cache}.
     *
     * @param layout of the file.
     */
    static FlagLetters ofCache(final CacheLayout layout) {
        return new FlagLetters(layout == CacheLayout.LINUX_2_0 ? OLD_CACHE : CACHE, REJECT, WIDTH);
    }

    /** {@return letters of {@code /proc/net/ipv6_route}} */
    static FlagLetters ofIpv6() {
        return new FlagLetters(IPV6, 0, IPV6_WIDTH);
    }

    /**
     * Write the letters, and blanks where they do not fill their column.
     *
     * @param target with room for {@link #MAX_LENGTH} bytes.
     * @param at     index of the first character.
     * @param value  the flags.
     * @return index after the column.
     */
    int put(final byte[] target, final int at, final int value) {
        if (value != lastFlags) {
            spell(value);
        }
        WideText.put8(target, at, WideText.get8(lastText, 0));
        if (lastLength > Long.BYTES) {
            System.arraycopy(lastText, Long.BYTES, target, at + Long.BYTES, lastLength - Long.BYTES);
        }
        return at + lastLength;
    }

    private void spell(final int value) {
        int end = 0;
        for (int i = 0; i < flags.length; i++) {
            if ((value & flags[i]) != 0) {
                end = flags[i] == replacingFlag ? 0 : end;
                for (final byte letter : letters[i]) {
                    lastText[end] = letter;
                    end++;
                }
            }
        }
        Arrays.fill(lastText, end, MAX_LENGTH, (byte) ' ');
        lastLength = Math.max(end, width);
        lastFlags = value;
    }
}
