package io.sockeye.cli.masquerade;

import java.nio.charset.StandardCharsets;

import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.EndpointText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.masquerade.TrackedState;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * The table of translated connections: netstat's columns first, with the addresses and ports as the one who began the
 * connection knows them and in brackets the port that its reply is addressed to, then ours: what the source was
 * translated to and what the destination was translated to, each {@code -} if it was not.
 *
 * <pre>
 * prot   expire source         destination          ports                  translated source     translated destination
 * tcp 7199:59.00 10.0.0.2       192.0.2.1            40000 -> 443 (1025)    198.51.100.7:1025     -
 * udp   0:29.00 10.0.0.2       192.0.2.1            40000 -> 53 (40000)    -                     10.1.0.2:7001
 * icmp  0:29.00 10.0.0.2       192.0.2.1            4660 -> 8/0 (4660)     198.51.100.7:4660     -
 * </pre>
 *
 * <p>An echo of ICMP has its identifier in the place of the source's port, and type and code in that of the
 * destination's; what has no ports has {@code *}. IPv6 addresses are whole, and in brackets where a port follows. With
 * {@code -e} netstat's columns of sequence numbers are there, {@code -} where none are changed or the source does not
 * tell, and at the end the state, the status and the zone. Nothing is printed where there is no row. Nothing is
 * allocated per row. Confined to one thread.
 */
final class ConntrackTable implements RowSink {
    private static final int PORTS_WIDTH = 22;
    private static final int TRANSLATED_WIDTH = 21;
    private static final int STATE_WIDTH = 11;
    private static final int STATUS_WIDTH = 10;

    private static final int CENTIS_PER_SECOND = 100;
    private static final int EXPIRES_WIDTH = 9;
    /** Seconds from which on the minutes fill their column. */
    private static final int FULL_SECONDS = 6000;

    private static final int SHORT_NAME = 4;

    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_UDP = 17;
    private static final int IPPROTO_UDPLITE = 136;
    private static final int INET6 = Family.INET6.number();

    /** By protocol; those that have no name here are made when they come. */
    private static final byte[][] PROTOCOLS = new byte[256][];

    private static final byte[] NONE = bytes("-");
    private static final byte[] ARROW = bytes(" -> ");
    private static final byte[] UNREPLIED = bytes("UNREPLIED");
    private static final byte[] ASSURED = bytes("ASSURED");
    private static final byte[] OFFLOAD = bytes("OFFLOAD");
    private static final byte[] HW_OFFLOAD = bytes("HW_OFFLOAD");

    static {
        PROTOCOLS[1] = bytes("icmp");
        PROTOCOLS[2] = bytes("igmp");
        PROTOCOLS[IPPROTO_TCP] = bytes("tcp");
        PROTOCOLS[IPPROTO_UDP] = bytes("udp");
        PROTOCOLS[33] = bytes("dccp");
        PROTOCOLS[47] = bytes("gre");
        PROTOCOLS[50] = bytes("esp");
        PROTOCOLS[51] = bytes("ah");
        PROTOCOLS[58] = bytes("icmpv6");
        PROTOCOLS[132] = bytes("sctp");
        PROTOCOLS[IPPROTO_UDPLITE] = bytes("udplite");
    }

    private final AsciiWriter out;
    private final EndpointText endpoints;
    private final boolean extended;
    private final ConnectionRecord row = new ConnectionRecord();
    private boolean hasHeader;

    ConntrackTable(final ListingContext context) {
        out = context.out();
        extended = context.options().extended();
        endpoints = new EndpointText(
                context.names(),
                context.options().numericHosts(),
                context.options().numericPorts());
    }

    @Override
    public void onMalformed(final String what, final long position) {
        // Told by who reads, when all is read.
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        if (!hasHeader) {
            header();
        }
        final HostNames hosts = endpoints.hosts();
        if (hosts != null) {
            for (int i = 0; i < batch.count(); i++) {
                want(hosts, batch.get(i, row));
            }
            hosts.lookUpWanted();
        }
        for (int i = 0; i < batch.count(); i++) {
            print(batch.get(i, row));
        }
        return !out.hasFailed();
    }

    private static void want(final HostNames hosts, final ConnectionRecord connection) {
        for (int end = ConnectionRecord.ORIGINAL_SOURCE; end <= ConnectionRecord.REPLY_DESTINATION; end++) {
            hosts.want(connection.family(), connection.addressHalf(end, 0), connection.addressHalf(end, 1));
        }
    }

    private void header() {
        hasHeader = true;
        MasqueradeColumns.header(out, extended);
        out.ascii("                  translated source     translated destination");
        if (extended) {
            out.ascii(" state       status     zone");
        }
        out.endRow();
    }

    private void print(final ConnectionRecord connection) {
        final byte[] name = protocolName(connection.protocol());
        MasqueradeColumns.protocol(out, name);
        expires(connection, name.length >= SHORT_NAME);
        if (extended) {
            sequence(connection);
        }
        address(connection, ConnectionRecord.ORIGINAL_SOURCE);
        address(connection, ConnectionRecord.ORIGINAL_DESTINATION);
        int start = out.position();
        ports(connection);
        out.padTo(start, PORTS_WIDTH).put(' ');
        start = out.position();
        translated(connection, connection.isSourceTranslated(), ConnectionRecord.REPLY_DESTINATION);
        out.padTo(start, TRANSLATED_WIDTH).put(' ');
        start = out.position();
        translated(connection, connection.isDestinationTranslated(), ConnectionRecord.REPLY_SOURCE);
        if (extended) {
            out.padTo(start, TRANSLATED_WIDTH + 1).put(' ');
            state(connection);
        }
        out.endRow();
    }

    /** Three digits of minutes would touch a name that fills its column. */
    private void expires(final ConnectionRecord connection, final boolean isNameLong) {
        if (!connection.has(ConnectionRecord.HAS_TIMEOUT)) {
            MasqueradeColumns.unknown(out, EXPIRES_WIDTH);
            return;
        }
        if (isNameLong && connection.timeout() >= FULL_SECONDS) {
            out.put(' ');
        }
        MasqueradeColumns.expires(out, connection.timeout() * CENTIS_PER_SECOND);
    }

    private void sequence(final ConnectionRecord connection) {
        if (!connection.has(ConnectionRecord.HAS_SEQUENCE)) {
            MasqueradeColumns.unknownSequence(out);
            return;
        }
        MasqueradeColumns.sequence(out, connection.sequencePosition());
        MasqueradeColumns.delta(out, connection.sequenceAfter());
        MasqueradeColumns.delta(out, connection.sequenceBefore());
    }

    private void address(final ConnectionRecord connection, final int end) {
        final int start = out.position();
        host(connection, end);
        out.padTo(start, MasqueradeColumns.ADDRESS_WIDTH).put(' ');
    }

    private void ports(final ConnectionRecord connection) {
        port(connection, ConnectionRecord.ORIGINAL_SOURCE);
        out.bytes(ARROW);
        if (connection.has(ConnectionRecord.HAS_ICMP)) {
            out.decimal(connection.icmpType()).put('/').decimal(connection.icmpCode());
        } else {
            port(connection, ConnectionRecord.ORIGINAL_DESTINATION);
        }
        out.put(' ').put('(');
        port(connection, ConnectionRecord.REPLY_DESTINATION);
        out.put(')');
    }

    private void translated(final ConnectionRecord connection, final boolean isTranslated, final int end) {
        if (!isTranslated) {
            out.bytes(NONE);
            return;
        }
        final boolean hasPort = connection.has(ConnectionRecord.HAS_ICMP)
                ? end == ConnectionRecord.REPLY_DESTINATION
                : connection.port(end) != 0;
        final boolean isBracketed = hasPort && connection.family() == INET6 && !hasName(connection, end);
        if (isBracketed) {
            out.put('[');
        }
        host(connection, end);
        if (isBracketed) {
            out.put(']');
        }
        if (hasPort) {
            out.put(':');
            port(connection, end);
        }
    }

    private boolean hasName(final ConnectionRecord connection, final int end) {
        return endpoints.hosts() != null
                && endpoints
                                .hosts()
                                .name(
                                        connection.family(),
                                        connection.addressHalf(end, 0),
                                        connection.addressHalf(end, 1))
                        != null;
    }

    private void host(final ConnectionRecord connection, final int end) {
        endpoints.host(out, connection.family(), connection.addressHalf(end, 0), connection.addressHalf(end, 1));
    }

    private void port(final ConnectionRecord connection, final int end) {
        if (connection.has(ConnectionRecord.HAS_ICMP)) {
            out.decimal(connection.port(end));
        } else {
            endpoints.port(out, namesOf(connection.protocol()), connection.port(end));
        }
    }

    private void state(final ConnectionRecord connection) {
        int start = out.position();
        final String state = connection.has(ConnectionRecord.HAS_STATE)
                ? TrackedState.name(connection.protocol(), connection.state())
                : null;
        out.ascii(state == null ? "-" : state).padTo(start, STATE_WIDTH).put(' ');
        start = out.position();
        out.bytes(status(connection)).padTo(start, STATUS_WIDTH).put(' ');
        final int zone = connection.zone(ConnectionRecord.ORIGINAL);
        out.decimal(zone);
        if (connection.zone(ConnectionRecord.REPLY) != zone) {
            out.put('/').decimal(connection.zone(ConnectionRecord.REPLY));
        }
    }

    private static byte[] status(final ConnectionRecord connection) {
        if (connection.has(ConnectionRecord.HW_OFFLOAD)) {
            return HW_OFFLOAD;
        } else if (connection.has(ConnectionRecord.OFFLOAD)) {
            return OFFLOAD;
        } else if (connection.has(ConnectionRecord.UNREPLIED)) {
            return UNREPLIED;
        }
        return connection.has(ConnectionRecord.ASSURED) ? ASSURED : NONE;
    }

    /** What {@link EndpointText#port} knows a protocol by; SCTP stands for all whose ports have no names. */
    private static int namesOf(final int protocol) {
        return switch (protocol) {
            case IPPROTO_TCP -> Protocol.TCP.code();
            case IPPROTO_UDP -> Protocol.UDP.code();
            case IPPROTO_UDPLITE -> Protocol.UDPLITE.code();
            default -> Protocol.SCTP.code();
        };
    }

    private static byte[] protocolName(final int protocol) {
        if (PROTOCOLS[protocol] == null) {
            PROTOCOLS[protocol] = bytes(Integer.toString(protocol));
        }
        return PROTOCOLS[protocol];
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
