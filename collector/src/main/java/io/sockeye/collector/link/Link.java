package io.sockeye.collector.link;

import java.util.List;

import io.sockeye.collector.record.LinkRecord;

/**
 * One network interface. Immutable; arrays and lists are not to be changed.
 *
 * @param index           of the interface, above 0 if it is known.
 * @param name            of it, one char per byte, as the kernel has it: see {@link DeviceName#printable}.
 * @param hardwareType    {@code ARPHRD_*} of {@code <linux/if_arp.h>}; {@link LinkHardware#of} names it.
 * @param hardwareAddress as many bytes as such hardware has, maybe none.
 * @param flags           a set of {@link LinkFlags}, as the kernel tells them to programs: promiscuous and
 *                        all-multicast only where a program or an administrator asked for it, not where a bridge did.
 *                        From sysfs they are the kernel's own, where a bridge counts.
 * @param mtu             largest packet in bytes.
 * @param txQueueLength   in packets.
 * @param map             where the hardware is, or null if that is not known.
 * @param counters        of traffic since the interface was made, or null if there are none.
 * @param inet4           IPv4 addresses in the kernel's order.
 * @param inet6           IPv6 addresses in the order of {@code /proc/net/if_inet6} where that can be read, else in the
 *                        kernel's; empty if they were not asked for.
 * @param unknown         what could not be read, and is 0: a set of {@link LinkRecord#INDEX} and its like.
 */
public record Link(
        int index,
        String name,
        int hardwareType,
        byte[] hardwareAddress,
        int flags,
        int mtu,
        int txQueueLength,
        LinkMap map,
        LinkCounters counters,
        List<LinkInet4> inet4,
        List<LinkInet6> inet6,
        int unknown) {
    /**
     * An interface of which all is known that need be.
     *
     * @param index           as the record's.
     * @param name            as the record's.
     * @param hardwareType    as the record's.
     * @param hardwareAddress as the record's.
     * @param flags           as the record's.
     * @param mtu             as the record's.
     * @param txQueueLength   as the record's.
     * @param map             as the record's.
     * @param counters        as the record's.
     * @param inet4           as the record's.
     * @param inet6           as the record's.
     */
    public Link(
            final int index,
            final String name,
            final int hardwareType,
            final byte[] hardwareAddress,
            final int flags,
            final int mtu,
            final int txQueueLength,
            final LinkMap map,
            final LinkCounters counters,
            final List<LinkInet4> inet4,
            final List<LinkInet6> inet6) {
        this(index, name, hardwareType, hardwareAddress, flags, mtu, txQueueLength, map, counters, inet4, inet6, 0);
    }
}
