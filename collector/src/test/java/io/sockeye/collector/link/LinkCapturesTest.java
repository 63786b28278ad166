package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.netlink.Damage;
import io.sockeye.collector.netlink.ScriptedChannel;

/** What a kernel once answered about interfaces and their addresses. */
class LinkCapturesTest {
    @Test
    void shouldBecomeTheSameRows() throws IOException {
        final ScriptedChannel channel = new ScriptedChannel().then(answers());
        Captures.assertRows("links", replay(channel));
        assertEquals(0, channel.left());
    }

    @Test
    void shouldSurviveDamagedInterfaces() {
        Damage.everywhere(answers(), Captures.datagrams("addresses").size(), LinkCapturesTest::replay);
    }

    @Test
    void shouldSurviveDamagedAddresses() {
        final List<byte[]> addresses = Captures.datagrams("addresses");
        Damage.everywhere(addresses, 0, channel -> replay(channel.then(Captures.datagrams("links", 2))));
    }

    /** Addresses are asked for first, then interfaces. */
    private static List<byte[]> answers() {
        final List<byte[]> answers = new ArrayList<>(Captures.datagrams("addresses", 1));
        answers.addAll(Captures.datagrams("links", 2));
        return answers;
    }

    private static List<String> replay(final ScriptedChannel channel) throws IOException {
        final SourceCounters counters = new SourceCounters();
        try (NetlinkLinks source = new NetlinkLinks(counters, channel)) {
            final DumpStatus status = source.read(true, null);
            final List<String> rows = new ArrayList<>();
            if (status != DumpStatus.COMPLETE) {
                rows.add(status.toString());
            }
            for (final Link link : source.links()) {
                rows.add(text(link));
            }
            return rows;
        }
    }

    private static String text(final Link link) {
        final StringBuilder text = new StringBuilder(link.index() + " " + link.name());
        text.append(" type=").append(link.hardwareType());
        text.append(" address=").append(HexFormat.of().formatHex(link.hardwareAddress()));
        text.append(" flags=")
                .append(Integer.toHexString(link.flags()))
                .append(" mtu=")
                .append(link.mtu());
        text.append(" queue=").append(link.txQueueLength()).append(' ').append(link.map());
        text.append(' ').append(link.counters());
        for (final LinkInet4 inet : link.inet4()) {
            text.append(String.format(" %08x", inet.address())).append(' ').append(inet);
        }
        for (final LinkInet6 inet : link.inet6()) {
            text.append(String.format(" %016x%016x", inet.first(), inet.last()));
            text.append("/" + inet.prefixLength() + " scope=" + inet.scope());
        }
        return text.toString();
    }
}
