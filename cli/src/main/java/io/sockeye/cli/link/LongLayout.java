package io.sockeye.cli.link;

import java.nio.ByteOrder;

import io.sockeye.cli.output.AddressText;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.link.DeviceName;
import io.sockeye.collector.link.Link;
import io.sockeye.collector.link.LinkCounters;
import io.sockeye.collector.link.LinkFlags;
import io.sockeye.collector.link.LinkHardware;
import io.sockeye.collector.link.LinkInet4;
import io.sockeye.collector.link.LinkInet6;
import io.sockeye.collector.link.LinkMap;

/**
 * The layout of {@code netstat -ie}, which is that of ifconfig. What netstat asks SLIP lines about (outfill and keepalive)
 * is not known here and left out. Confined to one thread at a time.
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
    private final byte[] address = new byte[AddressText.MAX_LENGTH + 4];

    LongLayout(final AsciiWriter out) {
        this.out = out;
    }

    void row(final InterfaceRow row) {
        final Link link = row.link();
        out.ascii(DeviceName.printable(row.name())).ascii(": ").ascii(flags(row));
        out.ascii("  mtu ").decimal(link.mtu()).endRow();
        if (row.address() != null) {
            inet4(row, row.address());
        }
        if (!row.alias()) {
            for (final LinkInet6 inet : link.inet6()) {
                inet6(inet);
            }
        }
        hardware(link);
        if (row.has(LinkFlags.PORT_SELECT)) {
            media(row);
        }
        if (!row.alias() && link.counters() != null) {
            counters(link, link.counters());
        }
        if (link.map() != null) {
            device(link.map());
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

    private void inet4(final InterfaceRow row, final LinkInet4 inet) {
        out.ascii(INDENT).ascii("inet ");
        ipv4(inet.address());
        out.ascii("  netmask ");
        ipv4(mask(inet.prefixLength()));
        if (row.has(LinkFlags.BROADCAST)) {
            out.ascii("  broadcast ");
            ipv4(inet.broadcast());
        }
        if (row.has(LinkFlags.POINT_TO_POINT) && inet.peer() != null) {
            out.ascii("  destination ");
            ipv4(inet.peer());
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

    private void inet6(final LinkInet6 inet) {
        out.ascii(INDENT).ascii("inet6 ");
        out.bytes(address, 0, AddressText.ipv6OrMapped(address, 0, inet.first(), inet.last()));
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

    private void hardware(final Link link) {
        final LinkHardware hardware = LinkHardware.of(link.hardwareType());
        out.ascii(INDENT).ascii(HardwareText.name(hardware));
        final String text = HardwareText.address(hardware, link.hardwareAddress());
        if (text != null) {
            out.put(' ').ascii(text);
        }
        if (link.txQueueLength() != -1) {
            out.ascii("  txqueuelen ").decimal(link.txQueueLength());
        }
        out.ascii("  (").ascii(HardwareText.title(hardware)).put(')').endRow();
    }

    private void media(final InterfaceRow row) {
        final int port = row.link().map() == null ? 0 : row.link().map().port();
        out.ascii(INDENT).ascii("media ").ascii(port < PORTS.length ? PORTS[port] : "(null)");
        if (row.has(LinkFlags.AUTO_MEDIA)) {
            out.ascii("autoselect");
        }
        out.endRow();
    }

    private void counters(final Link link, final LinkCounters counters) {
        final LinkHardware hardware = LinkHardware.of(link.hardwareType());
        final boolean compresses = hardware == LinkHardware.CSLIP || hardware == LinkHardware.CSLIP6;
        traffic("RX", counters.rxPackets(), counters.rxBytes());
        if (compresses) {
            number(INDENT + "RX compressed:", counters.rxCompressed());
            out.endRow();
        }
        number(INDENT + "RX errors ", counters.rxErrors());
        number("  dropped ", counters.rxDropped());
        number("  overruns ", counters.rxFifoErrors());
        number("  frame ", counters.rxFrameErrors());
        out.endRow();
        traffic("TX", counters.txPackets(), counters.txBytes());
        if (compresses) {
            number(INDENT + "TX compressed ", counters.txCompressed());
            out.endRow();
        }
        number(INDENT + "TX errors ", counters.txErrors());
        number("  dropped ", counters.txDropped());
        number(" overruns ", counters.txFifoErrors());
        number("  carrier ", counters.txCarrierErrors());
        number("  collisions ", counters.collisions());
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
    private void device(final LinkMap map) {
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
