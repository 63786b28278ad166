package io.sockeye.cli.output;

import java.io.PrintStream;

import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.PrintableText;
import io.sockeye.collector.vocabulary.UnixStates;

/**
 * netstat's table of UNIX sockets.
 *
 * <p>A path ends at its first white space, as netstat reads it with scanf(3), if it is not to be whole. It is made
 * printable, so that it cannot steer a terminal. References that nobody tells are {@code -}, as a program is that
 * netstat does not know. Threads: confined to one.
 */
public final class UnixTable implements RowSink {
    private static final int REF_COUNT_WIDTH = 6;
    private static final int FLAGS_WIDTH = 11;
    private static final int INODE_WIDTH = 8;

    private static final int SO_WAITDATA = 1 << 17;
    private static final int SO_NOSPACE = 1 << 18;
    private static final int SS_UNCONNECTED = 1;

    private static final byte[] NAME = TrailingColumns.bytes("unix  ");
    private static final byte[] ACCEPTS = TrailingColumns.bytes("ACC ");
    private static final byte[] WAITS = TrailingColumns.bytes("W ");
    private static final byte[] NO_SPACE = TrailingColumns.bytes("N ");
    /** By {@code SOCK_*}, each {@code %-10s} and a blank. */
    private static final byte[][] TYPES = {
        null,
        TrailingColumns.bytes("STREAM     "),
        TrailingColumns.bytes("DGRAM      "),
        TrailingColumns.bytes("RAW        "),
        TrailingColumns.bytes("RDM        "),
        TrailingColumns.bytes("SEQPACKET  "),
    };

    private static final byte[] UNKNOWN_TYPE = TrailingColumns.bytes("UNKNOWN    ");
    private static final int STATE_WIDTH = 14;
    /** By {@code SS_*}. */
    private static final byte[][] STATES = states();

    private static final byte[] LISTENING = stateColumn(UnixStates.LISTENING);
    private static final byte[] UNKNOWN_STATE = stateColumn("UNKNOWN");

    private final Selection selection;
    private final TrailingColumns trailing;
    private final AsciiWriter writer;
    private final PrintStream errors;
    private final boolean hasWholePaths;
    private final SocketRecord row = new SocketRecord();
    private RowDetails details;

    /**
     * A table as netstat has it.
     *
     * @param options  how to print; only selection, programs and context matter.
     * @param programs for {@code -p} and {@code -Z}; may be null without them.
     * @param writer   to print to.
     * @param errors   to complain to.
     */
    public UnixTable(
            final TableOptions options,
            final ProgramColumn programs,
            final AsciiWriter writer,
            final PrintStream errors) {
        this(options, false, programs, writer, errors);
    }

    /**
     * A table.
     *
     * @param options       how to print; only selection, programs and context matter.
     * @param hasWholePaths whether white space in paths is printed, and what is behind it.
     * @param programs      for {@code -p} and {@code -Z}; may be null without them.
     * @param writer        to print to.
     * @param errors        to complain to.
     */
    public UnixTable(
            final TableOptions options,
            final boolean hasWholePaths,
            final ProgramColumn programs,
            final AsciiWriter writer,
            final PrintStream errors) {
        this.hasWholePaths = hasWholePaths;
        this.selection = options.selection();
        this.trailing = new TrailingColumns(options, null, programs, writer);
        this.writer = writer;
        this.errors = errors;
    }

    /**
     * Print something below each row.
     *
     * @param below what.
     * @return this for a fluent API.
     */
    public UnixTable with(final RowDetails below) {
        details = below;
        return this;
    }

    /** Print the title and the line above the columns. */
    public void header() {
        writer.ascii("Active UNIX domain sockets ").ascii(InternetTable.selectionText(selection));
        writer.ascii("\nProto RefCnt Flags       Type       State         I-Node  ");
        trailing.headerOfProgram();
        writer.ascii(" Path").endRow();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
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
        errors.print("warning, got bogus unix line.\n");
    }

    private void print(final SocketRecord socket) {
        writer.bytes(NAME);
        int start = writer.position();
        if (socket.isUncounted()) {
            writer.put((byte) '-');
        } else {
            writer.decimal(socket.refCount());
        }
        writer.padTo(start, REF_COUNT_WIDTH).put((byte) ' ');
        flags(socket.flags());
        final int type = socket.unixType();
        writer.bytes(type > 0 && type < TYPES.length ? TYPES[type] : UNKNOWN_TYPE);
        writer.bytes(stateOf(socket));
        start = writer.position();
        writer.unsignedDecimal(socket.inode()).padTo(start, INODE_WIDTH);
        trailing.program(socket.inode());
        writer.put((byte) ' ');
        path(socket);
        writer.endRow();
    }

    private void flags(final int flags) {
        final int start = writer.position();
        writer.put((byte) '[').put((byte) ' ');
        if ((flags & SocketRecord.SO_ACCEPTCON) != 0) {
            writer.bytes(ACCEPTS);
        }
        if ((flags & SO_WAITDATA) != 0) {
            writer.bytes(WAITS);
        }
        if ((flags & SO_NOSPACE) != 0) {
            writer.bytes(NO_SPACE);
        }
        writer.put((byte) ']').padTo(start, FLAGS_WIDTH).put((byte) ' ');
    }

    private static byte[] stateOf(final SocketRecord socket) {
        final int state = socket.state();
        if (state == SS_UNCONNECTED && (socket.flags() & SocketRecord.SO_ACCEPTCON) != 0) {
            return LISTENING;
        }
        return state < STATES.length ? STATES[state] : UNKNOWN_STATE;
    }

    private static byte[][] states() {
        final byte[][] states = new byte[UnixStates.WORDS.limit()][];
        for (int i = 0; i < states.length; i++) {
            final String word = UnixStates.WORDS.word(i);
            states[i] = stateColumn(word == null ? "" : word);
        }
        return states;
    }

    /** {@code %-13s} and a blank. */
    private static byte[] stateColumn(final String word) {
        final byte[] column = new byte[STATE_WIDTH];
        for (int i = 0; i < STATE_WIDTH; i++) {
            column[i] = (byte) (i < word.length() ? word.charAt(i) : ' ');
        }
        return column;
    }

    private void path(final SocketRecord socket) {
        final int length = socket.pathLength();
        int index = 0;
        while (!hasWholePaths && index < length && isWhiteSpace(socket.pathByte(index))) {
            index++;
        }
        final int start = writer.position();
        while (index < length && (hasWholePaths || !isWhiteSpace(socket.pathByte(index)))) {
            writer.put(socket.pathByte(index));
            index++;
        }
        PrintableText.clean(writer.buffer(), start, writer.position());
    }

    private static boolean isWhiteSpace(final byte value) {
        return value == ' ' || value >= '\t' && value <= '\r';
    }
}
