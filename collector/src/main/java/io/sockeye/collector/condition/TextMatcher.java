package io.sockeye.collector.condition;

/** Tells which texts are meant. Confined to one thread, as it may remember some. */
abstract class TextMatcher {
    /**
     * Whether a text is meant.
     *
     * @param text   in its first bytes.
     * @param length of the text in bytes.
     * @return true if so.
     */
    abstract boolean matches(byte[] text, int length);
}
