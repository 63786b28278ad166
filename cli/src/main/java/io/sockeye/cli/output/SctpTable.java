package io.sockeye.cli.output;

import java.io.PrintStream;

import io.sockeye.cli.names.Names;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.vocabulary.TcpStates;

/**
 * The rows of SCTP in netstat's table of Internet sockets; {@link InternetTable} has their header.
 *
 * <p>SCTP's sockets have several addresses at each end, each pair of which is a row of its own. The first row of a
 * socket has its ports, state, queues, uid and inode; the rows that follow it are flagged
 * {@link SocketRecord#CONTINUED} and have addresses only, and all but the last {@link SocketRecord#CONTINUES}. An
 * address that is all zero in a further row says that this end has no more. A socket whose first row has remote port 0
 * is an endpoint, which may listen, and is printed with local addresses only; every other one is an association.
 *
 * <p>Ports have no names in netstat's rows of SCTP, and hosts have one only where nothing at all stays a number.
 * Threads: confined to one.
 */
public final class SctpTable implements RowSink {
    private static final byte[] NAME = TrailingColumns.bytes("sctp");
    /** What stands before the addresses: name and queues. */
    private static final int INDENT = 20;

    private static final int QUEUE_WIDTH = 6;
    private static final int ENDPOINT_WIDTH = 47;
    /** What netstat has room for in its buffer. */
    private static final int MAX_HOST_LENGTH = 63;

    private final Selection selection;
    private final EndpointText endpoints;
    private final TrailingColumns trailing;
    private final AsciiWriter writer;
    private final PrintStream errors;
    private final SocketRecord row = new SocketRecord();
    /** The first row of the socket at hand: what all its lines need. */
    private final SocketRecord head = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());

    private boolean isOpen;
    private boolean hasAssociation;

    /**
     * Rows of a table.
     *
     * @param options  how to print.
     * @param names    for numbers; not looked at where the options say that all stay numbers.
     * @param programs for {@code -p} and {@code -Z}; may be null without them.
     * @param writer   to print to.
     * @param errors   to complain to.
     */
    public SctpTable(
            final TableOptions options,
            final Names names,
            final ProgramColumn programs,
            final AsciiWriter writer,
            final PrintStream errors) {
        final boolean numeric = options.numericHosts() || options.numericPorts() || options.numericUsers();
        this.selection = options.selection();
        this.endpoints = new EndpointText(names, numeric, true);
        this.trailing = new TrailingColumns(options, names.users(), programs, writer);
        this.writer = writer;
        this.errors = errors;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        endpoints.lookUp(batch, row);
        final int count = batch.count();
        for (int i = 0; i < count; i++) {
            accept(batch.get(i, row));
        }
        return !writer.hasFailed();
    }

    /** End the last socket, should the row that it announced not have come. To be called when the source is done. */
    public void finish() {
        if (isOpen) {
            close();
        }
    }

    /**
     * Complain as netstat does, which reads endpoints and associations from files of their own. Which one a line
     * belongs to is told by the selection or else, as endpoints come first, by whether an association has been seen.
     *
     * @param what     not printed.
     * @param position not printed.
     */
    @Override
    public void onMalformed(final String what, final long position) {
        final boolean isAssociation = selection == Selection.CONNECTED || selection == Selection.ALL && hasAssociation;
        errors.print("warning, got bogus sctp " + (isAssociation ? "assoc" : "eps") + " line.\n");
    }

    private void accept(final SocketRecord socket) {
        if (isFurther(socket)) {
            if (isOpen) {
                writer.endRow();
                addresses(socket, false);
            }
        } else {
            finish();
            hasAssociation |= socket.remotePort() != 0;
            open(socket);
        }
        if (isOpen && (socket.flags() & SocketRecord.CONTINUES) == 0) {
            close();
        }
    }

    private void open(final SocketRecord socket) {
        head.protocol(socket.protocol())
                .localPort(socket.localPort())
                .remotePort(socket.remotePort())
                .state(socket.state())
                .uid(socket.uid())
                .inode(socket.inode());
        isOpen = true;
        final int start = writer.position();
        writer.bytes(NAME);
        if (isEndpoint()) {
            writer.padTo(start, INDENT);
        } else {
            writer.ascii("  ").decimalRight(socket.recvQueue(), QUEUE_WIDTH).put((byte) ' ');
            writer.decimalRight(socket.sendQueue(), QUEUE_WIDTH).put((byte) ' ');
        }
        addresses(socket, true);
    }

    private void close() {
        trailing.ofInternet(head);
        writer.endRow();
        isOpen = false;
    }

    private void addresses(final SocketRecord socket, final boolean isFirst) {
        if (!isFirst) {
            writer.padTo(writer.position(), INDENT);
        }
        int start = writer.position();
        if ((socket.flags() & SocketRecord.NO_LOCAL_ADDRESS) == 0) {
            final long first = socket.localAddressHalf(0);
            address(socket.family(), first, socket.localAddressHalf(1), isFirst || isEndpoint(), head.localPort());
        }
        if (isEndpoint()) {
            writer.padTo(start, ENDPOINT_WIDTH);
        } else {
            writer.padTo(start, InternetTable.ADDRESS_WIDTH).put((byte) ' ');
            start = writer.position();
            if ((socket.flags() & SocketRecord.NO_REMOTE_ADDRESS) == 0) {
                final long first = socket.remoteAddressHalf(0);
                address(socket.family(), first, socket.remoteAddressHalf(1), isFirst, head.remotePort());
            }
            writer.padTo(start, InternetTable.ADDRESS_WIDTH);
        }
        writer.put((byte) ' ');
        start = writer.position();
        if (isFirst) {
            state(head.state());
        }
        writer.padTo(start, InternetTable.STATE_WIDTH);
    }

    private void address(final int family, final long first, final long last, final boolean withPort, final int port) {
        final byte[] target = writer.buffer();
        final int start = writer.position();
        int end = Math.min(start + MAX_HOST_LENGTH, endpoints.host(target, start, family, first, last));
        if (withPort) {
            target[end] = ':';
            end = endpoints.port(target, end + 1, head.protocol(), port);
        }
        writer.position(end);
    }

    private void state(final int state) {
        if (state < TcpStates.WORDS.limit()) {
            writer.ascii(InternetTable.stateText(state));
        } else {
            writer.ascii("UNKNOWN(").decimal(state).put((byte) ')');
        }
    }

    private boolean isEndpoint() {
        return head.remotePort() == 0;
    }

    private static boolean isFurther(final SocketRecord socket) {
        return (socket.flags() & SocketRecord.CONTINUED) != 0;
    }
}
