package io.sockeye.collector.link;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

    private final Map<Integer, NetworkInterface> byIndex = new HashMap<>();
    private final Map<String, NetworkInterface> byName = new HashMap<>();

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
        byIndex.put(link.getIndex(), link);
        byName.put(link.getName(), link);
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

    /**
     * The addresses of an interface, those with labels of their own last.
     *
     * @param index of the interface, 0 if that is not known.
     * @param name  of it, one char per byte.
     * @return the addresses, none where the JDK does not know it.
     */
    List<LinkInet4> of(final int index, final String name) {
        final NetworkInterface link = index == 0 ? byName.get(name) : byIndex.get(index);
        if (link == null) {
            return List.of();
        }
        final List<InterfaceAddress> own = new ArrayList<>(link.getInterfaceAddresses());
        final List<LinkInet4> labelled = new ArrayList<>();
        final Iterator<NetworkInterface> aliases = link.getSubInterfaces().asIterator();
        while (aliases.hasNext()) {
            final NetworkInterface alias = aliases.next();
            own.removeAll(alias.getInterfaceAddresses());
            add(labelled, alias.getInterfaceAddresses(), label(alias.getName(), link.getName(), name));
        }
        final List<LinkInet4> list = new ArrayList<>();
        add(list, own, name);
        list.addAll(labelled);
        return Collections.unmodifiableList(list);
    }

    /** Labels begin with the interface's name. What is behind it is taken for UTF-8, since its bytes are not known. */
    private static String label(final String known, final String knownName, final String name) {
        final String suffix = known.startsWith(knownName) ? known.substring(knownName.length()) : null;
        return suffix == null ? bytes(known) : name.concat(bytes(suffix));
    }

    private static String bytes(final String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** {@return the index of an interface by its name, 0 if the JDK does not know it} */
    int index(final String name) {
        final NetworkInterface known = byName.get(name);
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
        final NetworkInterface known = byName.get(name);
        return known == null ? 0 : known.getMTU();
    }

    /**
     * Whether an interface that was found elsewhere is the one that the JDK knows. A sysfs that was mounted in another
     * network namespace tells of that one's interfaces, and of {@code lo} each namespace has its own. The JDK asks the
     * system by name, so of one whose name is not ASCII it cannot tell.
     *
     * @param link found elsewhere; what is unknown of it differs from nothing.
     * @return false if they differ for certain.
     * @throws SocketException if the JDK cannot tell.
     */
    boolean agreesWith(final Link link) throws SocketException {
        final NetworkInterface known = isAscii(link.name()) ? byName.get(link.name()) : null;
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

    private static boolean isAscii(final String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
