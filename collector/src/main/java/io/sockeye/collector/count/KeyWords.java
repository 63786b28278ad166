package io.sockeye.collector.count;

import java.util.Arrays;

/**
 * Words of ours that stand in keys, by numbers that all threads of a count agree on. Threads: safe; each thread keeps
 * the words that it has met.
 */
final class KeyWords {
    private byte[][] words = new byte[16][];
    private int count;

    /** Its number, given when it is first met. */
    synchronized int number(final byte[] word) {
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(words[i], word)) {
                return i;
            }
        }
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
        }
        words[count] = word;
        return count++;
    }

    /** The word of a number that was given. */
    synchronized byte[] word(final int number) {
        return words[number];
    }

    /** The words that one thread has met, found by which array they are: a vocabulary has one for each. */
    static final class Met {
        private final KeyWords all;
        private byte[][] words = new byte[16][];
        private int[] numbers = new int[16];
        private int count;

        Met(final KeyWords all) {
            this.all = all;
        }

        int number(final byte[] word) {
            for (int i = 0; i < count; i++) {
                if (words[i] == word) {
                    return numbers[i];
                }
            }
            return meet(word);
        }

        private int meet(final byte[] word) {
            final int number = all.number(word);
            for (int i = 0; i < count; i++) {
                if (numbers[i] == number) {
                    // Who makes a word anew each time does not fill this.
                    return number;
                }
            }
            if (count == words.length) {
                words = Arrays.copyOf(words, count * 2);
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            words[count] = word;
            numbers[count] = number;
            count++;
            return number;
        }
    }
}
