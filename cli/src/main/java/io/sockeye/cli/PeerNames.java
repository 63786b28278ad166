package io.sockeye.cli;

import java.io.IOException;

import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketSource;
import io.sockeye.collector.table.UnixNames;

/** Reads the names of all UNIX sockets, before those are listed whose peers' names matter. Threads: stateless. */
final class PeerNames {
    private PeerNames() {}

    /**
     * Read the names.
     *
     * @param context to complain by where the kernel does not tell all.
     * @param source  of sockets.
     * @return the names by inodes.
     * @throws IOException if they cannot be read; its message is fit to be printed.
     */
    static UnixNames read(final ListingContext context, final SocketSource source) throws IOException {
        final UnixNames names = new UnixNames();
        final DumpResult result =
                source.collect(Protocol.UNIX, Family.UNIX, new SocketQuery(Selection.ALL, false, false, false), names);
        if (!result.isRefusal()) {
            // A refusal is said of the sockets themselves, which come the same way.
            DumpWords.sayIncomplete(context, "names of peers", "sockets", result);
        }
        return names;
    }
}
