package io.sockeye.collector.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.netlink.Damage;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.RowDigest;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.linux.NetlinkChannel;

/** What a kernel once answered about tracked connections. */
class ConntrackCapturesTest {
    @Test
    void shouldBecomeTheSameRows() throws IOException {
        final ConnectionText text = new ConnectionText();
        assertEquals(DumpResult.complete("netlink", 0), replay(Captures.channel("conntrack"), text));
        final List<String> rows = new ArrayList<>();
        for (int i = 0; i < text.rows().size(); i++) {
            rows.add(text.rows().get(i) + " timeout=" + text.timeouts().get(i));
        }
        Captures.assertRows("conntrack", rows);
    }

    @Test
    void shouldSayWhatProcSaid() throws Exception {
        final ConnectionText netlink = new ConnectionText();
        replay(Captures.channel("conntrack"), netlink);
        final ConnectionText proc = new ConnectionText();
        try (ProcConntrackSource source =
                new ProcConntrackSource(ProcRoot.of(Captures.procRoot().toString()))) {
            source.collect(Family.UNSPEC, proc);
        }
        assertEquals(sorted(proc.rows()), sorted(netlink.rows()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, Integer.MIN_VALUE, -4})
    void shouldTellOfALengthThatHidesTheRestOfADatagram(final int length) throws IOException {
        final byte[] datagram = Captures.datagrams("conntrack").get(0).clone();
        final ByteBuffer bytes = ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
        bytes.putInt(bytes.getInt(0) + 3 & ~3, length);
        final RowDigest rows = new RowDigest();
        final DumpResult result = replay(
                new ScriptedChannel().then(NetlinkChannel.KERNEL, datagram).then(new DatagramBuilder().done(0)), rows);
        assertEquals(
                new DumpResult(
                        DumpStatus.BROKEN,
                        "netlink",
                        "",
                        1,
                        false,
                        false,
                        List.of("netlink: conntrack message 2 cannot be read")),
                result);
        assertEquals(1, rows.malformed());
    }

    @Test
    void shouldSurviveDamage() {
        Damage.everywhere(Captures.datagrams("conntrack"), 0, channel -> {
            final RowDigest rows = new RowDigest();
            final DumpResult result = replay(channel, rows);
            assertEquals(rows.malformed(), result.malformed());
            return result + " " + rows;
        });
    }

    private static DumpResult replay(final ScriptedChannel channel, final RowSink sink) throws IOException {
        try (CtnetlinkSource source = new CtnetlinkSource(channel)) {
            return source.collect(Family.UNSPEC, sink);
        }
    }

    private static List<String> sorted(final List<String> rows) {
        final List<String> sorted = new ArrayList<>(rows);
        Collections.sort(sorted);
        return sorted;
    }
}
