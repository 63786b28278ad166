package io.sockeye.cli.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

import io.sockeye.collector.link.LinkHardware;
import io.sockeye.collector.text.PrintableText;

/**
 * Names of hardware and texts of hardware addresses, as net-tools has them. It keeps the first eight bytes of an
 * address and prints zeros for what lies behind them; where the hardware's addresses are shorter, it prints what
 * happens to lie in memory, and this here zeros. Threads: stateless.
 */
final class HardwareText {
    private static final int KEPT_LENGTH = 8;
    private static final int ETHERNET_LENGTH = 6;
    private static final int ROSE_LENGTH = 5;
    private static final int UNSPECIFIED_LENGTH = 16;

    private HardwareText() {}

    /** {@return netstat's name of some hardware} */
    static String name(final LinkHardware hardware) {
        return switch (hardware) {
            case LOOPBACK -> "loop";
            case SLIP -> "slip";
            case CSLIP -> "cslip";
            case SLIP6 -> "slip6";
            case CSLIP6 -> "cslip6";
            case ADAPTIVE_SLIP -> "adaptive";
            case ASH -> "ash";
            case ETHERNET -> "ether";
            case AX25 -> "ax25";
            case NETROM -> "netrom";
            case ROSE -> "rose";
            case TUNNEL -> "tunnel";
            case PPP -> "ppp";
            case HDLC -> "hdlc";
            case LAPB -> "lapb";
            case ARCNET -> "arcnet";
            case DLCI -> "dlci";
            case FRAD -> "frad";
            case SIT -> "sit";
            case FDDI -> "fddi";
            case HIPPI -> "hippi";
            case IRDA -> "irda";
            case ECONET -> "ec";
            case X25 -> "x25";
            case EUI64 -> "eui64";
            case OTHER -> "unspec";
        };
    }

    /** {@return netstat's description of some hardware} */
    static String title(final LinkHardware hardware) {
        return switch (hardware) {
            case LOOPBACK -> "Local Loopback";
            case SLIP -> "Serial Line IP";
            case CSLIP -> "VJ Serial Line IP";
            case SLIP6 -> "6-bit Serial Line IP";
            case CSLIP6 -> "VJ 6-bit Serial Line IP";
            case ADAPTIVE_SLIP -> "Adaptive Serial Line IP";
            case ASH -> "Ash";
            case ETHERNET -> "Ethernet";
            case AX25 -> "AMPR AX.25";
            case NETROM -> "AMPR NET/ROM";
            case ROSE -> "AMPR ROSE";
            case TUNNEL -> "IPIP Tunnel";
            case PPP -> "Point-to-Point Protocol";
            case HDLC -> "(Cisco)-HDLC";
            case LAPB -> "LAPB";
            case ARCNET -> "ARCnet";
            case DLCI -> "Frame Relay DLCI";
            case FRAD -> "Frame Relay Access Device";
            case SIT -> "IPv6-in-IPv4";
            case FDDI -> "Fiber Distributed Data Interface";
            case HIPPI -> "HIPPI";
            case IRDA -> "IrLAP";
            case ECONET -> "Econet";
            case X25 -> "generic X.25";
            case EUI64 -> "Generic EUI-64";
            case OTHER -> "UNSPEC";
        };
    }

    /**
     * The text of a hardware address.
     *
     * @param hardware whose it is.
     * @param address  as many bytes as it has.
     * @return the text, maybe empty, or null where netstat prints none.
     */
    static String address(final LinkHardware hardware, final byte[] address) {
        final byte[] kept = Arrays.copyOf(Arrays.copyOf(address, KEPT_LENGTH), UNSPECIFIED_LENGTH);
        return switch (hardware) {
            case ETHERNET -> hex(kept, ETHERNET_LENGTH, HexFormat.ofDelimiter(":"));
            case HIPPI -> hex(kept, ETHERNET_LENGTH, upper(":"));
            case FDDI -> hex(kept, ETHERNET_LENGTH, upper("-"));
            case EUI64 -> hex(kept, KEPT_LENGTH, upper(":"));
            case ARCNET -> hex(kept, 1, upper(""));
            case ROSE -> hex(kept, ROSE_LENGTH, HexFormat.of());
            case OTHER -> hex(kept, UNSPECIFIED_LENGTH, upper("-"));
            case AX25, NETROM -> callSign(kept);
            case DLCI ->
                Short.toString(
                        ByteBuffer.wrap(kept).order(ByteOrder.nativeOrder()).getShort());
            case X25 -> digits(kept);
            case IRDA -> hex(new byte[] {kept[3], kept[2], kept[1], kept[0]}, 4, HexFormat.ofDelimiter(":"));
            case ASH -> ash(kept);
            case TUNNEL -> "";
            default -> null;
        };
    }

    private static HexFormat upper(final String delimiter) {
        return HexFormat.ofDelimiter(delimiter).withUpperCase();
    }

    private static String hex(final byte[] address, final int length, final HexFormat format) {
        return format.formatHex(address, 0, length);
    }

    /** Six characters, each shifted by one bit and ended by a blank, and a station number in the seventh byte. */
    private static String callSign(final byte[] address) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            final char character = (char) ((address[i] & 0xFF) >> 1);
            if (character == ' ' || character == 0) {
                break;
            }
            text.append(character);
        }
        final int station = (address[6] & 0x1E) >> 1;
        if (station != 0) {
            text.append('-').append(station);
        }
        return PrintableText.of(text.toString());
    }

    private static String digits(final byte[] address) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < address.length && address[i] != 0; i++) {
            text.append((char) (address[i] & 0xFF));
        }
        return PrintableText.of(text.toString());
    }

    /** A digit for each hop; of no use where all are 0, and not printed then. */
    private static String ash(final byte[] address) {
        final StringBuilder text = new StringBuilder("[");
        boolean any = false;
        for (int i = 0; i < KEPT_LENGTH; i++) {
            any |= address[i] != 0;
            text.append(Integer.toHexString(address[i]).charAt(0));
        }
        return any ? text.append(']').toString() : null;
    }
}
