package io.sockeye.collector.survey;

import java.util.Arrays;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;

/** The memory that sockets take, by protocol, {@code SK_MEMINFO_*} of {@code sock_diag.h}. Threads: confined to one. */
public final class SocketMemory {
    /** A kind of memory, in the kernel's words. */
    public enum Kind {
        /** What was received and not yet read. */
        RMEM_ALLOC(0, "rmem_alloc"),
        /** What is on its way out. */
        WMEM_ALLOC(2, "wmem_alloc"),
        /** Set aside and not yet used; may be below zero. */
        FWD_ALLOC(4, "fwd_alloc"),
        /** What waits to be sent or acknowledged. */
        WMEM_QUEUED(5, "wmem_queued"),
        /** Options, such as filters. */
        OPTMEM(6, "optmem"),
        /** What came while the socket was in use. */
        BACKLOG(7, "backlog");

        private final int index;
        private final String word;

        Kind(final int index, final String word) {
            this.index = index;
            this.word = word;
        }

        /** {@return the kernel's word for it} */
        public String word() {
            return word;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    private final long[] bytes = new long[Protocol.values().length * KINDS.length];
    private final long[] drops = new long[Protocol.values().length];

    /** None yet. */
    SocketMemory() {}

    void reset() {
        Arrays.fill(bytes, 0);
        Arrays.fill(drops, 0);
    }

    void add(final SocketRecord row) {
        if (row.hasDrops()) {
            drops[row.protocol()] += row.drops();
        }
        if (!row.hasDetails()) {
            return;
        }
        final int count = row.getByte(RowLayout.MEMORY_COUNT_OFFSET);
        final int first = row.protocol() * KINDS.length;
        for (final Kind kind : KINDS) {
            if (kind.index < count) {
                bytes[first + kind.ordinal()] += row.getInt(RowLayout.MEMORY_OFFSET + kind.index * Integer.BYTES);
            }
        }
    }

    /**
     * Memory of sockets.
     *
     * @param protocol of them.
     * @param kind     of memory.
     * @return the sum in bytes; 0 where the source does not tell.
     */
    public long bytes(final Protocol protocol, final Kind kind) {
        return bytes[protocol.code() * KINDS.length + kind.ordinal()];
    }

    /**
     * Packets that the sockets which are there now have dropped in their lives.
     *
     * @param protocol of them.
     * @return the sum; 0 where the source does not tell.
     */
    public long drops(final Protocol protocol) {
        return drops[protocol.code()];
    }
}
