package io.sockeye.cli.feed;

import io.sockeye.cli.names.HostNames;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** Looks up the hosts of a batch's sockets at the same time, before the batch goes on. Confined to one thread. */
final class HostLookUp implements RowSink {
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();

    private final HostNames hosts;
    private final RowSink sink;
    private final SocketRecord row = new SocketRecord();

    /**
     * A stage.
     *
     * @param hosts to look up.
     * @param sink  to hand on to.
     */
    HostLookUp(final HostNames hosts, final RowSink sink) {
        this.hosts = hosts;
        this.sink = sink;
    }

    @Override
    public void onTable() {
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            final int family = batch.get(i, row).family();
            if (family == INET || family == INET6) {
                hosts.want(row);
            }
        }
        hosts.lookUpWanted();
        return sink.onRows(batch);
    }

    @Override
    public void onMalformed(final String what, final long position) {
        sink.onMalformed(what, position);
    }
}
