package io.sockeye.collector.text;

import java.nio.charset.StandardCharsets;

/** Text as it comes from a file, a byte a character. */
final class Text {
    private Text() {}

    static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
