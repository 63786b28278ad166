package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.ascii.WideText;

class WideTextTest {
    private final byte[] target = new byte[10];

    WideTextTest() {
        Arrays.fill(target, (byte) '#');
    }

    @Test
    void shouldPutTheLowestByteFirst() {
        WideText.put4(target, 1, 'd' << 24 | 'c' << 16 | 'b' << 8 | 'a');
        assertEquals("#abcd#####", text());
        WideText.put8(target, 2, WideText.BLANKS - ' ' + 'x');
        assertEquals("#ax       ", text());
    }

    @Test
    void shouldNotWriteOutsideTheArray() {
        for (final int at : new int[] {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> WideText.put8(target, at, 0));
        }
        for (final int at : new int[] {-1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> WideText.put4(target, at, 0));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> WideText.put4(new byte[3], 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> WideText.put8(new byte[7], 0, 0));
        assertEquals("##########", text());
    }

    @Test
    void shouldWriteUpToFiveDigitsAsTheJdkDoes() {
        for (int value = 0; value <= 99_999; value++) {
            Arrays.fill(target, (byte) '#');
            final String digits = Integer.toString(value);
            assertEquals(1 + digits.length(), WideText.decimal5(target, 1, value));
            assertEquals("#" + digits + " ".repeat(8 - digits.length()) + "#", text());
        }
    }

    private String text() {
        return new String(target, StandardCharsets.US_ASCII);
    }
}
