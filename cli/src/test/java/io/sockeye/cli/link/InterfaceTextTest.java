package io.sockeye.cli.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.link.Link;
import io.sockeye.collector.link.LinkCounters;
import io.sockeye.collector.link.LinkFlags;
import io.sockeye.collector.link.LinkInet4;
import io.sockeye.collector.link.LinkInet6;
import io.sockeye.collector.link.LinkMap;
import io.sockeye.collector.link.LinkRows;
import io.sockeye.collector.record.LinkAddressRecord;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** What no interface of a test's namespace has; the expected texts follow net-tools' formats. */
class InterfaceTextTest {
    private static final int ETHERNET = 1;
    private static final int CSLIP = 257;
    private static final LinkCounters NONE = new LinkCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final LinkCounters HUGE =
            new LinkCounters(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final AsciiWriter writer = new AsciiWriter(output);

    private static Link link(
            final String name, final int type, final int flags, final LinkMap map, final LinkCounters counters) {
        return new Link(
                3, name, type, new byte[] {2, 0, 0, 0, 0, 1}, flags, 1500, 1000, map, counters, List.of(), List.of());
    }

    private static InterfaceRow row(final Link link) {
        return rows(List.of(link)).get(0);
    }

    private static List<InterfaceRow> rows(final List<Link> links) {
        final List<InterfaceRow> rows = new ArrayList<>();
        new LinkRows(links, new SourceCounters()).deliverTo(new RowSink() {
            @Override
            public boolean onRows(final RowBatch batch) {
                final RowBatch copy = new RowBatch(batch.rowLength(), batch.count());
                for (int i = 0; i < batch.count(); i++) {
                    copy.appendCopy(batch, i);
                    rows.add(InterfaceRow.of(copy.get(i, new LinkRecord())));
                }
                return true;
            }

            @Override
            public void onMalformed(final String what, final long position) {
                throw new AssertionError(what + " " + position);
            }
        });
        rows.sort(null);
        return rows;
    }

    private String shortRow(final Link link) throws IOException {
        new ShortTable(writer).row(row(link));
        return written();
    }

    private String longRow(final Link link) throws IOException {
        new LongLayout(writer).row(row(link));
        return written();
    }

    private String written() throws IOException {
        writer.flush();
        final String text = output.toString(StandardCharsets.ISO_8859_1);
        output.reset();
        return text;
    }

    @ParameterizedTest
    @CsvSource({"0, [NO FLAGS]", "65536, [NO FLAGS]", "65535, ABDLMdPNOPsmRU", "8192, ''", "32769, dU", "3072, sm"})
    void shouldWriteFlagsAsLetters(final int flags, final String letters) throws IOException {
        assertEquals(
                "eth0             1500        0      0      0 0             0      0      0      0 " + letters + "\n",
                shortRow(link("eth0", ETHERNET, flags, null, NONE)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, flags=0<",
        "65536, flags=0<",
        "8192, flags=8192",
        "1, flags=1<UP>",
        "32769, 'flags=-32767<UP,DYNAMIC>'",
        "65535, 'flags=-1<UP,BROADCAST,DEBUG,LOOPBACK,POINTOPOINT,NOTRAILERS,RUNNING,NOARP,PROMISC,ALLMULTI,SLAVE"
                + ",MASTER,MULTICAST,DYNAMIC>'"
    })
    void shouldWriteFlagsAsNames(final int flags, final String names) throws IOException {
        final String text = longRow(link("eth0", ETHERNET, flags, null, null));
        assertEquals("eth0: " + names + "  mtu 1500", text.substring(0, text.indexOf('\n')));
    }

    @Test
    void shouldWriteCountersWhole() throws IOException {
        final String huge = "18446744073709551615";
        assertEquals(
                "eth0             1500 " + (huge + " ").repeat(8) + "U\n",
                shortRow(link("eth0", ETHERNET, LinkFlags.UP, null, HUGE)));
        assertEquals(
                "eth0: flags=1<UP>  mtu 1500\n"
                        + "        ether 02:00:00:00:00:01  txqueuelen 1000  (Ethernet)\n"
                        + "        RX packets N  bytes N (16.0 EiB)\n"
                        + "        RX errors N  dropped N  overruns N  frame N\n"
                        + "        TX packets N  bytes N (16.0 EiB)\n"
                        + "        TX errors N  dropped N overruns N  carrier N  collisions N\n\n",
                longRow(link("eth0", ETHERNET, LinkFlags.UP, null, HUGE)).replace(huge, "N"));
    }

    @Test
    void shouldWriteWhatIsNotCounted() throws IOException {
        assertEquals(
                "eth0             1500      - no statistics available -                        U\n",
                shortRow(link("eth0", ETHERNET, LinkFlags.UP, null, null)));
    }

    @Test
    void shouldCountCompressedPacketsOfSlip() throws IOException {
        final LinkCounters counters = new LinkCounters(0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 8);
        final String text = longRow(link("sl0", CSLIP, LinkFlags.UP, null, counters));
        assertEquals(
                "        cslip  txqueuelen 1000  (VJ Serial Line IP)\n"
                        + "        RX packets 0  bytes 0 (0.0 B)\n"
                        + "        RX compressed:7\n"
                        + "        RX errors 0  dropped 0  overruns 0  frame 0\n"
                        + "        TX packets 0  bytes 0 (0.0 B)\n"
                        + "        TX compressed 8\n",
                text.substring(text.indexOf('\n') + 1, text.indexOf("        TX errors")));
    }

    /** The interrupt is cut to 8 bits and the base address to 16, as the ioctl has them that netstat asks by. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, ''",
        "0, 0, 255, 0, 0, ''",
        "0, 0, 65536, 0, 0, ''",
        "0, 0, 0, 256, 0, ''",
        "0, 5, 0, 0, 0, ''",
        "0, 0, 768, 11, 0, 'interrupt 11  base 0x300  '",
        "0, 0, 65792, 267, 0, 'interrupt 11  base 0x100  '",
        "1000, 2000, 0, 0, 0, 'memory 0x3e8-7d0  '",
        "0, 0, 0, 0, 3, '  dma 0x3'",
        "-1, -1, 256, 255, 255, 'interrupt 255  base 0x100  memory 0xffffffffffffffff-ffffffffffffffff    dma 0xff'"
    })
    void shouldWriteWhereHardwareIs(
            final long start, final long end, final long base, final int irq, final int dma, final String text)
            throws IOException {
        final String row = longRow(link("eth0", ETHERNET, 1, new LinkMap(start, end, base, irq, dma, 0), null));
        final String device = row.substring(row.indexOf("(Ethernet)\n") + "(Ethernet)\n".length());
        assertEquals(text.isEmpty() ? "\n" : "        device " + text + "\n\n", device);
    }

    @ParameterizedTest
    @CsvSource({"8193, 4, 100baseT", "8193, 0, unknown", "24577, 2, 10baseTautoselect", "8193, 7, (null)"})
    void shouldWriteTheMedium(final int flags, final int port, final String text) throws IOException {
        final String row = longRow(link("eth0", ETHERNET, flags, new LinkMap(0, 0, 0, 0, 0, port), null));
        assertEquals("        media " + text + "\n\n", row.substring(row.indexOf("        media")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x0<global>",
        "16, 0x10<host>",
        "32, 0x20<link>",
        "64, 0x40<site>",
        "128, 0x80<compat-global>",
        "160, 0xa0<compat-link>",
        "80, 0x50<site-host>",
        "1, 0x1"
    })
    void shouldWriteScopes(final int scope, final String text) throws IOException {
        final Link plain = link("eth0", ETHERNET, 1, null, null);
        final Link link = new Link(
                3,
                "eth0",
                ETHERNET,
                new byte[6],
                1,
                1500,
                -1,
                null,
                null,
                List.of(),
                List.of(new LinkInet6(0, 0, 64, scope)));
        assertEquals(
                longRow(plain).substring(0, longRow(plain).indexOf('\n') + 1)
                        + "        inet6 ::  prefixlen 64  scopeid " + text.replace('-', ',') + "\n"
                        + "        ether 00:00:00:00:00:00  (Ethernet)\n\n",
                longRow(link));
    }

    /** The peer is not known where the JDK is the source of addresses. */
    @Test
    void shouldInventNoPeer() throws IOException {
        final int address = 0x0101_0101;
        final Link link = new Link(
                3,
                "ppp0",
                512,
                new byte[0],
                LinkFlags.UP | LinkFlags.POINT_TO_POINT,
                1500,
                3,
                null,
                null,
                List.of(new LinkInet4(address, null, 0, 0, "ppp0")),
                List.of());
        assertEquals(
                "ppp0: flags=17<UP,POINTOPOINT>  mtu 1500\n        inet 1.1.1.1  netmask 0.0.0.0\n"
                        + "        ppp  txqueuelen 3  (Point-to-Point Protocol)\n\n",
                longRow(link));
    }

    @Test
    void shouldListAliasesOnceEach() {
        final LinkInet4 first = new LinkInet4(1, 1, 0, 8, "eth0:1");
        final LinkInet4 second = new LinkInet4(2, 2, 0, 8, "eth0:1");
        final LinkInet4 foreign = new LinkInet4(3, 3, 0, 8, "lo");
        final LinkInet4 unlabelled = new LinkInet4(4, 4, 0, 8, "");
        final Link eth0 = new Link(
                3,
                "eth0",
                ETHERNET,
                new byte[6],
                1,
                1500,
                0,
                null,
                NONE,
                List.of(first, second, foreign, unlabelled),
                List.of());
        final Link lo = link("lo", ETHERNET, 1, null, NONE);
        final StringBuilder text = new StringBuilder();
        final LinkAddressRecord address = new LinkAddressRecord();
        for (final InterfaceRow row : rows(List.of(lo, eth0))) {
            final int at = row.firstInet4(address);
            text.append(row.name())
                    .append(' ')
                    .append(row.link().index())
                    .append((row.link().presence() & LinkRecord.ALIAS) == 0 ? " interface" : " alias")
                    .append((row.link().presence() & LinkRecord.COUNTERS) == 0 ? "" : " counted")
                    .append(at < 0 ? "" : " " + row.link().address(at, address).word())
                    .append('\n');
        }
        assertEquals("eth0 3 interface counted 4\neth0:1 3 alias 1\nlo 3 interface counted\n", text.toString());
    }

    @Test
    void shouldNotLetNamesSteerATerminal() throws IOException {
        final String row = shortRow(link("a\u001b[2J\u00e9", ETHERNET, 1, null, NONE));
        assertEquals("a.[2J\u00e9           1500", row.substring(0, 21));
    }
}
