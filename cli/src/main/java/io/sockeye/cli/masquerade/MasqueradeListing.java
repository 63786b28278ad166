package io.sockeye.cli.masquerade;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.EndpointText;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.masquerade.IpMasqueradeReader;
import io.sockeye.collector.masquerade.MasqueradedConnection;

/**
 * netstat's table of masqueraded connections, {@code -M}, which kernels up to 2.2 can fill, with its words and exit codes.
 * Nothing is printed where there is no connection. Confined to one thread.
 */
public final class MasqueradeListing implements Listing {
    private static final int MISSING = 1;
    /** Exit code of netstat's {@code return -1}. */
    private static final int FAILED = 255;

    private static final int INET = Family.INET.number();

    private final ListingContext context;
    private final AsciiWriter out;
    private final EndpointText endpoints;
    private final boolean extended;

    /**
     * Prepare to print.
     *
     * @param context of the listing.
     */
    public MasqueradeListing(final ListingContext context) {
        this.context = context;
        out = context.out();
        extended = context.options().extended();
        endpoints = new EndpointText(
                context.names(),
                context.options().numericHosts(),
                context.options().numericPorts());
    }

    @Override
    public int print() throws IOException {
        context.sayOnlyInProc("masquerade", "only /proc has it");
        final LegacyTable<MasqueradedConnection> table = IpMasqueradeReader.read(context.root());
        switch (table.status()) {
            case MISSING:
                context.sayNoSupport("ip_masquerade");
                return MISSING;
            case UNREADABLE:
                context.err().print(table.path() + ": " + table.reason() + "\n");
                return FAILED;
            case BROKEN:
                context.err().print(broken(table.reason()));
                return FAILED;
            default:
                print(table);
                return 0;
        }
    }

    private static String broken(final String reason) {
        return reason.equals(IpMasqueradeReader.EMPTY)
                ? "masq_info: Internal Error `fgets() failed'.\n"
                : "masq_info.c: Internal Error `ip_masquerade " + reason + "'.\n";
    }

    private void print(final LegacyTable<MasqueradedConnection> table) {
        if (table.rows().isEmpty()) {
            return;
        }
        MasqueradeColumns.header(out, extended);
        out.endRow();
        final HostNames hosts = endpoints.hosts();
        if (hosts != null) {
            for (final MasqueradedConnection connection : table.rows()) {
                hosts.want(INET, half(connection.source()), 0);
                hosts.want(INET, half(connection.destination()), 0);
            }
            hosts.lookUpWanted();
        }
        for (final MasqueradedConnection connection : table.rows()) {
            print(connection);
        }
    }

    private void print(final MasqueradedConnection connection) {
        MasqueradeColumns.protocol(out, connection.protocol().getBytes(StandardCharsets.US_ASCII));
        MasqueradeColumns.expires(out, connection.expiresCentis());
        if (extended) {
            MasqueradeColumns.sequence(out, connection.initialSequence());
            MasqueradeColumns.delta(out, connection.delta());
            if (connection.previousDelta() == null) {
                MasqueradeColumns.unknownDelta(out);
            } else {
                MasqueradeColumns.delta(out, connection.previousDelta());
            }
        }
        address(connection.source());
        address(connection.destination());
        final int protocol = protocolCode(connection.protocol());
        endpoints.port(out, protocol, connection.sourcePort());
        out.ascii(" -> ");
        endpoints.port(out, protocol, connection.destinationPort());
        out.ascii(" (");
        endpoints.port(out, protocol, connection.masqueradePort());
        out.put(')').endRow();
    }

    private void address(final int address) {
        final int start = out.position();
        endpoints.host(out, INET, half(address), 0);
        out.padTo(start, MasqueradeColumns.ADDRESS_WIDTH).put(' ');
    }

    /** The first eight bytes of an address as they lie in memory, in host order. */
    private static long half(final int address) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Integer.reverseBytes(address) & 0xFFFF_FFFFL
                : (long) address << Integer.SIZE;
    }

    /** What {@link EndpointText#port} knows a protocol by; SCTP stands for all whose ports have no names. */
    private static int protocolCode(final String protocol) {
        return switch (protocol) {
            case "tcp" -> Protocol.TCP.code();
            case "udp" -> Protocol.UDP.code();
            default -> Protocol.SCTP.code();
        };
    }

    @Override
    public void addTo(final CostMeter meter) {
        // Read whole from one small file, which is not counted.
    }
}
