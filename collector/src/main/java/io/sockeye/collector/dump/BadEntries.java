package io.sockeye.collector.dump;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.text.PrintableText;

/**
 * Keeps which lines or messages of a dump could not be read, to say so of each. Only the first {@value #MAX_KEPT} are
 * kept, so that a file of garbage does not flood who reads about it. Nothing is allocated per entry, but room for all
 * with the first one. Confined to one thread at a time.
 */
public final class BadEntries {
    /** So many are kept. */
    public static final int MAX_KEPT = 20;

    /** So much of a line is quoted, in bytes. */
    private static final int MAX_QUOTED = 60;

    private static final int NO_TEXT = -1;

    private String[] places;
    private boolean[] areLines;
    private long[] positions;
    private byte[] quotes;
    private int[] lengths;
    private boolean[] areCut;
    private int kept;

    /** Nothing is kept yet. */
    public BadEntries() {}

    /** Forget all. */
    public void clear() {
        kept = 0;
    }

    /**
     * Keep a message.
     *
     * @param what     it should have been, in the word that users have for it.
     * @param position of the message in its dump, from 1.
     */
    public void addMessage(final String what, final long position) {
        if (kept < MAX_KEPT) {
            add(what, false, position);
        }
    }

    /**
     * Keep a line of which nothing is to be quoted.
     *
     * @param path     of the file, one char per byte.
     * @param position number of the line, from 1.
     */
    public void addLine(final String path, final long position) {
        if (kept < MAX_KEPT) {
            add(path, true, position);
        }
    }

    /**
     * Keep a line and how it begins.
     *
     * @param path     of the file, one char per byte.
     * @param position number of the line, from 1.
     * @param text     containing the line.
     * @param offset   in bytes at which it begins.
     * @param limit    in bytes at which it ends.
     */
    public void addLine(final String path, final long position, final byte[] text, final int offset, final int limit) {
        if (kept < MAX_KEPT) {
            add(path, true, position);
            int length = limit - offset;
            areCut[kept - 1] = length > MAX_QUOTED;
            if (length > MAX_QUOTED) {
                length = MAX_QUOTED;
                // Not within a character of UTF-8.
                while (length > 0 && (text[offset + length] & 0xC0) == 0x80) {
                    length--;
                }
            }
            System.arraycopy(text, offset, quotes, (kept - 1) * MAX_QUOTED, length);
            lengths[kept - 1] = length;
        }
    }

    private void add(final String place, final boolean isLine, final long position) {
        if (places == null) {
            places = new String[MAX_KEPT];
            areLines = new boolean[MAX_KEPT];
            positions = new long[MAX_KEPT];
            quotes = new byte[MAX_KEPT * MAX_QUOTED];
            lengths = new int[MAX_KEPT];
            areCut = new boolean[MAX_KEPT];
        }
        places[kept] = place;
        areLines[kept] = isLine;
        positions[kept] = position;
        lengths[kept] = NO_TEXT;
        kept++;
    }

    /** {@return a sentence for each that is kept, fit to be printed, in the order in which they came} */
    public List<String> sentences() {
        if (kept == 0) {
            return List.of();
        }
        final List<String> sentences = new ArrayList<>();
        for (int i = 0; i < kept; i++) {
            sentences.add(sentence(i));
        }
        return List.copyOf(sentences);
    }

    /**
     * What several have kept of the same files.
     *
     * @param parts of which each has some.
     * @return the sentences of the first, in the order of the files' names and of their lines.
     */
    public static List<String> sentences(final List<BadEntries> parts) {
        final List<Kept> all = new ArrayList<>();
        for (final BadEntries part : parts) {
            for (int i = 0; i < part.kept; i++) {
                all.add(new Kept(part.places[i], part.positions[i], part.sentence(i)));
            }
        }
        all.sort(null);
        final List<String> sentences = new ArrayList<>();
        for (int i = 0; i < all.size() && i < MAX_KEPT; i++) {
            sentences.add(all.get(i).sentence());
        }
        return List.copyOf(sentences);
    }

    private String sentence(final int index) {
        if (!areLines[index]) {
            return "netlink: " + places[index] + " message " + positions[index] + " cannot be read";
        }
        final String start = PrintableText.of(places[index]) + ": line " + positions[index] + " cannot be read";
        switch (lengths[index]) {
            case NO_TEXT:
                return start;
            case 0:
                return start + ": it is empty or too long";
            default:
                final String quote =
                        new String(quotes, index * MAX_QUOTED, lengths[index], StandardCharsets.ISO_8859_1);
                return start + ": \"" + PrintableText.of(quote) + (areCut[index] ? "...\"" : "\"");
        }
    }

    private record Kept(String place, long position, String sentence) implements Comparable<Kept> {
        @Override
        public int compareTo(final Kept other) {
            final int places = place.compareTo(other.place);
            return places != 0 ? places : Long.compare(position, other.position);
        }
    }
}
