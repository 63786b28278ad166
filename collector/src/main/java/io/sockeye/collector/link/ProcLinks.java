package io.sockeye.collector.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.PrintableText;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * Interfaces from {@code /proc/net/dev}, the sysfs that lies beside that /proc, and {@code /proc/net/if_inet6}. IPv4
 * addresses are in none of them: of this system they come from {@link HostInet4}, else they are not known, nor are the
 * aliases that they make. What {@link SysfsLinks} says of flags holds. Confined to one thread at a time.
 */
final class ProcLinks {
    private final ProcRoot root;
    private final SourceCounters counters;

    ProcLinks(final ProcRoot root, final SourceCounters counters) {
        this.root = root;
        this.counters = counters;
    }

    /**
     * List all.
     *
     * @param inet6 whether IPv6 addresses are wanted.
     * @return in the order of {@code /proc/net/dev}.
     * @throws IOException if a file is not there or makes no sense; the message says which.
     */
    List<Link> read(final boolean inet6) throws IOException {
        final Map<String, LinkCounters> traffic = traffic();
        final AddressTable addresses = inet6 ? ProcInet6.read(root, counters) : null;
        final HostInet4 host = root.isSystem() ? HostInet4.read() : null;
        final SysfsLinks sysfs = new SysfsLinks(root, counters);
        final List<Link> links = new ArrayList<>(traffic.size());
        for (final Map.Entry<String, LinkCounters> entry : traffic.entrySet()) {
            final String name = entry.getKey();
            final Link link;
            try {
                link = sysfs.read(name, entry.getValue(), host, addresses);
            } catch (final IOException e) {
                if (traffic().containsKey(name)) {
                    throw e;
                }
                continue; // It has been removed, or renamed, since it was listed.
            }
            if (host != null && !host.agreesWith(link)) {
                throw new IOException(sysfs.directory() + " is of another network than " + root.netFile("dev")
                        + ": interface " + PrintableText.of(name));
            }
            links.add(link);
        }
        counters.addSockets(links.size());
        return links;
    }

    private Map<String, LinkCounters> traffic() throws IOException {
        final String path = root.netFile("dev");
        try (TextFile file = TextFile.open(path, counters)) {
            // Of a file that is not open this says why.
            final byte[] text = file.readAllBytes();
            return ProcNetDev.read(new LineReader().wrap(text, 0, text.length), path);
        }
    }
}
