package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.DROPS_OFFSET;
import static io.sockeye.collector.record.RowLayout.HAS_DROPS_OFFSET;
import static io.sockeye.collector.record.RowLayout.MEMORY_OFFSET;

import java.util.List;

/** The fields of sockets that come from {@code SK_MEMINFO_*}; drops of UDP and raw sockets are in /proc too. */
final class MemoryFields {
    /** The one that goes below zero. */
    private static final int FWD_ALLOC = 4;

    static final List<Field> ALL = List.of(
            memory("rmem_alloc", 0, "Memory of what was received and not yet read."),
            memory("rcvbuf", 1, "Most memory for what is received."),
            memory("wmem_alloc", 2, "Memory of what is on its way out."),
            memory("sndbuf", 3, "Most memory for what is to be sent."),
            memory("fwd_alloc", FWD_ALLOC, "Memory set aside for the socket and not yet used."),
            memory("wmem_queued", 5, "Memory of what waits to be sent or acknowledged."),
            memory("optmem", 6, "Memory of options, such as filters."),
            memory("backlog_bytes", 7, "Memory of what came while the socket was in use."),
            Field.number("drops", DROPS_OFFSET, Width.U32)
                    .in(Unit.PACKETS)
                    .when(Presence.nonZero(HAS_DROPS_OFFSET, Width.U8))
                    .needing(Need.MEMORY)
                    .says("Packets for the socket that were dropped, as a rule for want of room."));

    private MemoryFields() {}

    private static Field memory(final String name, final int index, final String sentence) {
        final Width width = index == FWD_ALLOC ? Width.I32 : Width.U32;
        return Field.number(name, MEMORY_OFFSET + index * Integer.BYTES, width)
                .in(Unit.BYTES)
                .when(Details.memory(index))
                .needing(Need.MEMORY | Need.NETLINK)
                .says(sentence);
    }
}
