package io.sockeye.cli.group;

import java.io.PrintStream;

import io.sockeye.cli.names.PrintableText;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.EndpointText;
import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.record.GroupRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** netstat's table of multicast groups. Confined to one thread. */
final class GroupTable implements RowSink {
    private static final int DEVICE_WIDTH = 15;
    private static final int USERS_WIDTH = 6;

    private final EndpointText endpoints;
    private final AsciiWriter out;
    private final PrintStream err;
    private final GroupRecord row = new GroupRecord();
    private final byte[] text = new byte[Math.max(GroupRecord.MAX_NAME_LENGTH, AddressText.MAX_LENGTH + 4)];

    /**
     * A table.
     *
     * @param endpoints for addresses.
     * @param out       to print to.
     * @param err       to complain to.
     */
    GroupTable(final EndpointText endpoints, final AsciiWriter out, final PrintStream err) {
        this.endpoints = endpoints;
        this.out = out;
        this.err = err;
    }

    /** Print the head of the table. */
    void header() {
        out.ascii("IPv6/IPv4 Group Memberships").endRow();
        out.ascii("Interface       RefCnt Group").endRow();
        out.ascii("--------------- ------ ---------------------").endRow();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        if (endpoints.hosts() != null) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                endpoints.hosts().want(row.family(), row.groupHalf(0), row.groupHalf(1));
            }
            endpoints.hosts().lookUpWanted();
        }
        for (int i = 0; i < batch.count() && !out.hasFailed(); i++) {
            print(batch.get(i, row));
        }
        return !out.hasFailed();
    }

    /** Lines are counted from 0. */
    @Override
    public void onMalformed(final String what, final long position) {
        err.print("warning, got bogus " + what + " line " + (position - 1) + ".\n");
    }

    private void print(final GroupRecord group) {
        int start = out.position();
        final int length = group.nameLength();
        group.getBytes(GroupRecord.NAME_OFFSET, text, 0, length);
        PrintableText.clean(text, length);
        out.bytes(text, 0, length).padTo(start, DEVICE_WIDTH).put(' ');
        start = out.position();
        if (group.isUncounted()) {
            out.put('-');
        } else {
            out.decimal(group.users());
        }
        out.padTo(start, USERS_WIDTH).put(' ');
        endpoints.host(out, group.family(), group.groupHalf(0), group.groupHalf(1));
        out.endRow();
    }
}
