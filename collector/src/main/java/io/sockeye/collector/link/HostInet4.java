package io.sockeye.collector.link;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.record.LinkRecord;

/**
 * IPv4 addresses of this system as the JDK knows them, for where netlink is denied; no file of /proc has them with
 * their labels. The JDK does not tell the other end's address. Confined to one thread at a time.
 */
final class HostInet4 {
    /** Message of the JDK's. */
    private static final String NONE = "No network interfaces configured";

    private final Map<String, List<LinkInet4>> byName = new HashMap<>();
    private final Map<String, NetworkInterface> interfaces = new HashMap<>();

    private HostInet4() {}

    /**
     * Ask the JDK.
     *
     * @return what it knows.
     * @throws IOException if it cannot tell.
     */
    static HostInet4 read() throws IOException {
        final HostInet4 addresses = new HostInet4();
        final Iterator<NetworkInterface> all = all();
        while (all.hasNext()) {
            addresses.add(all.next());
        }
        return addresses;
    }

    private static Iterator<NetworkInterface> all() throws SocketException {
        try {
            return NetworkInterface.getNetworkInterfaces().asIterator();
        } catch (final SocketException e) {
            // The JDK knows those that have addresses, and takes it for an error if there is none.
            if (NONE.equals(e.getMessage())) {
                return Collections.emptyIterator();
            }
            throw e;
        }
    }

    private void add(final NetworkInterface link) {
        interfaces.put(link.getName(), link);
        final List<InterfaceAddress> own = new ArrayList<>(link.getInterfaceAddresses());
        final List<LinkInet4> labelled = new ArrayList<>();
        final Iterator<NetworkInterface> aliases = link.getSubInterfaces().asIterator();
        while (aliases.hasNext()) {
            final NetworkInterface alias = aliases.next();
            own.removeAll(alias.getInterfaceAddresses());
            add(labelled, alias.getInterfaceAddresses(), alias.getName());
        }
        final List<LinkInet4> list = new ArrayList<>();
        add(list, own, link.getName());
        list.addAll(labelled);
        byName.put(link.getName(), list);
    }

    /** The JDK has them in reverse order. */
    private static void add(final List<LinkInet4> list, final List<InterfaceAddress> addresses, final String label) {
        for (int i = addresses.size() - 1; i >= 0; i--) {
            final InterfaceAddress address = addresses.get(i);
            if (address.getAddress() instanceof final Inet4Address own) {
                final int broadcast = address.getBroadcast() == null
                        ? 0
                        : word(address.getBroadcast().getAddress());
                list.add(new LinkInet4(
                        word(own.getAddress()), null, broadcast, address.getNetworkPrefixLength(), label));
            }
        }
    }

    private static int word(final byte[] address) {
        return ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getInt();
    }

    /** {@return the addresses of an interface by its name, those with labels of their own last} */
    List<LinkInet4> of(final String name) {
        return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
    }

    /** {@return the index of an interface by its name, 0 if the JDK does not know it} */
    int index(final String name) {
        final NetworkInterface known = interfaces.get(name);
        return known == null ? 0 : Math.max(0, known.getIndex());
    }

    /**
     * The largest packet of an interface.
     *
     * @param name of the interface.
     * @return in bytes, 0 if the JDK does not know the interface.
     * @throws SocketException if the JDK cannot tell.
     */
    int mtu(final String name) throws SocketException {
        final NetworkInterface known = interfaces.get(name);
        return known == null ? 0 : known.getMTU();
    }

    /**
     * Whether an interface that was found elsewhere is the one that the JDK knows by this name. A sysfs that was
     * mounted in another network namespace tells of that one's interfaces, and of {@code lo} each namespace has its
     * own.
     *
     * @param link found elsewhere; what is unknown of it differs from nothing.
     * @return false if they differ for certain.
     * @throws SocketException if the JDK cannot tell.
     */
    boolean agreesWith(final Link link) throws SocketException {
        final NetworkInterface known = interfaces.get(link.name());
        // What the JDK calls up is up and running.
        final int up = LinkFlags.UP | LinkFlags.RUNNING;
        return known == null
                || (isUnknown(link, LinkRecord.INDEX) || known.getIndex() == link.index())
                        && (isUnknown(link, LinkRecord.MTU) || known.getMTU() == link.mtu())
                        && (isUnknown(link, LinkRecord.FLAGS) || known.isUp() == ((link.flags() & up) == up));
    }

    private static boolean isUnknown(final Link link, final int what) {
        return (link.unknown() & what) != 0;
    }
}
