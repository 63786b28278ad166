package io.sockeye.collector.query;

import java.util.List;

import io.sockeye.collector.dump.Family;

/**
 * A condition on sockets that the kernel itself can check while it dumps: what a filter leaves to it. A source that
 * cannot pass it on delivers a superset. Addresses are those of a row: of IPv4 the first four of 16 bytes. Threads:
 * immutable.
 */
public sealed interface KernelCondition {
    /** Every socket. */
    KernelCondition ALWAYS = new AllOf(List.of());
    /** No socket. */
    KernelCondition NEVER = new AnyOf(List.of());

    /**
     * Where all of some conditions hold; where there are none, everywhere.
     *
     * @param parts the conditions.
     */
    record AllOf(List<KernelCondition> parts) implements KernelCondition {}

    /**
     * Where any of some conditions holds; where there are none, nowhere.
     *
     * @param parts the conditions.
     */
    record AnyOf(List<KernelCondition> parts) implements KernelCondition {}

    /**
     * Where a condition does not hold.
     *
     * @param part the condition.
     */
    record Not(KernelCondition part) implements KernelCondition {}

    /**
     * Sockets in some states.
     *
     * @param states of {@code 1 << TCP_*}.
     */
    record States(int states) implements KernelCondition {}

    /**
     * Sockets with a port of a range; 0 is one that is not there.
     *
     * @param isLocal whether the local port is meant, else the remote one.
     * @param first   the lowest, 0 to 65535.
     * @param last    the highest, not below {@code first}.
     */
    record Ports(boolean isLocal, int first, int last) implements KernelCondition {}

    /**
     * Sockets with an address in a network. A network of IPv4 also has IPv4-mapped addresses of IPv6 sockets.
     *
     * @param isLocal    whether the local address is meant, else the remote one.
     * @param family     of the network, {@link Family#INET} or {@link Family#INET6}.
     * @param length     of the prefix in bits, 0 to 32 or 128.
     * @param firstHalf  the first eight bytes of the network as they lie in memory, in host order of a long.
     * @param secondHalf the last eight bytes.
     */
    record Network(boolean isLocal, Family family, int length, long firstHalf, long secondHalf)
            implements KernelCondition {}

    /**
     * Sockets that are bound to an interface.
     *
     * @param index of the interface.
     */
    record Device(int index) implements KernelCondition {}

    /**
     * Sockets with a mark; to ask for it takes CAP_NET_ADMIN.
     *
     * @param value wanted; with bits that the mask does not have, no socket has it.
     * @param mask  of the bits that count.
     */
    record Mark(int value, int mask) implements KernelCondition {}

    /**
     * Sockets of a control group of version 2, not of those below it. Those in TIME_WAIT and SYN_RECV are of none.
     *
     * @param id of the group: the inode of its directory.
     */
    record Cgroup(long id) implements KernelCondition {}

    /**
     * Sockets whose local port the kernel chose. Of those in TIME_WAIT and SYN_RECV it does not know, and takes them
     * all for such.
     */
    record Autobound() implements KernelCondition {}
}
