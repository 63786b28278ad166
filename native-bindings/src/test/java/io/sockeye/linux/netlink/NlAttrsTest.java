package io.sockeye.linux.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.linux.memory.OffHeapBytes;

/** The fixtures are little-endian, as every machine that this runs on. */
class NlAttrsTest {
    private final NlAttrs attributes = new NlAttrs();

    @Test
    void shouldVisitEveryAttributeWithoutItsFlagsAndPadding() {
        assertEquals(
                List.of("8:1", "2:4", "1:0"),
                walk("0500" + "0800" + "ff000000" // length 5, padded
                        + "0800" + "0280" + "01020304" // NLA_F_NESTED is not part of the type
                        + "0400" + "0100")); // no payload
        assertFalse(attributes.isMalformed());
    }

    @Test
    void shouldAcceptALastAttributeWithoutPadding() {
        assertEquals(List.of("8:1"), walk("0500" + "0800" + "ff"));
        assertFalse(attributes.isMalformed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000008000000", // shorter than its own head: would never end
                "0300080000000000",
                "0900080001020304", // longer than the message
                "0400", // head cut off
                "ffff080000000000"
            })
    void shouldEndAtAnAttributeThatIsNotWhole(final String hex) {
        assertEquals(List.of(), walk(hex));
        assertTrue(attributes.isMalformed());
    }

    private List<String> walk(final String hex) {
        final byte[] bytes = HexFormat.of().parseHex(hex);
        final List<String> seen = new ArrayList<>();
        attributes.wrap(OffHeapBytes.of(bytes), 0, bytes.length);
        while (attributes.next()) {
            seen.add(attributes.type() + ":" + attributes.payloadLength());
        }
        return seen;
    }
}
