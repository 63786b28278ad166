package io.sockeye.collector.fuzz;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.link.LinkReplay;
import io.sockeye.collector.masquerade.ConnectionReplay;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.route.RouteReplay;
import io.sockeye.collector.sockdiag.SockDiagSource;

/** Every source of netlink, given what a kernel once answered. */
final class DatagramTargets {
    private final List<FuzzTarget> targets = new ArrayList<>();

    private DatagramTargets() {}

    /** All of them. */
    static List<FuzzTarget> all() {
        final DatagramTargets datagrams = new DatagramTargets();
        datagrams.socket("tcp4", Protocol.TCP, Family.INET, false);
        datagrams.socket("tcp4-info", Protocol.TCP, Family.INET, true);
        datagrams.socket("tcp6", Protocol.TCP, Family.INET6, false);
        datagrams.socket("tcp-both", Protocol.TCP, Family.UNSPEC, false);
        datagrams.socket("udp4", Protocol.UDP, Family.INET, false);
        datagrams.socket("udp6", Protocol.UDP, Family.INET6, false);
        datagrams.socket("unix", Protocol.UNIX, Family.UNIX, false);
        datagrams.others();
        return datagrams.targets;
    }

    private void socket(final String name, final Protocol protocol, final Family family, final boolean timers) {
        final SocketQuery query = new SocketQuery(Selection.ALL, timers, false, false);
        add(name, (channel, seen) -> {
            try (SockDiagSource source = new SockDiagSource(channel)) {
                seen.value(source.collect(protocol, family, query, seen));
            }
        });
    }

    private void others() {
        add("routes", (channel, seen) -> seen.value(RouteReplay.replay(channel, seen)));
        add("conntrack", (channel, seen) -> seen.value(ConnectionReplay.replay(channel, seen)));
        // Addresses are asked for first, then interfaces.
        final List<byte[]> addresses = Captures.datagrams("addresses", 1);
        final List<byte[]> links = Captures.datagrams("links", 2);
        final DatagramTarget.Reader reader = (channel, seen) -> seen.value(LinkReplay.replay(channel));
        targets.add(new DatagramTarget("addresses", List.of(), addresses, 1, links, reader));
        targets.add(new DatagramTarget("links", addresses, links, 2, List.of(), reader));
    }

    private void add(final String name, final DatagramTarget.Reader reader) {
        targets.add(new DatagramTarget(name, List.of(), Captures.datagrams(name), 1, List.of(), reader));
    }
}
