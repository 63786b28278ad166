package io.sockeye.cli.count;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.feed.FieldNames;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.collector.count.CountPlan;
import io.sockeye.collector.count.GroupKey;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.text.PrintableText;

/** What rows are grouped by, as it was typed. Threads: stateless. */
public final class GroupKeys {
    /** How many bits of an IPv6 address count where only those of IPv4 were given. */
    private static final int IPV6_PREFIX = 64;

    private GroupKeys() {}

    /**
     * The keys of a list of fields.
     *
     * @param list   of all fields.
     * @param option that the list was given by.
     * @param names  of fields, with commas between; of an address maybe with {@code /LEN} or {@code /LEN/LEN6}.
     * @return the keys.
     * @throws UsageException if one is none, or there are too many.
     */
    public static List<GroupKey> of(final FieldList list, final String option, final String names)
            throws UsageException {
        final List<GroupKey> keys = new ArrayList<>();
        for (final String word : words(names)) {
            final GroupKey key = key(list, word);
            for (final GroupKey other : keys) {
                if (other.field() == key.field()) {
                    throw new UsageException("field '" + key.field() + "' is named twice");
                }
            }
            keys.add(key);
        }
        if (keys.size() > CountPlan.MAX_KEYS) {
            throw new UsageException(option + " takes " + CountPlan.MAX_KEYS + " fields at most");
        }
        return keys;
    }

    private static GroupKey key(final FieldList list, final String word) throws UsageException {
        final int slash = word.indexOf('/');
        final Field field = FieldNames.find(list, slash < 0 ? word : word.substring(0, slash));
        if (!GroupKey.isGroupable(field)) {
            throw new UsageException("field '" + field + "' is a list, by which rows cannot be grouped");
        }
        if (slash < 0) {
            return new GroupKey(field);
        }
        if (field.kind() != FieldKind.ADDRESS) {
            throw new UsageException("field '" + field + "' is no address, and has no prefix: '" + shown(word) + "'");
        }
        final int second = word.indexOf('/', slash + 1);
        final String ipv4 = word.substring(slash + 1, second < 0 ? word.length() : second);
        return new GroupKey(
                field,
                bits(word, ipv4, GroupKey.IPV4_BITS),
                second < 0 ? IPV6_PREFIX : bits(word, word.substring(second + 1), GroupKey.IPV6_BITS));
    }

    private static int bits(final String word, final String number, final int most) throws UsageException {
        int bits = number.isEmpty() ? most + 1 : 0;
        for (int i = 0; i < number.length() && bits <= most; i++) {
            final char digit = number.charAt(i);
            bits = digit < '0' || digit > '9' ? most + 1 : bits * 10 + digit - '0';
        }
        if (bits > most) {
            throw new UsageException("invalid prefix '" + shown(word)
                    + "'; it takes FIELD/LEN or FIELD/LEN/LEN6, of IPv4 0 to 32 bits and of IPv6 0 to 128");
        }
        return bits;
    }

    private static List<String> words(final String names) {
        final List<String> words = new ArrayList<>();
        int start = 0;
        while (start <= names.length()) {
            final int comma = names.indexOf(',', start);
            final int end = comma < 0 ? names.length() : comma;
            words.add(names.substring(start, end));
            start = end + 1;
        }
        return words;
    }

    private static String shown(final String word) {
        return PrintableText.of(word);
    }
}
