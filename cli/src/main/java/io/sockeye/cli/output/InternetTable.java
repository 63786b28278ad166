package io.sockeye.cli.output;

import java.io.PrintStream;
import java.util.Arrays;

import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.names.Names;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.record.SocketBatch;
import io.sockeye.collector.record.SocketRecord;

/**
 * netstat's table of Internet sockets: the header, and the rows of all protocols but SCTP, for which there is
 * {@link SctpTable}. A protocol that netstat lacks is printed like TCP, under its own name.
 *
 * <p>A row is a copy of its protocol's template, the name and blanks for the rest, with the fields written over it.
 * Threads: confined to one.
 */
public final class InternetTable implements SocketHandler {
    static final String[] TCP_STATES = {
        "",
        "ESTABLISHED",
        "SYN_SENT",
        "SYN_RECV",
        "FIN_WAIT1",
        "FIN_WAIT2",
        "TIME_WAIT",
        "CLOSE",
        "CLOSE_WAIT",
        "LAST_ACK",
        "LISTEN",
        "CLOSING"
    };
    static final int STATE_WIDTH = 11;
    static final int ADDRESS_WIDTH = 23;

    private static final int NAME_WIDTH = 6;
    private static final int QUEUE_WIDTH = 6;
    /** Without {@code -W}, an address and its port have so many characters, the colon not counted. */
    private static final int SHORT_LENGTH = 22;
    /** The least of them that are left to the address. */
    private static final int SHORT_HOST_LENGTH = 4;
    /** With {@code -W}, netstat's buffer ends it here. */
    private static final int WIDE_LENGTH = 127;
    /** At least as long as a row up to its state can be, queues of 20 digits included. */
    private static final int SHORT_TEMPLATE_LENGTH = 112;

    private static final int WIDE_TEMPLATE_LENGTH = 320;

    private static final int INET6 = Family.INET6.number();
    private static final int UDP = Protocol.UDP.code();
    private static final int UDPLITE = Protocol.UDPLITE.code();
    private static final int RAW = Protocol.RAW.code();

    private static final String[] NAMES = {"tcp", "mptcp", "sctp", "dccp", "udp", "udpl", "raw", "unix"};
    private static final byte[] UNKNOWN = stateText("UNKNOWN");
    private static final byte[][] STREAM_STATES = streamStates();
    private static final byte[] DATAGRAM_ESTABLISHED = STREAM_STATES[1];
    private static final byte[] DATAGRAM_CLOSE = STREAM_STATES[0];
    private static final int STATE_ESTABLISHED = 1;
    private static final int STATE_CLOSE = 7;

    private final boolean isWide;
    private final boolean hasTrailingColumns;
    private final SocketFilter filter;
    private final EndpointText endpoints;
    private final TrailingColumns trailing;
    private final Selection selection;
    private final AsciiWriter writer;
    private final PrintStream errors;
    private final byte[][] templates;
    private final SocketRecord row = new SocketRecord();

    /**
     * A table.
     *
     * @param options  how to print.
     * @param names    for numbers; not looked at where the options say that all stay numbers.
     * @param programs for {@code -p} and {@code -Z}; may be null without them.
     * @param writer   to print to.
     * @param errors   to complain to.
     */
    public InternetTable(
            final TableOptions options,
            final Names names,
            final ProgramColumn programs,
            final AsciiWriter writer,
            final PrintStream errors) {
        this.isWide = options.wide();
        this.selection = options.selection();
        this.filter = new SocketFilter(options.selection());
        this.endpoints = new EndpointText(names, options.numericHosts(), options.numericPorts());
        this.trailing = new TrailingColumns(options, names.users(), programs, writer);
        this.hasTrailingColumns = trailing.any();
        this.writer = writer;
        this.errors = errors;
        this.templates = new byte[NAMES.length * 2][];
    }

    /** Print the title and the line above the columns. */
    public void header() {
        writer.ascii("Active Internet connections ").ascii(selectionText(selection));
        writer.ascii("\nProto Recv-Q Send-Q Local Address           Foreign Address         State      ");
        trailing.headerOfInternet();
        writer.endRow();
    }

    @Override
    public boolean onSockets(final SocketBatch batch) {
        final int count = batch.count();
        final HostNames hosts = endpoints.hosts();
        if (hosts != null) {
            for (int i = 0; i < count; i++) {
                if (filter.matches(batch.get(i, row))) {
                    hosts.want(row);
                }
            }
            hosts.lookUpWanted();
        }
        for (int i = 0; i < count; i++) {
            if (filter.matches(batch.get(i, row))) {
                print(row);
            }
        }
        return !writer.hasFailed();
    }

    @Override
    public void onMalformed(final Protocol protocol, final long position) {
        final String name = protocol == Protocol.UDPLITE ? "udp" : NAMES[protocol.code()];
        errors.print("warning, got bogus " + name + " line.\n");
    }

    private void print(final SocketRecord socket) {
        final int protocol = socket.protocol();
        final int family = socket.family();
        final byte[] template = template(protocol, family);
        final byte[] target = writer.buffer();
        int at = writer.position();
        System.arraycopy(template, 0, target, at, template.length);
        at = queue(target, at + NAME_WIDTH, socket.recvQueue());
        at = queue(target, at, socket.sendQueue());
        at = endpoint(
                target,
                at,
                protocol,
                family,
                socket.localAddressHalf(0),
                socket.localAddressHalf(1),
                socket.localPort());
        at = endpoint(
                target,
                at,
                protocol,
                family,
                socket.remoteAddressHalf(0),
                socket.remoteAddressHalf(1),
                socket.remotePort());
        if (protocol == RAW) {
            AsciiWriter.smallDecimal(target, at, socket.state());
            target[at + STATE_WIDTH] = '\n';
        } else {
            System.arraycopy(stateOf(protocol, socket.state()), 0, target, at, STATE_WIDTH + 1);
        }
        if (hasTrailingColumns) {
            writer.position(at + STATE_WIDTH);
            trailing.ofInternet(socket);
            writer.endRow();
        } else {
            writer.position(at + STATE_WIDTH + 1);
            writer.rowIsComplete();
        }
    }

    private static int queue(final byte[] target, final int at, final long value) {
        if (value >= 0 && value < 10) {
            target[at + QUEUE_WIDTH - 1] = (byte) ('0' + value);
            return at + QUEUE_WIDTH + 1;
        }
        final int length = AsciiWriter.decimal(target, at, value) - at;
        if (length < QUEUE_WIDTH) {
            System.arraycopy(target, at, target, at + QUEUE_WIDTH - length, length);
            Arrays.fill(target, at, at + QUEUE_WIDTH - length, (byte) ' ');
            return at + QUEUE_WIDTH + 1;
        }
        return at + length + 1;
    }

    /** Write address and port, and return where the next column begins. */
    private int endpoint(
            final byte[] target,
            final int at,
            final int protocol,
            final int family,
            final long first,
            final long last,
            final int port) {
        final int hostEnd = endpoints.host(target, at, family, first, last);
        target[hostEnd] = ':';
        final int end = endpoints.port(target, hostEnd + 1, protocol, port);
        if (end <= at + SHORT_LENGTH + 1) {
            return at + ADDRESS_WIDTH + 1;
        }
        return 1 + (isWide ? cutWide(target, at, end) : cutShort(target, at, hostEnd, end));
    }

    private static int cutWide(final byte[] target, final int at, final int end) {
        if (end <= at + WIDE_LENGTH) {
            return end;
        }
        Arrays.fill(target, at + WIDE_LENGTH, end, (byte) ' ');
        return at + WIDE_LENGTH;
    }

    private static int cutShort(final byte[] target, final int at, final int hostEnd, final int end) {
        final int portLength = Math.min(end - hostEnd - 1, SHORT_LENGTH - SHORT_HOST_LENGTH);
        final int hostLength = Math.min(hostEnd - at, SHORT_LENGTH - portLength);
        final int cutEnd = at + hostLength + 1 + portLength;
        target[at + hostLength] = ':';
        System.arraycopy(target, hostEnd + 1, target, at + hostLength + 1, portLength);
        Arrays.fill(target, cutEnd, end, (byte) ' ');
        return at + ADDRESS_WIDTH;
    }

    private static byte[] stateOf(final int protocol, final int state) {
        if (protocol == UDP || protocol == UDPLITE) {
            return state == STATE_ESTABLISHED ? DATAGRAM_ESTABLISHED : state == STATE_CLOSE ? DATAGRAM_CLOSE : UNKNOWN;
        }
        return state < STREAM_STATES.length ? STREAM_STATES[state] : UNKNOWN;
    }

    private byte[] template(final int protocol, final int family) {
        final int index = protocol << 1 | (family == INET6 ? 1 : 0);
        final byte[] known = templates[index];
        return known == null ? newTemplate(index) : known;
    }

    private byte[] newTemplate(final int index) {
        final byte[] template = new byte[isWide ? WIDE_TEMPLATE_LENGTH : SHORT_TEMPLATE_LENGTH];
        Arrays.fill(template, (byte) ' ');
        final byte[] name = TrailingColumns.bytes(NAMES[index >> 1] + ((index & 1) == 0 ? "" : "6"));
        System.arraycopy(name, 0, template, 0, name.length);
        templates[index] = template;
        return template;
    }

    static String selectionText(final Selection selection) {
        switch (selection) {
            case ALL:
                return "(servers and established)";
            case LISTENING:
                return "(only servers)";
            default:
                return "(w/o servers)";
        }
    }

    private static byte[][] streamStates() {
        final byte[][] states = new byte[TCP_STATES.length][];
        for (int i = 0; i < states.length; i++) {
            states[i] = stateText(TCP_STATES[i]);
        }
        return states;
    }

    /** A state's word, blanks to the width of its column, and the end of the line. */
    private static byte[] stateText(final String word) {
        final byte[] text = new byte[STATE_WIDTH + 1];
        Arrays.fill(text, (byte) ' ');
        System.arraycopy(TrailingColumns.bytes(word), 0, text, 0, word.length());
        text[STATE_WIDTH] = '\n';
        return text;
    }
}
