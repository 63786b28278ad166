package io.sockeye.cli.route;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.sockeye.collector.ascii.WideText;
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

    // Letters and the flag that they stand for, in hexadecimal, in the order of printing.

    /** Of {@code /proc/net/route}; {@code !} takes the place of what is before it. */
    private static final String TABLE =
            "U=1 G=2 !=200 H=4 R=8 D=10 M=20 d=10000 a=20000 c=40000 o=200000 e=400000 c=1000000"
                    + " f=2000000 p=4000000 l=80000000 u=40 w=80 i=100 n=400";
    /** What both layouts of the routing cache have at the end. */
    private static final String CACHE_END = "n=10000 d=20000 t=80000 f=200000 q=400000 Ns=800000 r=1000000 i=4000000"
            + " Nd=8000000 b=10000000 m=20000000 #=40000000 l=80000000";
    /** Of the routing cache since Linux 2.2. */
    private static final String CACHE = "G=2 !=200 R=8 D=10 M=20 -=1 o=4 " + CACHE_END;
    /** Of the routing cache of Linux 2.0. */
    private static final String OLD_CACHE = "U=1 H=4 G=2 !=200 R=8 D=10 M=20 " + CACHE_END;
    /** Of {@code /proc/net/ipv6_route}. */
    private static final String IPV6 =
            "U=1 !=200 G=2 H=4 D=10000 A=40000 C=1000000 a=20000 e=400000 m=20 n=200000 f=2000000";

    private final int[] flags;
    private final byte[][] letters;
    /** Where {@code !} takes the place of what is before it: the flag, else 0. */
    private final int replacingFlag;

    private final int width;
    private final byte[] lastText = new byte[MAX_LENGTH];
    private int lastLength;
    private int lastFlags;

    private FlagLetters(final String table, final int replacingFlag, final int width) {
        this.replacingFlag = replacingFlag;
        this.width = width;
        int count = 0;
        for (int end = 0; end >= 0; end = table.indexOf(' ', end + 1)) {
            count++;
        }
        flags = new int[count];
        letters = new byte[count][];
        int begin = 0;
        for (int i = 0; i < count; i++) {
            final int equalsSign = table.indexOf('=', begin);
            final int blank = table.indexOf(' ', begin);
            final int end = blank < 0 ? table.length() : blank;
            letters[i] = table.substring(begin, equalsSign).getBytes(StandardCharsets.US_ASCII);
            flags[i] = Integer.parseUnsignedInt(table, equalsSign + 1, end, 16);
            begin = end + 1;
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

    /** {@return letters of {@code /proc/net/atalk_route}, where {@code !} stands behind others} */
    static FlagLetters ofAppleTalk() {
        return new FlagLetters(TABLE, 0, 0);
    }

    /**
     * The letters as text, with blanks where they do not fill their column.
     *
     * @param value the flags.
     * @return ASCII.
     */
    String text(final int value) {
        if (value != lastFlags) {
            spell(value);
        }
        return new String(lastText, 0, lastLength, StandardCharsets.US_ASCII);
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
