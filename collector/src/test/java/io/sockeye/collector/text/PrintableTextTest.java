package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
    private static byte[] clean(final byte[] text) {
        final byte[] result = text.clone();
        PrintableText.clean(result, 0, result.length);
        return result;
    }

    private static byte[] bytes(final String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** By the list itself, and not by ranges: every character that there is, one after the other. */
    @Test
    void shouldReplaceControlsAndNoOtherCharacter() {
        final String directions = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                continue;
            }
            final byte[] text = ("a" + Character.toString(point) + "b").getBytes(StandardCharsets.UTF_8);
            final boolean isControl = Character.getType(point) == Character.CONTROL || directions.indexOf(point) >= 0;
            final String expected = isControl ? "a" + ".".repeat(text.length - 2) + "b" : null;
            assertArrayEquals(
                    expected == null ? text : expected.getBytes(StandardCharsets.US_ASCII),
                    clean(text),
                    "U+" + Integer.toHexString(point));
        }
    }

    /** Bytes that are no UTF-8, names in ISO 8859-1, Shift JIS and GBK, a lone byte of C1, halves of characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "626164fffe30",
                "636166e9",
                "93fa967b",
                "d6d0",
                "9b33316d",
                "c2",
                "c2c0",
                "d8",
                "e2",
                "e280",
                "e281",
                "e29b",
                "e281a5",
                "e2ff8e",
                "c49b",
                "f09f9880",
                "ed9fbf"
            })
    void shouldLeaveOtherBytesAsTheyAre(final String hex) {
        assertArrayEquals(bytes(hex), clean(bytes(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        "ffc29b33316d, ff2e2e33316d",
        "c2c29bc2, c22e2ec2",
        "e280e280ae, e2802e2e2e",
        "e2c280, e22e2e",
        "1b5b324a, 2e5b324a",
        "ff1bfe7f00, ff2efe2e2e",
        "c21b, c22e",
        "e2800a, e2802e"
    })
    void shouldFindControlsBehindWhatIsNoCharacter(final String hex, final String expected) {
        assertArrayEquals(bytes(expected), clean(bytes(hex)));
    }

    @Test
    void shouldCleanAPartOnly() {
        final byte[] text = bytes("1b1b1b");
        PrintableText.clean(text, 1, 2);
        assertArrayEquals(bytes("1b2e1b"), text);
        PrintableText.clean(text, 3, 3);
        assertArrayEquals(bytes("1b2e1b"), text);
    }

    /** A control that lies across the end of what is kept is one all the same. */
    @Test
    void shouldCutAfterCleaning() {
        assertArrayEquals(bytes("612e"), PrintableText.of(bytes("61c29b"), 2));
        assertArrayEquals(bytes("61"), PrintableText.of(bytes("61c29b"), 1));
        assertArrayEquals(bytes("61c3"), PrintableText.of(bytes("61c3a4"), 2));
        assertArrayEquals(bytes("612e2e"), PrintableText.of(bytes("61c29b"), 9));
    }

    @Test
    void shouldTakeStringsOfBytes() {
        final String plain = "eth0 ~";
        assertSame(plain, PrintableText.of(plain));
        assertEquals("\u00ff.\u00c3\u00a4..", PrintableText.of("\u00ff\n\u00c3\u00a4\u00c2\u0080"));
    }
}
