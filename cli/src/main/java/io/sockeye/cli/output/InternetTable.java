package io.sockeye.cli.output;

import java.io.PrintStream;
import java.util.Arrays;

import io.sockeye.cli.names.Names;
import io.sockeye.collector.ascii.WideText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.vocabulary.TcpStates;

/**
 * netstat's table of Internet sockets: the header, and the rows of all protocols but SCTP, for which there is
 * {@link SctpTable}. A protocol that netstat lacks is printed like TCP, under its own name.
 *
 * <p>A row is written from left to right in words of {@link WideText}: a field may write blanks beyond its end, and the
 * next one writes over them. Threads: confined to one.
 */
public final class InternetTable implements RowSink {
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

    private static final int INET6 = Family.INET6.number();
    private static final int UDP = Protocol.UDP.code();
    private static final int UDPLITE = Protocol.UDPLITE.code();
    private static final int RAW = Protocol.RAW.code();
    private static final int ICMP = Protocol.ICMP.code();

    private static final String[] NAMES = {
        "tcp", "mptcp", "sctp", "dccp", "udp", "udpl", "raw", "icmp", "unix", "packet", "netlink"
    };
    /** For each protocol's code its name, without and with a 6 behind it, as {@link WideText} has it. */
    private static final long[] NAME_WORDS = nameWords();

    private static final int MPTCP = Protocol.MPTCP.code();
    /** A state that netstat has no word for. */
    private static final int STATE_UNKNOWN = TcpStates.WORDS.limit();
    /** For each state the first eight characters of its column, and then the last three and the end of the line. */
    private static final long[] STATE_STARTS = new long[STATE_UNKNOWN + 1];

    private static final int[] STATE_ENDS = new int[STATE_UNKNOWN + 1];
    /** Of a queue of one digit, what is not the digit. */
    private static final long QUEUE_OF_0 = WideText.BLANKS ^ (long) (' ' ^ '0') << 40;

    private static final int STATE_NONE = 0;
    private static final int STATE_ESTABLISHED = 1;
    private static final int STATE_CLOSE = 7;

    static {
        for (int i = 0; i <= STATE_UNKNOWN; i++) {
            final byte[] text = TrailingColumns.bytes(i == STATE_UNKNOWN ? "UNKNOWN" : stateText(i));
            STATE_STARTS[i] = WideText.word(text, 0);
            STATE_ENDS[i] = (int) WideText.word(text, Long.BYTES) & 0xFF_FFFF | '\n' << 24;
        }
    }

    private final boolean isWide;
    private final boolean hasTrailingColumns;
    private final EndpointText endpoints;
    private final TrailingColumns trailing;
    private final Selection selection;
    private final AsciiWriter writer;
    private final PrintStream errors;
    private final SocketRecord row = new SocketRecord();
    private RowDetails details;

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
        this.endpoints = new EndpointText(names, options.numericHosts(), options.numericPorts());
        this.trailing = new TrailingColumns(options, names.users(), programs, writer);
        this.hasTrailingColumns = trailing.any();
        this.writer = writer;
        this.errors = errors;
    }

    /**
     * Print something below each row.
     *
     * @param below what.
     * @return this for a fluent API.
     */
    public InternetTable with(final RowDetails below) {
        details = below;
        return this;
    }

    /** Print the title and the line above the columns. */
    public void header() {
        writer.ascii("Active Internet connections ").ascii(selectionText(selection));
        writer.ascii("\nProto Recv-Q Send-Q Local Address           Foreign Address         State      ");
        trailing.headerOfInternet();
        writer.endRow();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        endpoints.lookUp(batch, row);
        final int count = batch.count();
        for (int i = 0; i < count; i++) {
            print(batch.get(i, row));
            if (details != null) {
                details.print(row);
            }
        }
        return !writer.hasFailed();
    }

    @Override
    public void onMalformed(final String what, final long position) {
        final String name = Protocol.UDPLITE.word().equals(what) ? "udp" : what;
        errors.print("warning, got bogus " + name + " line.\n");
    }

    private void print(final SocketRecord socket) {
        final int protocol = socket.protocol();
        final int family = socket.family();
        final byte[] target = writer.buffer();
        int at = writer.position();
        WideText.put8(target, at, NAME_WORDS[protocol << 1 | (family == INET6 ? 1 : 0)]);
        // The one name that fills its column, mptcp6, must not touch a number that does so too.
        at += protocol == MPTCP && family == INET6 ? NAME_WIDTH + 1 : NAME_WIDTH;
        at = queue(target, at, socket.recvQueue());
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
        final int word = stateWord(protocol, socket.state());
        WideText.put8(target, at, STATE_STARTS[word]);
        WideText.put4(target, at + Long.BYTES, STATE_ENDS[word]);
        if (protocol == RAW) {
            AsciiWriter.smallDecimal(target, at, socket.state());
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

    /** Write a queue, and return where the next column begins. */
    private static int queue(final byte[] target, final int at, final long value) {
        if (value >= 0 && value < 10) {
            WideText.put8(target, at, QUEUE_OF_0 + (value << 40));
            return at + QUEUE_WIDTH + 1;
        }
        final int length = AsciiWriter.decimal(target, at, value) - at;
        int end = at + length;
        if (length < QUEUE_WIDTH) {
            end = at + QUEUE_WIDTH;
            System.arraycopy(target, at, target, end - length, length);
            Arrays.fill(target, at, end - length, (byte) ' ');
        }
        target[end] = ' ';
        return end + 1;
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
        WideText.put8(target, at, WideText.BLANKS);
        WideText.put8(target, at + 8, WideText.BLANKS);
        WideText.put8(target, at + 16, WideText.BLANKS);
        final int hostEnd = endpoints.host(target, at, family, first, last);
        target[hostEnd] = ':';
        final int end = endpoints.port(target, hostEnd + 1, protocol, port);
        if (end <= at + SHORT_LENGTH + 1) {
            return at + ADDRESS_WIDTH + 1;
        }
        target[end] = ' ';
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
        target[at + hostLength] = ':';
        final int port = at + hostLength + 1;
        if (portLength <= Long.BYTES) {
            WideText.put8(target, port, WideText.get8(target, hostEnd + 1));
        } else {
            System.arraycopy(target, hostEnd + 1, target, port, portLength);
        }
        WideText.put8(target, port + portLength, WideText.BLANKS);
        return at + ADDRESS_WIDTH;
    }

    /** The word for a state that has one; nothing for no state. */
    static String stateText(final int state) {
        return state == STATE_NONE ? "" : TcpStates.WORDS.word(state);
    }

    /** Which of the words stands for a state. */
    private static int stateWord(final int protocol, final int state) {
        if (protocol == UDP || protocol == UDPLITE || protocol == ICMP) {
            return state == STATE_ESTABLISHED ? state : state == STATE_CLOSE ? STATE_NONE : STATE_UNKNOWN;
        }
        return protocol == RAW ? STATE_NONE : Math.min(state, STATE_UNKNOWN);
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

    private static long[] nameWords() {
        final long[] words = new long[NAMES.length * 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = WideText.word(TrailingColumns.bytes(NAMES[i >> 1] + ((i & 1) == 0 ? "" : "6")), 0);
        }
        return words;
    }
}
