package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.netlink.Damage;
import io.sockeye.collector.netlink.ScriptedChannel;

/** What a kernel once answered about interfaces and their addresses. */
class LinkCapturesTest {
    @Test
    void shouldBecomeTheSameRows() throws IOException {
        final ScriptedChannel channel = new ScriptedChannel().then(answers());
        Captures.assertRows("links", LinkReplay.replay(channel));
        assertEquals(0, channel.left());
    }

    @Test
    void shouldSurviveDamagedInterfaces() {
        Damage.everywhere(answers(), Captures.datagrams("addresses").size(), LinkReplay::replay);
    }

    @Test
    void shouldSurviveDamagedAddresses() {
        final List<byte[]> addresses = Captures.datagrams("addresses");
        Damage.everywhere(addresses, 0, channel -> LinkReplay.replay(channel.then(Captures.datagrams("links", 2))));
    }

    /** Addresses are asked for first, then interfaces. */
    private static List<byte[]> answers() {
        final List<byte[]> answers = new ArrayList<>(Captures.datagrams("addresses", 1));
        answers.addAll(Captures.datagrams("links", 2));
        return answers;
    }
}
