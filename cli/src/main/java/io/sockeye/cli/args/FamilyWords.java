package io.sockeye.cli.args;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The address families named so far, by words as in {@code -A inet,unix}. Every naming counts: the list keeps order and
 * repeats, since netstat says it back ({@code -s}, {@code -r}).
 */
final class FamilyWords {
    /** netstat's list is a C string in 256 bytes. */
    private static final int CAPACITY = 256;

    /** Word and family in turn. */
    private static final String[] TRANSLATIONS = {
        "ax25", "ax25",
        "ip", "inet",
        "ip6", "inet6",
        "ipx", "ipx",
        "rose", "rose",
        "appletalk", "ddp",
        "netrom", "netrom",
        "inet", "inet",
        "inet6", "inet6",
        "ddp", "ddp",
        "unix", "unix",
        "tcpip", "inet",
        "econet", "ec",
        "x25", "x25",
        "ash", "ash",
        "bluetooth", "bluetooth"
    };

    private final List<String> families = new ArrayList<>();
    private int length;

    /**
     * Add the families of a list.
     *
     * @param words    separated by commas.
     * @param messages to append a line to if something is wrong.
     * @return false if a word names no family; then netstat ends. The families before it have been added.
     */
    boolean add(final String words, final StringBuilder messages) {
        final String known = words.length() < CAPACITY ? words : words.substring(0, CAPACITY - 1);
        int begin = 0;
        while (begin <= known.length()) {
            final int comma = known.indexOf(',', begin);
            final int end = comma < 0 ? known.length() : comma;
            final String word = known.substring(begin, end);
            final String family = translate(word);
            if (family == null) {
                messages.append("Unknown address family `").append(word).append("'.\n");
                return false;
            }
            if (family.length() + length + 1 >= CAPACITY) {
                // netstat drops the rest of the list and goes on.
                messages.append("Too much address family arguments.\n");
                return true;
            }
            length += family.length() + (families.isEmpty() ? 0 : 1);
            families.add(family);
            begin = end + 1;
        }
        return true;
    }

    /**
     * Whether a family was named.
     *
     * @param family by its own name.
     * @return whether it is in the list.
     */
    boolean contains(final String family) {
        return families.contains(family);
    }

    /**
     * The families in the order named.
     *
     * @return an unmodifiable view.
     */
    List<String> toList() {
        return Collections.unmodifiableList(families);
    }

    private static String translate(final String word) {
        for (int i = 0; i < TRANSLATIONS.length; i += 2) {
            if (TRANSLATIONS[i].equals(word)) {
                return TRANSLATIONS[i + 1];
            }
        }
        return null;
    }
}
