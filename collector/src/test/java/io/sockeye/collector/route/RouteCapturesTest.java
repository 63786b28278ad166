package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.DumpResult;
import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.netlink.Damage;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.linux.Errno;
import io.sockeye.linux.NetlinkChannel;

/** What a kernel once answered about routes. */
class RouteCapturesTest {
    /** One for all names, one for index 0, and one for an index that damage has made. */
    private static final int MOST_REQUESTS = 3;

    @Test
    void shouldBecomeTheSameRowsAsOfProc() throws Exception {
        final RouteRows rows = new RouteRows();
        assertEquals(DumpResult.complete("netlink", 0), replay(Captures.channel("routes"), rows));
        Captures.assertRows("routes", rows.rows());
        final RouteRows proc = new RouteRows();
        new ProcRoutes(ProcRoot.of(Captures.procRoot().toString())).table(proc);
        assertEquals(proc.rows(), rows.rows());
    }

    @Test
    void shouldTakeATableThatWasNeverMadeAsEmpty() throws IOException {
        final RouteRows rows = new RouteRows();
        final ScriptedChannel channel = new ScriptedChannel().then(new DatagramBuilder().error(Errno.ENOENT));
        assertEquals(DumpResult.complete("netlink", 0), replay(channel, rows));
        assertEquals(1, rows.tables());
    }

    @Test
    void shouldNotTakeATableThatGoesAwayAsEmpty() throws IOException {
        final RouteRows rows = new RouteRows();
        final ScriptedChannel channel = new ScriptedChannel()
                .then(NetlinkChannel.KERNEL, Captures.datagrams("routes").get(0))
                .then(new DatagramBuilder().done(Errno.ENOENT));
        assertEquals(DumpStatus.UNSUPPORTED, replay(channel, rows).status());
        assertEquals(0, rows.tables());
    }

    @Test
    void shouldSurviveDamage() {
        Damage.everywhere(Captures.datagrams("routes"), 0, channel -> {
            final RouteRows rows = new RouteRows();
            final DumpResult result = replay(channel, rows);
            assertEquals(rows.malformed().size(), result.malformed());
            return List.of(result, rows.rows());
        });
    }

    /** Routes come over the first channel, names of interfaces over the second, again for each that is not known. */
    private static DumpResult replay(final ScriptedChannel routes, final RouteRows rows) throws IOException {
        final ScriptedChannel links = new ScriptedChannel();
        for (int request = 1; request <= MOST_REQUESTS; request++) {
            links.then(Captures.datagrams("links", request));
        }
        final Deque<ScriptedChannel> channels = new ArrayDeque<>(List.of(routes, links));
        try (NetlinkRoutes source = new NetlinkRoutes(protocol -> channels.remove())) {
            return source.table(rows);
        }
    }
}
