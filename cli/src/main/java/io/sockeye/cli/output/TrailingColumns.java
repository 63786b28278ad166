package io.sockeye.cli.output;

import java.nio.charset.StandardCharsets;

import io.sockeye.cli.names.UserNames;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketRecord;

/**
 * The columns at the right end of a row that options add: user and inode, program, security context, timer. Threads:
 * confined to one.
 */
final class TrailingColumns {
    private static final int USER_WIDTH = 10;
    private static final int INODE_WIDTH = 10;
    private static final int PROGRAM_WIDTH = 20;
    private static final int CONTEXT_WIDTH = 50;

    private static final int TIMER_NONE = 0;
    private static final int TIMER_RETRANSMIT = 1;
    private static final int TIMER_KEEPALIVE = 2;
    private static final int TIMER_TIME_WAIT = 3;
    private static final int TIMER_PROBE = 4;
    /** Told by netlink since Linux 6.16; /proc knows nothing of it and has the socket's timer as off. */
    private static final int TIMER_DELAYED_ACK = 5;

    private static final byte[] OFF = bytes("off (0.00/");
    private static final byte[] ON = bytes("on (");
    private static final byte[] KEEPALIVE = bytes("keepalive (");
    private static final byte[] TIME_WAIT = bytes("timewait (");
    private static final byte[] PROBE = bytes("probe (");

    private final TableOptions options;
    private final UserNames users;
    private final ProgramColumn programs;
    private final AsciiWriter writer;

    TrailingColumns(
            final TableOptions options, final UserNames users, final ProgramColumn programs, final AsciiWriter writer) {
        this.options = options;
        this.users = users;
        this.programs = programs;
        this.writer = writer;
    }

    /** Whether rows have any of these columns. */
    boolean any() {
        return options.extend() || options.programs() || options.context() || options.timers();
    }

    /** The words above the columns of Internet sockets. */
    void headerOfInternet() {
        if (options.extend()) {
            writer.ascii(" User       Inode     ");
        }
        headerOfProgram();
        if (options.timers()) {
            writer.ascii(" Timer");
        }
    }

    /** The words above program and security context. */
    void headerOfProgram() {
        if (options.programs()) {
            writer.left(bytes(" PID/Program name"), PROGRAM_WIDTH + 1);
        }
        if (options.context()) {
            writer.left(bytes(" Security Context"), CONTEXT_WIDTH);
        }
    }

    /** Everything that follows the state of an Internet socket, without the line feed. */
    void ofInternet(final SocketRecord socket) {
        if (options.extend()) {
            owner(socket);
        }
        program(socket.inode());
        if (options.timers()) {
            writer.put((byte) ' ');
            timer(socket);
        }
    }

    /** Program and security context. */
    void program(final long inode) {
        if (options.programs()) {
            final byte[] label = programs.label(inode);
            writer.put((byte) ' ');
            final int start = writer.position();
            writer.bytes(label, 0, Math.min(label.length, PROGRAM_WIDTH - 1)).padTo(start, PROGRAM_WIDTH);
        }
        if (options.context()) {
            final byte[] context = programs.context(inode);
            // netstat means to keep the last 49 bytes of a context that is longer, and keeps 48.
            final int skipped = context.length >= CONTEXT_WIDTH ? context.length - CONTEXT_WIDTH + 2 : 0;
            writer.put((byte) ' ');
            final int start = writer.position();
            writer.bytes(context, skipped, context.length - skipped).padTo(start, CONTEXT_WIDTH);
        }
    }

    private void owner(final SocketRecord socket) {
        final int uid = (int) socket.uid();
        final byte[] name = options.numericUsers() ? null : users.name(uid);
        writer.put((byte) ' ');
        final int start = writer.position();
        if (name == null) {
            writer.decimal(uid);
        } else {
            writer.bytes(name);
        }
        writer.padTo(start, USER_WIDTH).put((byte) ' ');
        final int inodeStart = writer.position();
        writer.unsignedDecimal(socket.inode()).padTo(inodeStart, INODE_WIDTH);
    }

    private void timer(final SocketRecord socket) {
        final int protocol = socket.protocol();
        if (protocol == Protocol.SCTP.code()) {
            return;
        }
        final boolean udp = protocol == Protocol.UDP.code() || protocol == Protocol.UDPLITE.code();
        final boolean datagram = udp || protocol == Protocol.RAW.code();
        final int timer = socket.timer();
        if (timer == TIMER_NONE || timer == TIMER_DELAYED_ACK && !datagram) {
            writer.bytes(OFF);
        } else {
            if (datagram) {
                datagramTimer(timer);
            } else {
                streamTimer(timer);
            }
            seconds(socket.timerMs());
            writer.put((byte) '/');
        }
        writer.decimal(udp ? 0 : socket.retransmits()).put((byte) '/');
        writer.decimal((int) socket.probes()).put((byte) ')');
    }

    private void streamTimer(final int timer) {
        switch (timer) {
            case TIMER_RETRANSMIT:
                writer.bytes(ON);
                break;
            case TIMER_KEEPALIVE:
                writer.bytes(KEEPALIVE);
                break;
            case TIMER_TIME_WAIT:
                writer.bytes(TIME_WAIT);
                break;
            case TIMER_PROBE:
                writer.bytes(PROBE);
                break;
            default:
                unknownTimer(timer);
                break;
        }
    }

    private void datagramTimer(final int timer) {
        if (timer == TIMER_RETRANSMIT || timer == TIMER_KEEPALIVE) {
            writer.ascii("on").decimal(timer).ascii(" (");
        } else {
            unknownTimer(timer);
        }
    }

    private void unknownTimer(final int timer) {
        writer.ascii("unkn-").decimal(timer).ascii(" (");
    }

    /** Whole hundredths, cut and not rounded: /proc counts ticks of 10 ms and cuts too. */
    private void seconds(final long milliseconds) {
        final long hundredths = Math.max(0, milliseconds) / 10;
        final int fraction = (int) (hundredths % 100);
        writer.decimal(hundredths / 100)
                .put((byte) '.')
                .put((byte) ('0' + fraction / 10))
                .put((byte) ('0' + fraction % 10));
    }

    static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
