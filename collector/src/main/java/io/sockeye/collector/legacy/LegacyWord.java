package io.sockeye.collector.legacy;

/** Words in the files of the legacy families. Threads: stateless. */
public final class LegacyWord {
    private LegacyWord() {}

    /**
     * Whether a word says anything. In the place of what is not there the kernel writes {@code *}, {@code ???} or
     * {@code ??????-?}.
     *
     * @param text containing the word.
     * @param from offset in bytes at which it begins.
     * @param to   offset in bytes at which it ends.
     * @return false if there is nothing else in it.
     */
    public static boolean isTold(final byte[] text, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '*' && text[i] != '?' && text[i] != '-') {
                return true;
            }
        }
        return false;
    }
}
