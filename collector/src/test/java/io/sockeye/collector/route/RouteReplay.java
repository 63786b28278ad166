package io.sockeye.collector.route;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.record.RowSink;
import io.sockeye.linux.Errno;

/** Reads answers about routes, with the names of recorded interfaces. */
public final class RouteReplay {
    /** One for all names, and one for each index that has none: 0, and what damage has made. */
    private static final int MOST_REQUESTS = 64;

    private static final List<List<byte[]>> LINKS = links();

    private RouteReplay() {}

    /** Routes come over the first channel, names of interfaces over the second, again for each that is not known. */
    public static DumpResult replay(final ScriptedChannel routes, final RowSink sink) throws IOException {
        final ScriptedChannel links = new ScriptedChannel();
        LINKS.forEach(links::then);
        links.thenError(Errno.EAGAIN);
        return replay(routes, links, sink);
    }

    /** With other names of interfaces. */
    static DumpResult replay(final ScriptedChannel routes, final ScriptedChannel links, final RowSink sink)
            throws IOException {
        final Deque<ScriptedChannel> channels = new ArrayDeque<>(List.of(routes, links));
        try (NetlinkRoutes source = new NetlinkRoutes(protocol -> channels.remove())) {
            return source.table(sink);
        }
    }

    private static List<List<byte[]>> links() {
        final List<List<byte[]>> answers = new ArrayList<>();
        for (int request = 1; request <= MOST_REQUESTS; request++) {
            answers.add(Captures.datagrams("links", request));
        }
        return answers;
    }
}
