package io.sockeye.collector.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.PrintableText;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * Interfaces from {@code /proc/net/dev}, the sysfs that lies beside that /proc, and {@code /proc/net/if_inet6}. IPv4
 * addresses are in none of them: of this system they come from {@link HostInet4}, else they are not known, nor are the
 * aliases that they make. What {@link SysfsLinks} says of flags holds. A line or an interface that cannot be read hides
 * no other. Confined to one thread at a time.
 */
final class ProcLinks {
    private static final byte[] NO_ADDRESS = {};
    private static final int ALL_THAT_SYSFS_TELLS = LinkRecord.INDEX
            | LinkRecord.FLAGS
            | LinkRecord.MTU
            | LinkRecord.TX_QUEUE_LENGTH
            | LinkRecord.HARDWARE_TYPE;

    private final ProcRoot root;
    private final SourceCounters counters;

    ProcLinks(final ProcRoot root, final SourceCounters counters) {
        this.root = root;
        this.counters = counters;
    }

    /**
     * List all.
     *
     * @param inet6      whether IPv6 addresses are wanted.
     * @param complaints to add a sentence to for each line and each interface that could not be read, or not wholly.
     * @return in the order of {@code /proc/net/dev}.
     * @throws IOException if that is not there; the message says why.
     */
    List<Link> read(final boolean inet6, final List<String> complaints) throws IOException {
        final Map<String, LinkCounters> traffic = traffic(complaints);
        final AddressTable addresses = inet6 ? ProcInet6.read(root, counters, complaints) : null;
        final HostInet4 host = root.isSystem() ? HostInet4.read() : null;
        final SysfsLinks sysfs = new SysfsLinks(root, counters);
        final List<Link> links = new ArrayList<>(traffic.size());
        for (final Map.Entry<String, LinkCounters> entry : traffic.entrySet()) {
            final String name = entry.getKey();
            Link link = sysfs.read(name, entry.getValue(), host);
            String failure = sysfs.failure();
            if (failure != null && isGone(name)) {
                continue;
            }
            if (host != null && !host.agreesWith(link)) {
                failure = sysfs.directory() + " is of another network than " + root.netFile("dev") + ": interface "
                        + PrintableText.of(name);
                link = bare(name, entry.getValue(), link.inet4());
            }
            if (failure != null) {
                complaints.add(failure);
            }
            links.add(complete(link, host, addresses));
        }
        counters.addSockets(links.size());
        return links;
    }

    /** Whether an interface has been removed, or renamed, since it was listed. */
    private boolean isGone(final String name) throws IOException {
        return root.isLive() && !traffic(new ArrayList<>()).containsKey(name);
    }

    /** An interface of which sysfs tells nothing. */
    private static Link bare(final String name, final LinkCounters traffic, final List<LinkInet4> inet4) {
        return new Link(0, name, 0, NO_ADDRESS, 0, 0, 0, null, traffic, inet4, List.of(), ALL_THAT_SYSFS_TELLS);
    }

    /** Add the IPv6 addresses, and what sysfs does not tell and others know. */
    private static Link complete(final Link link, final HostInet4 host, final AddressTable addresses)
            throws IOException {
        int unknown = link.unknown();
        int index = link.index();
        int mtu = link.mtu();
        if ((unknown & LinkRecord.INDEX) != 0) {
            index = host == null ? 0 : host.index(link.name());
            index = index == 0 && addresses != null ? addresses.indexOf(link.name()) : index;
            unknown = index == 0 ? unknown : unknown & ~LinkRecord.INDEX;
        }
        if ((unknown & LinkRecord.MTU) != 0 && host != null) {
            mtu = host.mtu(link.name());
            unknown = mtu == 0 ? unknown : unknown & ~LinkRecord.MTU;
        }
        return new Link(
                index,
                link.name(),
                link.hardwareType(),
                link.hardwareAddress(),
                link.flags(),
                mtu,
                link.txQueueLength(),
                null,
                link.counters(),
                link.inet4(),
                addresses == null ? List.of() : addresses.inet6(index),
                unknown);
    }

    private Map<String, LinkCounters> traffic(final List<String> complaints) throws IOException {
        final String path = root.netFile("dev");
        try (TextFile file = TextFile.open(path, counters)) {
            // Of a file that is not open this says why.
            final byte[] text = file.readAllBytes();
            return ProcNetDev.read(new LineReader().wrap(text, 0, text.length), path, complaints);
        }
    }
}
