package io.sockeye.benchmarks.dump;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.sockeye.collector.Query;
import io.sockeye.collector.Sockets;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** What the library does for its users: every socket becomes a row of a batch, which is thrown away. */
final class RowDump implements Dump {
    private static final String NETLINK = "netlink";

    private final Sockets sockets;
    private final Query query;
    private final String name;
    private final List<Count> counts;

    /**
     * Prepare to dump.
     *
     * @param name    what it is called in results.
     * @param threads that share the work.
     */
    RowDump(final String name, final int threads) throws IOException {
        this.name = name;
        sockets =
                Sockets.builder().source(SourceChoice.NETLINK).threads(threads).open();
        query = sockets.query().protocols(Protocol.TCP);
        counts = Stream.generate(Count::new).limit(threads).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long run() throws IOException {
        long rows = 0;
        for (final Count count : counts) {
            count.rows = 0;
        }
        final DumpResult result = query.collect(counts);
        if (result.status() != DumpStatus.COMPLETE || !result.source().equals(NETLINK)) {
            throw new IOException("dump " + result.status() + " from " + result.source() + ": " + result.reason());
        }
        for (final Count count : counts) {
            rows += count.rows;
        }
        return rows;
    }

    @Override
    public void close() {
        sockets.close();
    }

    /** Counts rows. Confined to one thread. */
    private static final class Count implements RowSink {
        private long rows;

        @Override
        public boolean onRows(final RowBatch batch) {
            rows += batch.count();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }
}
