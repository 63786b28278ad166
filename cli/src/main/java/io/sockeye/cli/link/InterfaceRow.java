package io.sockeye.cli.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sockeye.collector.link.Link;
import io.sockeye.collector.link.LinkInet4;

/**
 * One row of netstat's interface table: an interface, or an alias of it, which is a label that one of its addresses has.
 *
 * @param name    of the interface or alias, as the kernel has it.
 * @param link    the interface.
 * @param address the first IPv4 address that has the name as its label, or null if there is none.
 * @param alias   whether this is an alias; it has no counters and no IPv6 addresses.
 */
record InterfaceRow(String name, Link link, LinkInet4 address, boolean alias) implements Comparable<InterfaceRow> {
    private static final InterfaceNames NAMES = new InterfaceNames();

    /**
     * All rows in netstat's order.
     *
     * @param links all interfaces.
     * @return a new list.
     */
    static List<InterfaceRow> of(final List<Link> links) {
        final Set<String> names = new HashSet<>();
        for (final Link link : links) {
            names.add(link.name());
        }
        final List<InterfaceRow> rows = new ArrayList<>(links.size());
        for (final Link link : links) {
            rows.add(new InterfaceRow(link.name(), link, first(link), false));
            for (final LinkInet4 address : link.inet4()) {
                if (!address.label().isEmpty() && names.add(address.label())) {
                    rows.add(new InterfaceRow(address.label(), link, address, true));
                }
            }
        }
        rows.sort(null);
        return rows;
    }

    private static LinkInet4 first(final Link link) {
        for (final LinkInet4 address : link.inet4()) {
            if (address.label().isEmpty() || address.label().equals(link.name())) {
                return address;
            }
        }
        return null;
    }

    /** {@return the flags as netstat keeps them, in 16 bits} */
    short flags() {
        return (short) link.flags();
    }

    /** Whether a flag is set. */
    boolean has(final int flag) {
        return (flags() & flag) != 0;
    }

    @Override
    public int compareTo(final InterfaceRow other) {
        return NAMES.compare(name, other.name);
    }
}
