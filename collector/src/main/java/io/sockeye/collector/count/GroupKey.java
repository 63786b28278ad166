package io.sockeye.collector.count;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;

/**
 * A field that rows are grouped by; of an address maybe by its first bits alone. Threads: immutable.
 *
 * @param field of the rows.
 * @param ipv4  how many bits of an IPv4 address count, 0 to 32.
 * @param ipv6  how many bits of an IPv6 address count, 0 to 128.
 */
public record GroupKey(Field field, int ipv4, int ipv6) {
    /** Bits of a whole IPv4 address. */
    public static final int IPV4_BITS = 32;
    /** Bits of a whole IPv6 address. */
    public static final int IPV6_BITS = 128;

    /**
     * A field with its whole value.
     *
     * @param field of the rows.
     */
    public GroupKey(final Field field) {
        this(field, IPV4_BITS, IPV6_BITS);
    }

    /**
     * Whether rows can be grouped by a field.
     *
     * @param field to ask for.
     * @return false for lists.
     */
    public static boolean isGroupable(final Field field) {
        return field.kind() != FieldKind.LIST && field.kind() != FieldKind.LIST_OF_WORDS;
    }

    /** {@return whether only a prefix of an address counts} */
    public boolean isPrefix() {
        return ipv4 != IPV4_BITS || ipv6 != IPV6_BITS;
    }
}
