package io.sockeye.collector.link;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;

/**
 * Reads {@code /proc/net/dev}: two lines of names, then {@code NAME: } and counters, at first of packets and errors
 * (Linux 2.0), then with bytes (2.1), and since 2.1.90 with compressed and multicast packets. In the oldest a name may
 * be that of an alias, such as {@code eth0:1}, with a sentence in place of counters.
 *
 * <p>See {@code dev_seq_printf_stats} in the kernel's {@code net/core/net-procfs.c}. Threads: stateless.
 */
final class ProcNetDev {
    /** As many as the newest layout has. */
    private static final int MOST_FIELDS = 16;

    private static final String NO_STATISTICS = "No statistics available";

    /** Where the fields of a layout go in {@link LinkCounters}. */
    private enum Layout {
        PACKETS(new int[] {1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14}),
        BYTES(new int[] {0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14}),
        COMPRESSED(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});

        private final int[] places;

        Layout(final int[] places) {
            this.places = places;
        }
    }

    private ProcNetDev() {}

    /**
     * Read all interfaces.
     *
     * @param lines      of the file.
     * @param path       of it, for messages.
     * @param complaints to add a sentence to for each line that is not whole or makes no sense.
     * @return counters by name in the file's order; null for one that has none, or none that can be read.
     */
    static Map<String, LinkCounters> read(final LineReader lines, final String path, final List<String> complaints) {
        final Map<String, LinkCounters> links = new LinkedHashMap<>();
        if (!lines.next() || !lines.next()) {
            return links;
        }
        final Layout layout = layout(lines);
        final FieldCursor fields = new FieldCursor();
        while (lines.next()) {
            final int from = skipSpaces(lines);
            final int colon = endOfName(lines, from);
            final String name = new String(lines.text(), from, colon - from, StandardCharsets.ISO_8859_1);
            if (colon == lines.limit() || !isName(name)) {
                complaints.add(path + ": line " + lines.number() + ": no name of an interface");
                continue;
            }
            fields.wrap(lines.text(), colon + 1, lines.limit());
            final long[] numbers = new long[MOST_FIELDS];
            final int found = read(fields, layout, numbers);
            final boolean isWhole = found == layout.places.length;
            if (!isWhole && !lines.contains(NO_STATISTICS)) {
                complaints.add(path + ": line " + lines.number() + ": " + found + " counters where there should be "
                        + layout.places.length);
            }
            links.put(name, isWhole ? counters(numbers) : null);
        }
        return links;
    }

    /** It becomes a part of a path. */
    private static boolean isName(final String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0;
    }

    private static Layout layout(final LineReader names) {
        if (names.contains("compressed")) {
            return Layout.COMPRESSED;
        }
        return names.contains("bytes") ? Layout.BYTES : Layout.PACKETS;
    }

    private static int skipSpaces(final LineReader lines) {
        int from = lines.offset();
        while (from < lines.limit() && lines.text()[from] == ' ') {
            from++;
        }
        return from;
    }

    /** The colon behind a name, which may itself be of a name, a colon and digits. */
    private static int endOfName(final LineReader lines, final int from) {
        final int first = AsciiScan.indexOf(lines.text(), from, lines.limit(), (byte) ':');
        final int digits = AsciiScan.skipDigits(lines.text(), Math.min(first + 1, lines.limit()), lines.limit());
        return digits < lines.limit() && lines.text()[digits] == ':' ? digits : first;
    }

    /** {@return how many numbers there are up to the first word that is none, or as many as the layout has} */
    private static int read(final FieldCursor fields, final Layout layout, final long[] numbers) {
        int count = 0;
        while (count < layout.places.length && fields.decimal()) {
            numbers[layout.places[count]] = fields.value();
            count++;
        }
        return count;
    }

    private static LinkCounters counters(final long[] c) {
        return new LinkCounters(
                c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11], c[12], c[13], c[14], c[15]);
    }
}
