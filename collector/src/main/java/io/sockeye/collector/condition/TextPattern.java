package io.sockeye.collector.condition;

/** A regular expression. Threads: immutable. */
public interface TextPattern {
    /**
     * Whether it matches anywhere in a text.
     *
     * @param text of bytes, in UTF-8 as far as it is that; not to be kept.
     * @return true if so.
     */
    boolean isFoundIn(byte[] text);
}
