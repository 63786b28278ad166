package io.sockeye.collector.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Addresses by the interface that has them. Confined to one thread at a time. */
final class AddressTable {
    private final Map<Integer, List<LinkInet4>> inet4 = new HashMap<>();
    private final Map<Integer, List<LinkInet6>> inet6 = new HashMap<>();

    private final Map<String, Integer> indexes = new HashMap<>();

    AddressTable() {}

    /**
     * Add an address behind the others of its interface.
     *
     * @param index of the interface.
     */
    void add(final int index, final LinkInet4 address) {
        list(inet4, index).add(address);
    }

    /**
     * Add an address behind the others of its interface.
     *
     * @param index of the interface.
     */
    void add(final int index, final LinkInet6 address) {
        list(inet6, index).add(address);
    }

    /**
     * Note the name of an interface that has addresses.
     *
     * @param index of the interface.
     * @param name  of it.
     */
    void name(final int index, final String name) {
        indexes.put(name, index);
    }

    /** {@return the index of an interface with a name that was noted, 0 if it was not} */
    int indexOf(final String name) {
        return indexes.getOrDefault(name, 0);
    }

    private static <A> List<A> list(final Map<Integer, List<A>> table, final int index) {
        List<A> list = table.get(index);
        if (list == null) {
            list = new ArrayList<>();
            table.put(index, list);
        }
        return list;
    }

    /** {@return the IPv4 addresses of an interface, unmodifiable} */
    List<LinkInet4> inet4(final int index) {
        return Collections.unmodifiableList(inet4.getOrDefault(index, List.of()));
    }

    /** {@return the IPv6 addresses of an interface, unmodifiable} */
    List<LinkInet6> inet6(final int index) {
        return Collections.unmodifiableList(inet6.getOrDefault(index, List.of()));
    }

    /** Put the IPv6 addresses in the order that they have in another table; what is not in it comes last. */
    void orderInet6As(final AddressTable other) {
        for (final Map.Entry<Integer, List<LinkInet6>> entry : inet6.entrySet()) {
            final LinkedHashSet<LinkInet6> rest = new LinkedHashSet<>(entry.getValue());
            final List<LinkInet6> ordered = new ArrayList<>(rest.size());
            for (final LinkInet6 address : other.inet6(entry.getKey())) {
                if (rest.remove(address)) {
                    ordered.add(address);
                }
            }
            ordered.addAll(rest);
            entry.setValue(ordered);
        }
    }
}
