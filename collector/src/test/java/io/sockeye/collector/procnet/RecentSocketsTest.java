package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.Family;

class RecentSocketsTest {
    private static final int ATTEMPTS = 4;
    private static final String LINE =
            "  26: 0100007F:1F90 0200007F:D976 01 00000000:00000000 00:00000000 00000000  1000        0 21443 1"
                    + " 00000000a1b2c3d4 20 4 30 10 -1                   \n";
    private static final String LINE6 =
            "   7: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000200007F:D976 06 00000000:00000000"
                    + " 03:00000DAC 00000000     0        0 0 3 0000000000000000\n";

    private static String line(final int inode) {
        return LINE.replace("21443", Integer.toString(inode));
    }

    private static String lines(final int from, final int to) {
        return IntStream.range(from, to).mapToObj(RecentSocketsTest::line).collect(Collectors.joining());
    }

    private static String drop(final RecentSockets recent, final String lines) {
        final byte[] text = RowText.bytes(lines);
        return new String(text, 0, recent.dropRepeats(text, text.length), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldDropWhatCameBeforeAndKeepTheOrderOfTheOthers() {
        final RecentSockets recent = new RecentSockets(Family.INET);
        assertEquals("header\n" + lines(10, 14), drop(recent, "header\n" + lines(10, 14)));
        assertEquals(0, recent.dropped());
        assertEquals(
                line(20) + line(21) + line(22) + line(23),
                drop(recent, line(13) + line(20) + line(21) + line(11) + line(12) + line(22) + line(20) + line(23)));
        assertEquals(4, recent.dropped());
        assertEquals("", drop(recent, lines(20, 24)));
        assertEquals(4, recent.dropped());
        assertEquals("", drop(recent, ""));
        assertEquals(0, recent.dropped());
    }

    @ParameterizedTest
    @CsvSource({
        "  26:,104444:",
        "' 01 ',' 08 '",
        "00:00000000,02:000000A7",
        "  1000        0,100000        3",
        "'443 1 ','443 12 '",
        "-1,7 "
    })
    void shouldKnowASocketWhoseStateChanged(final String before, final String after) {
        final RecentSockets recent = new RecentSockets(Family.INET);
        assertEquals(LINE, drop(recent, LINE));
        assertEquals("", drop(recent, LINE.replace(before, after)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100007F", "1F90", "0200007F", "D976", "21443", "a1b2c3d4", "00000000a"})
    void shouldKeepAnotherSocketThatIsMuchTheSame(final String part) {
        final RecentSockets recent = new RecentSockets(Family.INET);
        assertEquals(LINE, drop(recent, LINE));
        for (int i = 0; i < part.length(); i++) {
            final char other = part.charAt(i) == '8' ? '7' : '8';
            final String line = LINE.replace(part, part.substring(0, i) + other + part.substring(i + 1));
            assertEquals(line, drop(recent, line));
        }
    }

    @Test
    void shouldLookAtWholeAddressesOfSocketsWithoutInode() {
        final RecentSockets recent = new RecentSockets(Family.INET6);
        assertEquals(LINE6, drop(recent, LINE6));
        assertEquals("", drop(recent, LINE6));
        final int from = LINE6.indexOf(':') + 2;
        for (int i = from; i < from + InetLine.addressesLength(Family.INET6); i++) {
            if (Character.digit(LINE6.charAt(i), 16) >= 0) {
                final String line = LINE6.substring(0, i) + 'E' + LINE6.substring(i + 1);
                assertEquals(line, drop(recent, line));
                assertEquals("", drop(recent, line));
            }
        }
    }

    @Test
    void shouldDropNoLineWithOtherColumns() {
        final RecentSockets recent = new RecentSockets(Family.INET);
        for (int length = LINE.indexOf("a1b2c3d4") + 7; length >= 0; length--) {
            final String cut = LINE.substring(0, length) + '\n';
            assertEquals(cut + cut, drop(recent, cut + cut));
        }
        for (final String odd :
                new String[] {"\n", "odd\n", LINE6, LINE.replace("1000  ", "1000x "), " ".repeat(200) + "\n"}) {
            assertEquals(odd + odd, drop(recent, odd + odd));
        }
    }

    @Test
    void shouldRememberAsManyAsItSays() {
        final int capacity = RecentSockets.CAPACITY;
        final RecentSockets recent = new RecentSockets(Family.INET);
        final String many = lines(10_000, 10_000 + 3 * capacity);
        assertEquals(many, drop(recent, many));
        final int oldest = 10_000 + 2 * capacity;
        assertEquals("", drop(recent, lines(oldest, oldest + capacity)));
        assertEquals(line(oldest - 1), drop(recent, line(oldest - 1)));
        assertEquals(line(oldest), drop(recent, line(oldest)), "the oldest has made room for another");
        assertEquals("", drop(recent, line(oldest + 2)));
    }

    @Test
    void shouldAllocateNothing() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Assumptions.assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        final RecentSockets recent = new RecentSockets(Family.INET);
        final byte[] lines = RowText.bytes(lines(10_000, 30_000) + lines(29_500, 30_000) + "odd\n");
        final byte[] text = new byte[lines.length];
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            System.arraycopy(lines, 0, text, 0, lines.length);
            final long before = threads.getCurrentThreadAllocatedBytes();
            final int left = recent.dropRepeats(text, text.length);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertTrue(left < text.length, "left=" + left);
        }
        assertEquals(0, least);
    }
}
