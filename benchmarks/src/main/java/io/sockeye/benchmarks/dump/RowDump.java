package io.sockeye.benchmarks.dump;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.sockeye.collector.DumpResult;
import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SocketSource;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.sockdiag.SockDiagSource;

/** What the library does: every socket becomes a row of a batch, which is thrown away. */
final class RowDump implements Dump {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, false, false, false);

    private final SocketSource source = new SockDiagSource();
    private final String name;
    private final List<Count> counts;

    /**
     * Prepare to dump.
     *
     * @param name    what it is called in results.
     * @param threads that share the work.
     */
    RowDump(final String name, final int threads) {
        this.name = name;
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
        final DumpResult result = source.collect(Protocol.TCP, Family.UNSPEC, ALL, counts);
        if (result.status() != DumpStatus.COMPLETE) {
            throw new IOException("dump " + result.status() + ": " + result.reason());
        }
        for (final Count count : counts) {
            rows += count.rows;
        }
        return rows;
    }

    @Override
    public void close() {
        source.close();
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
