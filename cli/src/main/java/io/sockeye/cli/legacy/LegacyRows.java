package io.sockeye.cli.legacy;

import static io.sockeye.cli.legacy.LegacyText.format;
import static io.sockeye.cli.legacy.LegacyText.printable;

import io.sockeye.collector.legacy.IpxSocket;
import io.sockeye.collector.legacy.PacketSocket;
import io.sockeye.collector.legacy.RoseSocket;

/** Headers and rows of the legacy families, each with its newline, as net-tools 2.10 formats them. */
final class LegacyRows {
    static final String IPX_HEADER = """
            Active IPX sockets
            Proto Recv-Q Send-Q Local Address              Foreign Address            State""";

    static final String AX25_HEADER = """
            Active AX.25 sockets
            Dest       Source     Device  State        Vr/Vs    Send-Q  Recv-Q
            """;

    static final String X25_HEADER = """
            Active X.25 sockets
            Dest         Source          Device  LCI  State        Vr/Vs  Send-Q  Recv-Q
            """;

    static final String NETROM_HEADER = """
            Active NET/ROM sockets
            User       Dest       Source     Device  State        Vr/Vs    Send-Q  Recv-Q
            """;

    static final String ROSE_HEADER = """
            Active ROSE sockets
            dest_addr   dest_call  src_addr    src_call  dev   lci neigh   state
            """;

    private static final String[] AX25_STATES = {"LISTENING", "SABM SENT", "DISC SENT", "ESTABLISHED", "RECOVERY"};
    private static final String[] X25_STATES = {"LISTENING", "SABM_SENT", "DISC_SENT", "ESTABLISHED", "RECOVERY"};
    private static final String[] CONNECTION_STATES = {"LISTENING", "CONN SENT", "DISC SENT", "ESTABLISHED"};

    private static final int IPX_ESTABLISHED = 1;
    private static final int IPX_CLOSE = 7;

    private LegacyRows() {}

    static String ipxHeader(final boolean extended) {
        return IPX_HEADER + (extended ? " User\n" : "\n");
    }

    /** The transmit queue stands under Recv-Q and the other way round, as netstat has it. */
    static String ipx(final IpxSocket socket) {
        return format(
                "IPX   %6d %6d %-26s %-26s %-5s",
                socket.transmitQueue(),
                socket.receiveQueue(),
                printable(socket.local()),
                printable(socket.remote()),
                ipxState(socket.state()));
    }

    static String ipxUser(final String name) {
        return format(" %-10s", printable(name));
    }

    static String ipxUser(final int uid) {
        return format(" %-10d", uid);
    }

    static String ax25(final PacketSocket socket) {
        return format(
                "%-9s  %-9s  %-6s  %-11s  %03d/%03d  %-6d  %-6d\n",
                printable(socket.destination()),
                printable(socket.source()),
                printable(socket.device()),
                state(AX25_STATES, socket.state()),
                socket.receiveSequence(),
                socket.sendSequence(),
                socket.sendQueue(),
                socket.receiveQueue());
    }

    static String x25(final PacketSocket socket) {
        return format(
                "%-15s %-15s %-7s %-3d  %-11s  %02d/%02d  %-6d  %-6d\n",
                printable(socket.destination()),
                printable(socket.source()),
                printable(socket.device()),
                socket.channel(),
                state(X25_STATES, socket.state()),
                socket.receiveSequence(),
                socket.sendSequence(),
                socket.sendQueue(),
                socket.receiveQueue());
    }

    static String netRom(final PacketSocket socket) {
        return format(
                "%-9s  %-9s  %-9s  %-6s  %-11s  %03d/%03d  %-6d  %-6d\n",
                printable(socket.user()),
                printable(socket.destination()),
                printable(socket.source()),
                printable(socket.device()),
                state(CONNECTION_STATES, socket.state()),
                socket.receiveSequence(),
                socket.sendSequence(),
                socket.sendQueue(),
                socket.receiveQueue());
    }

    static String rose(final RoseSocket socket) {
        return format(
                "%-10s  %-9s  %-10s  %-9s %-5s %3d %5d   %s\n",
                printable(socket.destinationAddress()),
                printable(socket.destinationCallsign()),
                printable(socket.sourceAddress()),
                printable(socket.sourceCallsign()),
                printable(socket.device()),
                socket.channel(),
                socket.neighbour(),
                state(CONNECTION_STATES, socket.state()));
    }

    private static String ipxState(final int state) {
        return switch (state) {
            case IPX_ESTABLISHED -> "ESTAB";
            case IPX_CLOSE -> "";
            default -> "UNK.";
        };
    }

    /** netstat reads behind its table for a number it does not know. */
    private static String state(final String[] names, final int number) {
        return number >= 0 && number < names.length ? names[number] : "UNKNOWN(" + number + ")";
    }
}
