package io.sockeye.collector.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.LinkAddressRecord;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;

/**
 * Writes interfaces as rows, and behind each of them its aliases: labels of its addresses that are names of no
 * interface and of no earlier alias. An alias has neither counters nor other addresses than those with its label.
 * Confined to one thread.
 */
public final class LinkRows {
    private final List<Link> links;
    private final Set<String> names = new HashSet<>();
    private final LinkAddressRecord address = new LinkAddressRecord();
    private final RowWriter<LinkRecord> rows;

    /**
     * Prepare to write.
     *
     * @param links    all interfaces.
     * @param counters to count rows.
     */
    public LinkRows(final List<Link> links, final SourceCounters counters) {
        this.links = links;
        int most = 0;
        for (final Link link : links) {
            names.add(link.name());
            most = Math.max(most, link.inet4().size() + link.inet6().size());
        }
        rows = new RowWriter<>(
                new LinkRecord(), new RowBatch(LinkRecord.lengthFor(most), LinkRecord.BATCH_ROWS), counters);
    }

    /**
     * Deliver all rows.
     *
     * @param sink to deliver to.
     */
    public void deliverTo(final RowSink sink) {
        sink.onTable();
        rows.begin(sink);
        for (int i = 0; i < links.size() && rows.isWanted(); i++) {
            final Link link = links.get(i);
            write(link);
            for (final LinkInet4 labelled : link.inet4()) {
                if (!labelled.label().isEmpty() && names.add(labelled.label())) {
                    writeAlias(link, labelled.label());
                }
            }
        }
        rows.flush();
    }

    private void write(final Link link) {
        final LinkRecord row = begin(link, link.name());
        int presence = 0;
        final LinkCounters counters = link.counters();
        if (counters != null) {
            presence |= LinkRecord.COUNTERS;
            row.counter(LinkRecord.RX_BYTES, counters.rxBytes())
                    .counter(LinkRecord.RX_PACKETS, counters.rxPackets())
                    .counter(LinkRecord.RX_ERRORS, counters.rxErrors())
                    .counter(LinkRecord.RX_DROPPED, counters.rxDropped())
                    .counter(LinkRecord.RX_FIFO_ERRORS, counters.rxFifoErrors())
                    .counter(LinkRecord.RX_FRAME_ERRORS, counters.rxFrameErrors())
                    .counter(LinkRecord.RX_COMPRESSED, counters.rxCompressed())
                    .counter(LinkRecord.MULTICAST, counters.multicast())
                    .counter(LinkRecord.TX_BYTES, counters.txBytes())
                    .counter(LinkRecord.TX_PACKETS, counters.txPackets())
                    .counter(LinkRecord.TX_ERRORS, counters.txErrors())
                    .counter(LinkRecord.TX_DROPPED, counters.txDropped())
                    .counter(LinkRecord.TX_FIFO_ERRORS, counters.txFifoErrors())
                    .counter(LinkRecord.COLLISIONS, counters.collisions())
                    .counter(LinkRecord.TX_CARRIER_ERRORS, counters.txCarrierErrors())
                    .counter(LinkRecord.TX_COMPRESSED, counters.txCompressed());
        }
        if (link.map() != null) {
            presence |= LinkRecord.MAP;
        }
        row.presence(presence);
        addInet4(row, link.inet4());
        for (final LinkInet6 inet : link.inet6()) {
            row.addAddress(address)
                    .family(Family.INET6.number())
                    .prefixLength(inet.prefixLength())
                    .scope(inet.scope())
                    .halves(inet.first(), inet.last());
        }
    }

    private void writeAlias(final Link link, final String label) {
        final LinkRecord row = begin(link, label);
        row.presence(link.map() == null ? LinkRecord.ALIAS : LinkRecord.ALIAS | LinkRecord.MAP);
        final List<LinkInet4> own = new ArrayList<>();
        for (final LinkInet4 inet : link.inet4()) {
            if (inet.label().equals(label)) {
                own.add(inet);
            }
        }
        addInet4(row, own);
    }

    private LinkRecord begin(final Link link, final String name) {
        final LinkRecord row = rows.next()
                .index(link.index())
                .flags(link.flags())
                .mtu(link.mtu())
                .txQueueLength(link.txQueueLength())
                .hardwareType(link.hardwareType())
                .hardwareAddress(link.hardwareAddress())
                .unknown(link.unknown())
                .name(bytes(name));
        final LinkMap map = link.map();
        if (map != null) {
            row.memory(map.memoryStart(), map.memoryEnd(), map.baseAddress()).lines(map.irq(), map.dma(), map.port());
        }
        return row;
    }

    private void addInet4(final LinkRecord row, final List<LinkInet4> list) {
        for (final LinkInet4 inet : list) {
            row.addAddress(address)
                    .family(Family.INET.number())
                    .prefixLength(inet.prefixLength())
                    .word(inet.address())
                    .broadcast(inet.broadcast())
                    .label(bytes(inet.label()));
            if (inet.peer() != null) {
                address.peer(inet.peer());
            }
        }
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
