package io.sockeye.cli.output;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/**
 * Rows of all protocols in any order, of which each goes to the table that prints it: those of SCTP to their own.
 * Confined to one thread.
 */
public final class ProtocolSwitch implements RowSink {
    private static final int SCTP = Protocol.SCTP.code();

    private final InternetTable table;
    private final SctpTable sctp;
    private final SocketRecord row = new SocketRecord();

    /**
     * A switch.
     *
     * @param table of all protocols but SCTP.
     * @param sctp  table of that.
     */
    public ProtocolSwitch(final InternetTable table, final SctpTable sctp) {
        this.table = table;
        this.sctp = sctp;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        boolean isWanted = true;
        int from = 0;
        while (from < count && isWanted) {
            final boolean isSctp = isSctp(batch, from);
            int to = from + 1;
            while (to < count && isSctp(batch, to) == isSctp) {
                to++;
            }
            isWanted = to - from == count ? print(batch, isSctp) : printPart(batch, from, to, isSctp);
            from = to;
        }
        return isWanted;
    }

    private boolean isSctp(final RowBatch batch, final int index) {
        return batch.get(index, row).protocol() == SCTP;
    }

    private boolean printPart(final RowBatch batch, final int from, final int to, final boolean isSctp) {
        final RowBatch part = new RowBatch(batch.rowLength(), to - from);
        for (int i = from; i < to; i++) {
            part.appendCopy(batch, i);
        }
        final boolean isWanted = print(part, isSctp);
        part.free();
        return isWanted;
    }

    private boolean print(final RowBatch batch, final boolean isSctp) {
        if (isSctp) {
            return sctp.onRows(batch);
        }
        sctp.finish();
        return table.onRows(batch);
    }

    @Override
    public void onMalformed(final String what, final long position) {
        if (Protocol.SCTP.word().equals(what)) {
            sctp.onMalformed(what, position);
        } else {
            table.onMalformed(what, position);
        }
    }
}
