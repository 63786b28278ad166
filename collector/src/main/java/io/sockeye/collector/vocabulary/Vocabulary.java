package io.sockeye.collector.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Words for small numbers: of each number one, or none. Threads: immutable. */
public final class Vocabulary {
    private final String[] words;
    private final byte[][] bytes;

    /**
     * A vocabulary.
     *
     * @param words in ASCII, the one for 0 first; null for a number that has none.
     */
    public Vocabulary(final String... words) {
        this.words = words.clone();
        bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i] == null ? null : words[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    /**
     * The word for a number, to be written.
     *
     * @param number any.
     * @return the word in ASCII, not to be changed; null if it has none.
     */
    public byte[] bytes(final long number) {
        return number >= 0 && number < bytes.length ? bytes[(int) number] : null;
    }

    /**
     * The word for a number.
     *
     * @param number any.
     * @return the word; null if it has none.
     */
    public String word(final int number) {
        return number >= 0 && number < words.length ? words[number] : null;
    }

    /** {@return one more than the greatest number that may have a word} */
    public int limit() {
        return words.length;
    }

    /** {@return all words, each once, by their numbers} */
    public List<String> words() {
        final List<String> all = new ArrayList<>();
        for (final String word : words) {
            if (word != null && !all.contains(word)) {
                all.add(word);
            }
        }
        return all;
    }
}
