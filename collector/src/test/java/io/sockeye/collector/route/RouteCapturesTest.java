package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.netlink.Damage;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.linux.Errno;
import io.sockeye.linux.NetlinkChannel;

/** What a kernel once answered about routes. */
class RouteCapturesTest {
    @Test
    void shouldBecomeTheSameRowsAsOfProc() throws Exception {
        final RouteRows rows = new RouteRows();
        assertEquals(DumpResult.complete("netlink", 0), RouteReplay.replay(Captures.channel("routes"), rows));
        Captures.assertRows("routes", rows.rows());
        final RouteRows proc = new RouteRows();
        new ProcRoutes(ProcRoot.of(Captures.procRoot().toString())).table(proc);
        assertEquals(proc.rows(), rows.rows());
    }

    @Test
    void shouldTakeATableThatWasNeverMadeAsEmpty() throws IOException {
        final RouteRows rows = new RouteRows();
        final ScriptedChannel channel = new ScriptedChannel().then(new DatagramBuilder().error(Errno.ENOENT));
        assertEquals(DumpResult.complete("netlink", 0), RouteReplay.replay(channel, rows));
        assertEquals(1, rows.tables());
    }

    @Test
    void shouldNotTakeATableThatGoesAwayAsEmpty() throws IOException {
        final RouteRows rows = new RouteRows();
        final ScriptedChannel channel = new ScriptedChannel()
                .then(NetlinkChannel.KERNEL, Captures.datagrams("routes").get(0))
                .then(new DatagramBuilder().done(Errno.ENOENT));
        assertEquals(DumpStatus.UNSUPPORTED, RouteReplay.replay(channel, rows).status());
        assertEquals(0, rows.tables());
    }

    /** Of the routes themselves, and of the links whose names they have. */
    @Test
    void shouldTellOfALengthThatHidesTheRestOfADatagram() throws IOException {
        final byte[] routes = Captures.datagrams("routes").get(0).clone();
        ByteBuffer.wrap(routes).order(ByteOrder.nativeOrder()).putInt(0, 5);
        final RouteRows rows = new RouteRows();
        final ScriptedChannel channel =
                new ScriptedChannel().then(NetlinkChannel.KERNEL, routes).then(new DatagramBuilder().done(0));
        assertEquals(broken("netlink: route message 1 cannot be read"), RouteReplay.replay(channel, rows));
        assertEquals(List.of(1L), rows.malformed());
    }

    @Test
    void shouldTellOfALengthThatHidesNames() throws IOException {
        final byte[] links = Captures.datagrams("links", 1).get(0).clone();
        ByteBuffer.wrap(links).order(ByteOrder.nativeOrder()).putInt(0, -1);
        final ScriptedChannel names = new ScriptedChannel()
                .then(NetlinkChannel.KERNEL, links)
                .then(new DatagramBuilder().done(0))
                .thenError(Errno.EAGAIN);
        final RouteRows rows = new RouteRows();
        final DumpResult result = RouteReplay.replay(firstRoute(), names, rows);
        assertEquals(broken("netlink: interface message 1 cannot be read"), result);
        assertEquals(1, rows.rows().size());
    }

    private static ScriptedChannel firstRoute() {
        final byte[] routes = Captures.datagrams("routes").get(0);
        final int length =
                ByteBuffer.wrap(routes).order(ByteOrder.nativeOrder()).getInt(0);
        return new ScriptedChannel()
                .then(NetlinkChannel.KERNEL, Arrays.copyOf(routes, length))
                .then(new DatagramBuilder().done(0));
    }

    private static DumpResult broken(final String problem) {
        return new DumpResult(DumpStatus.BROKEN, "netlink", "", 1, false, false, List.of(problem));
    }

    @Test
    void shouldSurviveDamage() {
        Damage.everywhere(Captures.datagrams("routes"), 0, channel -> {
            final RouteRows rows = new RouteRows();
            final DumpResult result = RouteReplay.replay(channel, rows);
            assertEquals(rows.malformed().size(), result.malformed());
            return List.of(result, rows.rows());
        });
    }
}
