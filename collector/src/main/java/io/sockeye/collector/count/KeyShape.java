package io.sockeye.collector.count;

import io.sockeye.collector.field.FieldKind;

/** How a value stands in a key. */
enum KeyShape {
    /** Eight bytes. */
    NUMBER,
    /** The number of a word. */
    WORD,
    /** Eight or sixteen bytes. */
    ADDRESS,
    /** A length and bytes. */
    TEXT;

    static KeyShape of(final FieldKind kind) {
        return switch (kind) {
            case UNSIGNED, SIGNED, BOOLEAN, HEX64 -> NUMBER;
            case WORD, TIME -> WORD;
            case ADDRESS -> ADDRESS;
            case TEXT, HARDWARE_ADDRESS -> TEXT;
            case LIST, LIST_OF_WORDS -> throw new IllegalArgumentException("rows are not grouped by lists");
        };
    }
}
