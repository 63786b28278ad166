package io.sockeye.collector.masquerade;

import java.io.IOException;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.ProcRoot;

/** Reads tracked connections of all families from what a test has. */
public final class ConnectionReplay {
    private ConnectionReplay() {}

    /** From answers of netlink. */
    public static DumpResult replay(final ScriptedChannel channel, final RowSink sink) throws IOException {
        try (CtnetlinkSource source = new CtnetlinkSource(channel)) {
            return source.collect(Family.UNSPEC, sink);
        }
    }

    /** From a file. */
    public static DumpResult read(final ProcRoot root, final RowSink sink) throws IOException {
        try (ProcConntrackSource source = new ProcConntrackSource(root)) {
            return source.collect(Family.UNSPEC, sink);
        }
    }
}
