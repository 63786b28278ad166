package io.sockeye.benchmarks.check;

import java.util.List;

/**
 * The name of something that is measured, such as {@code wall(400000, ss -tanH)}.
 *
 * @param kind      the word before the parenthesis.
 * @param arguments what stands in it, between commas.
 */
record Figure(String kind, List<String> arguments) {
    static Figure parse(final String text) {
        final int parenthesis = text.indexOf('(');
        return new Figure(
                text.substring(0, parenthesis),
                List.of(text.substring(parenthesis + 1, text.length() - 1).split(", *")));
    }

    /** {@return the name as it is written} */
    String text() {
        return kind + "(" + String.join(", ", arguments) + ")";
    }
}
