package io.sockeye.collector.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.netlink.ScriptedChannel;

/** Reads answers about addresses and then about interfaces, into lines with every field. */
public final class LinkReplay {
    private LinkReplay() {}

    /** A line for each interface, and one before them if the dump is not complete. */
    public static List<String> replay(final ScriptedChannel channel) throws IOException {
        final SourceCounters counters = new SourceCounters();
        try (NetlinkLinks source = new NetlinkLinks(counters, channel)) {
            final DumpStatus status = source.read(true, null).status();
            final List<String> rows = new ArrayList<>();
            if (status != DumpStatus.COMPLETE) {
                rows.add(status.toString());
            }
            for (final Link link : source.links()) {
                rows.add(text(link));
            }
            return rows;
        }
    }

    private static String text(final Link link) {
        final StringBuilder text = new StringBuilder(link.index() + " " + link.name());
        text.append(" type=").append(link.hardwareType());
        text.append(" address=").append(HexFormat.of().formatHex(link.hardwareAddress()));
        text.append(" flags=")
                .append(Integer.toHexString(link.flags()))
                .append(" mtu=")
                .append(link.mtu());
        text.append(" queue=").append(link.txQueueLength()).append(' ').append(link.map());
        text.append(' ').append(link.counters());
        for (final LinkInet4 inet : link.inet4()) {
            text.append(String.format(" %08x", inet.address())).append(' ').append(inet);
        }
        for (final LinkInet6 inet : link.inet6()) {
            text.append(String.format(" %016x%016x", inet.first(), inet.last()));
            text.append("/" + inet.prefixLength() + " scope=" + inet.scope());
        }
        return text.toString();
    }
}
