package io.sockeye.collector.legacy;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.text.FieldCursor;

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

    /**
     * Put a word into a row if it says anything.
     *
     * @param row   to write.
     * @param place in it.
     * @param text  containing the word.
     * @param from  offset in bytes at which it begins.
     * @param to    offset in bytes at which it ends.
     */
    public static void put(final Row row, final TextPlace place, final byte[] text, final int from, final int to) {
        if (isTold(text, from, to)) {
            place.put(row, text, from, to - from);
        }
    }

    /**
     * Put the next word of a line into a row if it says anything.
     *
     * @param row    to write.
     * @param place  in it.
     * @param text   containing the line.
     * @param fields of the line, of which the next is the word.
     * @return false if there is no more.
     */
    public static boolean putNext(final Row row, final TextPlace place, final byte[] text, final FieldCursor fields) {
        if (!fields.nextField()) {
            return false;
        }
        put(row, place, text, fields.fieldOffset(), fields.fieldLimit());
        return true;
    }
}
