package io.sockeye.cli.masquerade;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.EndpointText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.MasqueradeRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * netstat's table of masqueraded connections, of which nothing is printed where there is none. Confined to one thread.
 */
final class MasqueradeTable implements RowSink {
    private static final int INET = Family.INET.number();
    /** Numbers and names in turn: {@code IPPROTO_*} of {@code <linux/in.h>}. */
    private static final Object[] PROTOCOLS = {0, "ip", 1, "icmp", 6, "tcp", 17, "udp", 47, "gre", 50, "esp"};

    private static final int TCP = 6;
    private static final int UDP = 17;

    private final EndpointText endpoints;
    private final boolean extended;
    private final AsciiWriter out;
    private final MasqueradeRecord row = new MasqueradeRecord();
    private boolean headed;

    /**
     * A table.
     *
     * @param endpoints for addresses and ports.
     * @param extended  whether the columns of sequence numbers are there, {@code -e}.
     * @param out       to print to.
     */
    MasqueradeTable(final EndpointText endpoints, final boolean extended, final AsciiWriter out) {
        this.endpoints = endpoints;
        this.extended = extended;
        this.out = out;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        if (!headed) {
            MasqueradeColumns.header(out, extended);
            out.endRow();
            headed = true;
        }
        final HostNames hosts = endpoints.hosts();
        if (hosts != null) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                hosts.want(INET, half(row.sourceAddress()), 0);
                hosts.want(INET, half(row.destinationAddress()), 0);
            }
            hosts.lookUpWanted();
        }
        for (int i = 0; i < batch.count(); i++) {
            print(batch.get(i, row));
        }
        return !out.hasFailed();
    }

    /** A line that makes no sense breaks the table off instead. */
    @Override
    public void onMalformed(final String what, final long position) {
        throw new IllegalStateException("line of a table that should be broken: " + position);
    }

    private void print(final MasqueradeRecord connection) {
        MasqueradeColumns.protocol(out, name(connection.protocol()).getBytes(StandardCharsets.US_ASCII));
        MasqueradeColumns.expires(out, connection.expiresCentis());
        if (extended) {
            MasqueradeColumns.sequence(out, connection.initialSequence());
            MasqueradeColumns.delta(out, connection.delta());
            if ((connection.presence() & MasqueradeRecord.PREVIOUS_DELTA) == 0) {
                MasqueradeColumns.unknownDelta(out);
            } else {
                MasqueradeColumns.delta(out, connection.previousDelta());
            }
        }
        address(connection.sourceAddress());
        address(connection.destinationAddress());
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
                ? address & 0xFFFF_FFFFL
                : (long) address << Integer.SIZE;
    }

    private static String name(final int protocol) {
        for (int i = 0; i < PROTOCOLS.length; i += 2) {
            if ((int) PROTOCOLS[i] == protocol) {
                return (String) PROTOCOLS[i + 1];
            }
        }
        return "";
    }

    /** What {@link EndpointText#port} knows a protocol by; SCTP stands for all whose ports have no names. */
    private static int protocolCode(final int protocol) {
        return switch (protocol) {
            case TCP -> Protocol.TCP.code();
            case UDP -> Protocol.UDP.code();
            default -> Protocol.SCTP.code();
        };
    }
}
