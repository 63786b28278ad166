package io.sockeye.benchmarks.dump;

import java.io.IOException;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SocketSource;
import io.sockeye.collector.netlink.SockDiagSource;
import io.sockeye.collector.record.SocketBatch;

/** What the library does: every socket becomes a row of a batch, which is thrown away. */
final class RowDump implements Dump {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, false, false, false);

    private final SocketSource source = new SockDiagSource();
    private final Count count = new Count();

    @Override
    public String name() {
        return "one_thread";
    }

    @Override
    public long run() throws IOException {
        count.rows = 0;
        collect(Family.INET);
        collect(Family.INET6);
        return count.rows;
    }

    private void collect(final Family family) throws IOException {
        final DumpStatus status = source.collect(Protocol.TCP, family, ALL, count);
        if (status != DumpStatus.COMPLETE) {
            throw new IOException("dump " + status + ": family=" + family + ", refusal=" + source.refusal());
        }
    }

    @Override
    public void close() {
        source.close();
    }

    /** Counts rows. Confined to one thread. */
    private static final class Count implements SocketHandler {
        private long rows;

        @Override
        public boolean onSockets(final SocketBatch batch) {
            rows += batch.count();
            return true;
        }

        @Override
        public void onMalformed(final Protocol protocol, final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }
}
