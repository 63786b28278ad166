package io.sockeye.cli.serve.metrics;

import java.nio.charset.StandardCharsets;

/** Text from outside as a label's value. Threads: stateless. */
final class LabelText {
    private LabelText() {}

    /**
     * The characters of a text that has one char per byte; what is no UTF-8 becomes U+FFFD. Controls stay: the formats
     * escape what they must, and a label is no terminal's.
     */
    static String of(final String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
