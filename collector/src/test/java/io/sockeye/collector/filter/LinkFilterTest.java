package io.sockeye.collector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.sockdiag.LinkSockets;
import io.sockeye.collector.sockdiag.PrivateNetwork;
import io.sockeye.collector.sockdiag.SockDiagSource;
import io.sockeye.collector.vocabulary.EthernetProtocols;

/** Addresses of packet and netlink sockets in filters, on living sockets, held against the installed ss. */
class LinkFilterTest {
    private static final Pattern INODE = Pattern.compile("\\bino:([0-9]+)");
    private static final Pattern NETLINK_ADDRESS =
            Pattern.compile("^\\S+ +\\d+ +\\d+ +(\\d+:-?\\d+) ", Pattern.MULTILINE);
    /** Protocol of the sockets that ask, which come and go. */
    private static final String SOCK_DIAG = "4:";

    private static final List<String> PACKETS = List.of(
            "src link:arp",
            "src = link:ARP",
            "src link:*",
            "src link:",
            "src link:*:lo",
            "src link::1",
            "src link:*:0",
            "src link:arp:lo",
            "src link:arp:*",
            "src link:ip",
            "src link:ipv4",
            "src link:0x806",
            "src link:2054",
            "src link:0",
            "src link:all",
            "src link:802.1q",
            "src link:lldp",
            "src link:loop",
            "not src link:arp",
            "src link:ip or src link:*:lo",
            "src link:arp and not src link:*:lo",
            "dst link:*",
            "dst link:*:0",
            "dst link:0",
            "dst link:arp",
            "dst link:*:lo",
            "dev lo",
            "dev 1",
            "autobound",
            "not autobound");

    private static final List<String> NETLINKS = List.of(
            "src netlink:rtnl",
            "src netlink:0",
            "src netlink:*",
            "src netlink:",
            "src netlink:usersock",
            "src netlink:usersock:5005",
            "src netlink:*:5005",
            "src netlink:*:kernel",
            "src netlink:*:0",
            "src netlink:audit:5005",
            "src netlink:audit",
            "src netlink:rtnl:-294967296",
            "src netlink:0x2",
            "src netlink:2:0x138d",
            "not src netlink:usersock",
            "dst netlink:*:*",
            "autobound",
            "not autobound");

    /** Those of iproute2 6.1. */
    private static final List<String> WORDS = List.of(("loop pup pupat ip ipv4 x25 arp bpq ieeepup ieeepupat dec dna_dl"
                    + " dna_rc dna_rt lat diag cust sca rarp atalk aarp ipx ipv6 ppp_disc ppp_ses atmmpoa atmfate"
                    + " 802_3 ax25 all 802_2 snap ddcmp wan_ppp ppp_mp localtalk can ppptalk tr_802_2 mobitex control"
                    + " irda econet tipc profinet aoe ethercat 802.1Q 802.1ad mpls_uc mpls_mc teb LLDP")
            .split(" "));

    @Test
    void shouldMeanWhatTheInstalledSsMeans() throws Exception {
        PrivateNetwork.run(() -> {
            try (LinkSockets sockets = new LinkSockets();
                    SockDiagSource source = new SockDiagSource()) {
                for (final String filter : PACKETS) {
                    assertEquals(packets(filter), inodes(source, filter), filter);
                }
                assertEquals(2, packets("src link:arp").size());
                for (final String inode : packets("src link:*")) {
                    assertTrue(sockets.inodes().contains(Long.parseLong(inode)), inode);
                }
                for (final String filter : NETLINKS) {
                    assertEquals(netlinks(filter), addresses(source, filter), filter);
                }
                assertEquals(List.of("2:5005", "2:5006", "2:5007"), netlinks("src netlink:usersock"));
            }
        });
    }

    /** What ss has no word for, or takes otherwise. */
    @Test
    void shouldMeanMoreThanSs() throws Exception {
        PrivateNetwork.run(() -> {
            try (LinkSockets sockets = new LinkSockets();
                    SockDiagSource source = new SockDiagSource()) {
                assertEquals(netlinks("src netlink:rtnl"), addresses(source, "src netlink:route"));
                assertEquals(netlinks("src netlink:uevent"), addresses(source, "src netlink:kobject_uevent"));
                assertEquals(List.of("0:-294967296"), addresses(source, "src netlink:route:4000000000"));
                assertEquals(List.of("2:5007"), addresses(source, "dst netlink:*:5005"));
                assertEquals(List.of("2:5007"), addresses(source, "dst netlink:usersock:5005"));
                assertEquals(List.of(), addresses(source, "dst netlink:audit:5005"));
                assertEquals(List.of("0:5005", "2:5005", "2:5007", "9:5005"), addresses(source, "host netlink:*:5005"));
                assertEquals(packets("src link:arp"), inodes(source, "host link:arp"));
                assertEquals(packets("not src link:arp"), inodes(source, "src != link:arp"));
                assertEquals(sockets.packets(), inodes(source, "src link:*").size());
                assertEquals(List.of(), inodes(source, "src netlink:*"));
                assertEquals(List.of(), addresses(source, "src link:*"));
            }
        });
    }

    @Test
    void shouldKnowEveryWordOfSs() throws Exception {
        PrivateNetwork.run(() -> {
            try (LinkSockets sockets = new LinkSockets();
                    SockDiagSource source = new SockDiagSource()) {
                for (final String word : WORDS) {
                    assertFalse(EthernetProtocols.number(word) < 0, word);
                    sockets.packet(EthernetProtocols.number(word));
                }
                for (final String word : WORDS) {
                    final String filter = "src link:" + word;
                    final List<String> found = inodes(source, filter);
                    assertFalse(found.isEmpty(), filter);
                    assertEquals(packets(filter), found, filter);
                }
            }
        });
    }

    private static List<String> packets(final String filter) throws IOException, InterruptedException {
        return ss("-0aneH", filter, INODE);
    }

    private static List<String> netlinks(final String filter) throws IOException, InterruptedException {
        return ss("-A netlink -anH", filter, NETLINK_ADDRESS);
    }

    private static List<String> ss(final String options, final String filter, final Pattern pattern)
            throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(("ss " + options + " " + filter).split(" "))
                .redirectErrorStream(true)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), filter + "\n" + output);
        final List<String> found = new ArrayList<>();
        final Matcher matcher = pattern.matcher(output);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return sorted(found);
    }

    private static List<String> inodes(final SockDiagSource source, final String filter) throws Exception {
        return ours(source, Protocol.PACKET, filter, row -> Long.toString(row.inode()));
    }

    private static List<String> addresses(final SockDiagSource source, final String filter) throws Exception {
        return ours(
                source,
                Protocol.NETLINK,
                filter,
                row -> row.localPort() + ":" + row.getInt(RowLayout.LOCAL_ADDRESS_OFFSET));
    }

    private static List<String> ours(
            final SockDiagSource source,
            final Protocol protocol,
            final String text,
            final Function<SocketRecord, String> shown)
            throws Exception {
        final Filter filter = Filter.of(SocketFields.LIST, text, new FixedNames());
        final List<String> found = new ArrayList<>();
        final DumpResult result = source.collect(
                protocol,
                protocol.family(),
                new SocketQuery(Selection.ALL, false, false, false).withCondition(filter.kernel()),
                new FilterStage<>(
                        filter.bind(Joins.NONE), filter.bindRest(Joins.NONE), new Row(), new Shown(shown, found)));
        assertFalse(result.isRefusal(), result.reason());
        return sorted(found);
    }

    private static List<String> sorted(final List<String> found) {
        return found.stream()
                .filter(each -> !each.startsWith(SOCK_DIAG))
                .sorted()
                .toList();
    }

    private record Shown(Function<SocketRecord, String> text, List<String> found) implements RowSink {
        @Override
        public boolean onRows(final RowBatch batch) {
            final SocketRecord row = new SocketRecord();
            for (int i = 0; i < batch.count(); i++) {
                found.add(text.apply(batch.get(i, row)));
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError(what + ", position=" + position);
        }
    }
}
