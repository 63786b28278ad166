package io.sockeye.collector.route;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.sockeye.collector.procnet.ProcRoot;

/**
 * How many IPv4 routes there are, of {@code /proc/net/fib_triestat}, see the kernel's
 * {@code Documentation/networking/fib_trie.rst}. The kernel counts them in 3 ms where there are 100,000. Threads: stateless.
 */
final class TrieStatistics {
    private static final String TABLE = "Main:";
    private static final String COUNT = "Prefixes:";

    private TrieStatistics() {}

    /**
     * Count the routes of the table main; where that shares its tree with the table local, the routes of both.
     *
     * @param root where the file is.
     * @return the number, or 0 if the kernel does not tell.
     */
    static long mainPrefixes(final ProcRoot root) {
        final String text;
        try (FileInputStream file = new FileInputStream(root.netFile("fib_triestat"))) {
            text = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            // It is there for an estimate only, which is made without it as well.
            return 0;
        }
        return mainPrefixes(text);
    }

    static long mainPrefixes(final String text) {
        final int table = text.indexOf(TABLE);
        final int count = table < 0 ? -1 : text.indexOf(COUNT, table);
        if (count < 0) {
            return 0;
        }
        int at = count + COUNT.length();
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        long value = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && value < Integer.MAX_VALUE) {
            value = value * 10 + Character.digit(text.charAt(at), 10);
            at++;
        }
        return value;
    }
}
