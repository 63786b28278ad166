package io.sockeye.collector.link;

/**
 * An IPv6 address of an interface.
 *
 * @param first        the first eight bytes as they lie in memory, in host order of a long.
 * @param last         the last eight bytes.
 * @param prefixLength in bits.
 * @param scope        as the kernel writes it in {@code /proc/net/if_inet6}: one of the constants here, or a number of
 *                     a kernel that knows more.
 */
public record LinkInet6(long first, long last, int prefixLength, int scope) {
    /** Valid anywhere. {@code IPV6_ADDR_*} of the kernel's {@code include/net/ipv6.h}, as are all of these. */
    public static final int GLOBAL = 0;
    /** Valid on this host. */
    public static final int HOST = 0x10;
    /** Valid on the link. */
    public static final int LINK = 0x20;
    /** Valid on the site. */
    public static final int SITE = 0x40;
    /** Of ::/96, which holds an IPv4 address; valid anywhere. */
    public static final int COMPATIBLE = 0x80;

    // Written out, since linking what a record has of itself takes some milliseconds in a cold process.

    @Override
    public boolean equals(final Object other) {
        return other instanceof final LinkInet6 that
                && first == that.first
                && last == that.last
                && prefixLength == that.prefixLength
                && scope == that.scope;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first * 31 + last);
    }

    /**
     * The scope that the kernel gives to a unicast address: {@code ipv6_addr_type} of its {@code
     * net/ipv6/addrconf_core.c}.
     *
     * @param high the first eight bytes as a number.
     * @param low  the last eight bytes as a number.
     * @return one of the constants.
     */
    static int scopeOf(final long high, final long low) {
        if (high == 0 && low >>> 32 == 0) {
            if (low == 0) {
                return GLOBAL;
            }
            return low == 1 ? HOST : COMPATIBLE;
        }
        return switch ((int) (high >>> 54)) {
            case 0xFE80 >>> 6 -> LINK;
            case 0xFEC0 >>> 6 -> SITE;
            default -> GLOBAL;
        };
    }
}
