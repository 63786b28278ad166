package io.sockeye.cli.link;

import java.nio.ByteOrder;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.link.LinkFlags;
import io.sockeye.collector.link.LinkHardware;
import io.sockeye.collector.link.LinkInet6;
import io.sockeye.collector.record.LinkAddressRecord;
import io.sockeye.collector.record.LinkLayout;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.text.PrintableText;

/**
 * The layout of {@code netstat -ie}, which is that of ifconfig. What netstat asks SLIP lines about (outfill and
 * keepalive) is not known here and left out; so is hardware that could not be read, and flags and MTU are a {@code -}
 * then. Confined to one thread at a time.
 */
final class LongLayout {
    private static final String INDENT = "        ";

    /** In the order of their names. */
    private static final int[] FLAGS = {
        LinkFlags.UP,
        LinkFlags.BROADCAST,
        LinkFlags.DEBUG,
        LinkFlags.LOOPBACK,
        LinkFlags.POINT_TO_POINT,
        LinkFlags.NO_TRAILERS,
        LinkFlags.RUNNING,
        LinkFlags.NO_ARP,
        LinkFlags.PROMISCUOUS,
        LinkFlags.ALL_MULTICAST,
        LinkFlags.SLAVE,
        LinkFlags.MASTER,
        LinkFlags.MULTICAST,
        LinkFlags.DYNAMIC
    };

    private static final String[] FLAG_NAMES = {
        "UP",
        "BROADCAST",
        "DEBUG",
        "LOOPBACK",
        "POINTOPOINT",
        "NOTRAILERS",
        "RUNNING",
        "NOARP",
        "PROMISC",
        "ALLMULTI",
        "SLAVE",
        "MASTER",
        "MULTICAST",
        "DYNAMIC"
    };

    /** {@code IF_PORT_*} of {@code <linux/netdevice.h>}. */
    private static final String[] PORTS = {"unknown", "10base2", "10baseT", "AUI", "100baseT", "100baseTX", "100baseFX"
    };

    /** Below this, a base address is none of an input and output port: netstat does not print it. */
    private static final int LEAST_BASE = 0x100;

    private final AsciiWriter out;
    private final LinkAddressRecord inet = new LinkAddressRecord();
    private final byte[] address = new byte[AddressText.MAX_LENGTH + 4];

    LongLayout(final AsciiWriter out) {
        this.out = out;
    }

    void row(final InterfaceRow row) {
        final LinkRecord link = row.link();
        out.ascii(PrintableText.of(row.name())).ascii(": ");
        out.ascii(link.knows(LinkRecord.FLAGS) ? flags(row) : "flags=-").ascii("  mtu ");
        if (link.knows(LinkRecord.MTU)) {
            out.decimal(link.mtu()).endRow();
        } else {
            out.put('-').endRow();
        }
        final int first = row.firstInet4(inet);
        if (first >= 0) {
            inet4(row, link.address(first, inet));
        }
        for (int i = 0; i < link.addressCount(); i++) {
            if (link.address(i, inet).family() == Family.INET6.number()) {
                inet6();
            }
        }
        if (link.knows(LinkRecord.HARDWARE_TYPE)) {
            hardware(link);
        }
        final boolean hasMap = (link.presence() & LinkRecord.MAP) != 0;
        if (row.has(LinkFlags.PORT_SELECT)) {
            media(row, hasMap ? link.port() : 0);
        }
        if ((link.presence() & LinkRecord.COUNTERS) != 0) {
            counters(link);
        }
        if (hasMap) {
            device(link);
        }
        out.endRow();
    }

    /** Names with commas between them; where there is none the opening bracket is not there either, but for 0. */
    private static String flags(final InterfaceRow row) {
        final StringBuilder text =
                new StringBuilder("flags=").append(row.flags()).append('<');
        final int start = text.length();
        for (int i = 0; i < FLAGS.length; i++) {
            if (row.has(FLAGS[i])) {
                text.append(FLAG_NAMES[i]).append(',');
            }
        }
        if (text.length() > start) {
            text.setCharAt(text.length() - 1, '>');
        } else if (row.flags() != 0) {
            text.setLength(start - 1);
        }
        return text.toString();
    }

    private void inet4(final InterfaceRow row, final LinkAddressRecord own) {
        out.ascii(INDENT).ascii("inet ");
        ipv4(own.word());
        out.ascii("  netmask ");
        ipv4(mask(own.prefixLength()));
        if (row.has(LinkFlags.BROADCAST)) {
            out.ascii("  broadcast ");
            ipv4(own.broadcast());
        }
        if (row.has(LinkFlags.POINT_TO_POINT) && (own.presence() & LinkAddressRecord.PEER) != 0) {
            out.ascii("  destination ");
            ipv4(own.peer());
        }
        out.endRow();
    }

    private static int mask(final int prefixLength) {
        final int mask = prefixLength == 0 ? 0 : -1 << Integer.SIZE - prefixLength;
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(mask) : mask;
    }

    private void ipv4(final int word) {
        out.bytes(address, 0, AddressText.ipv4(address, 0, word));
    }

    private void inet6() {
        out.ascii(INDENT).ascii("inet6 ");
        out.bytes(address, 0, AddressText.ipv6OrMapped(address, 0, inet.half(0), inet.half(1)));
        out.ascii("  prefixlen ").decimal(inet.prefixLength());
        out.ascii("  scopeid 0x").hex(inet.scope()).ascii(scope(inet.scope())).endRow();
    }

    private static String scope(final int number) {
        final StringBuilder text = new StringBuilder();
        if ((number & LinkInet6.COMPATIBLE) != 0) {
            text.append(",compat");
        }
        if ((number & ~LinkInet6.COMPATIBLE) == LinkInet6.GLOBAL) {
            text.append(",global");
        }
        if ((number & LinkInet6.LINK) != 0) {
            text.append(",link");
        }
        if ((number & LinkInet6.SITE) != 0) {
            text.append(",site");
        }
        if ((number & LinkInet6.HOST) != 0) {
            text.append(",host");
        }
        if (text.isEmpty()) {
            return "";
        }
        text.setCharAt(0, '<');
        return text.append('>').toString();
    }

    private void hardware(final LinkRecord link) {
        final LinkHardware hardware = LinkHardware.of(link.hardwareType());
        out.ascii(INDENT).ascii(HardwareText.name(hardware));
        final String text = HardwareText.address(hardware, hardwareAddress(link));
        if (text != null) {
            out.put(' ').ascii(text);
        }
        if (link.knows(LinkRecord.TX_QUEUE_LENGTH) && link.txQueueLength() != -1) {
            out.ascii("  txqueuelen ").decimal(link.txQueueLength());
        }
        out.ascii("  (").ascii(HardwareText.title(hardware)).put(')').endRow();
    }

    private static byte[] hardwareAddress(final LinkRecord link) {
        final byte[] bytes = new byte[link.hardwareLength()];
        link.getBytes(LinkLayout.HARDWARE_ADDRESS_OFFSET, bytes, 0, bytes.length);
        return bytes;
    }

    private void media(final InterfaceRow row, final int port) {
        out.ascii(INDENT).ascii("media ").ascii(port < PORTS.length ? PORTS[port] : "(null)");
        if (row.has(LinkFlags.AUTO_MEDIA)) {
            out.ascii("autoselect");
        }
        out.endRow();
    }

    private void counters(final LinkRecord link) {
        final LinkHardware hardware = LinkHardware.of(link.hardwareType());
        final boolean compresses = hardware == LinkHardware.CSLIP || hardware == LinkHardware.CSLIP6;
        traffic("RX", link.counter(LinkRecord.RX_PACKETS), link.counter(LinkRecord.RX_BYTES));
        if (compresses) {
            number(INDENT + "RX compressed:", link.counter(LinkRecord.RX_COMPRESSED));
            out.endRow();
        }
        number(INDENT + "RX errors ", link.counter(LinkRecord.RX_ERRORS));
        number("  dropped ", link.counter(LinkRecord.RX_DROPPED));
        number("  overruns ", link.counter(LinkRecord.RX_FIFO_ERRORS));
        number("  frame ", link.counter(LinkRecord.RX_FRAME_ERRORS));
        out.endRow();
        traffic("TX", link.counter(LinkRecord.TX_PACKETS), link.counter(LinkRecord.TX_BYTES));
        if (compresses) {
            number(INDENT + "TX compressed ", link.counter(LinkRecord.TX_COMPRESSED));
            out.endRow();
        }
        number(INDENT + "TX errors ", link.counter(LinkRecord.TX_ERRORS));
        number("  dropped ", link.counter(LinkRecord.TX_DROPPED));
        number(" overruns ", link.counter(LinkRecord.TX_FIFO_ERRORS));
        number("  carrier ", link.counter(LinkRecord.TX_CARRIER_ERRORS));
        number("  collisions ", link.counter(LinkRecord.COLLISIONS));
        out.endRow();
    }

    private void traffic(final String direction, final long packets, final long bytes) {
        out.ascii(INDENT).ascii(direction);
        number(" packets ", packets);
        number("  bytes ", bytes);
        out.ascii(" (").ascii(ByteText.of(bytes)).put(')').endRow();
    }

    private void number(final String label, final long value) {
        out.ascii(label).unsignedDecimal(value);
    }

    /** In the widths that netstat has them in: 8 bits for the interrupt, 16 for the base address. */
    private void device(final LinkRecord map) {
        final int irq = map.irq() & 0xFF;
        final long base = map.baseAddress() & 0xFFFF;
        if (irq == 0 && map.memoryStart() == 0 && map.dma() == 0 && base < LEAST_BASE) {
            return;
        }
        out.ascii(INDENT).ascii("device ");
        if (irq != 0) {
            out.ascii("interrupt ").decimal(irq).ascii("  ");
        }
        if (base >= LEAST_BASE) {
            out.ascii("base 0x").hex(base).ascii("  ");
        }
        if (map.memoryStart() != 0) {
            out.ascii("memory 0x")
                    .hex(map.memoryStart())
                    .put('-')
                    .hex(map.memoryEnd())
                    .ascii("  ");
        }
        if (map.dma() != 0) {
            out.ascii("  dma 0x").hex(map.dma());
        }
        out.endRow();
    }
}
