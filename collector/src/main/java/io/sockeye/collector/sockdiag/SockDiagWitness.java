package io.sockeye.collector.sockdiag;

import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgErr;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpState;

/**
 * Asks the kernel for connections by their addresses and cookie, see sock_diag(7): {@code SOCK_DIAG_BY_FAMILY} without
 * {@code NLM_F_DUMP}. That is a look into the kernel's hash table, not a walk over it. The kernel answers with the
 * socket, or with ENOENT where nobody has these addresses or another socket has them; older ones say ESTALE of that.
 *
 * <p>Many questions go in one datagram, up to {@value #MOST} at a time, so that their answers, one datagram each, have
 * room in a receive buffer of the default size. Each has a number of its own, which its answer repeats.
 *
 * <p>The channel is opened by the first question, in the network namespace of the thread that asks it, and kept, unless
 * answers were lost or could not be read: what comes late would be taken for what is asked next. Confined to one thread
 * at a time.
 */
public final class SockDiagWitness implements SocketWitness {
    /** Questions of a datagram, one bit each of a long. */
    static final int MOST = Long.SIZE;

    private static final int QUESTION_LENGTH = SockDiagRequest.QUESTION_LENGTH;
    /** An answer has the fixed part and some attributes; there is room for ten times as much. */
    private static final int RECEIVE_CAPACITY = 8 * 1024;

    private static final int TIMER_TIME_WAIT = 3;

    private final UnsafeBuffer questions = OffHeap.allocate(MOST * QUESTION_LENGTH);
    private final UnsafeBuffer received = OffHeap.allocate(RECEIVE_CAPACITY);
    private final SockDiagRequest request = new SockDiagRequest();
    private final SocketRecord row = new SocketRecord();
    private final NlMsgHdr header = new NlMsgHdr();
    private final NlMsgErr error = new NlMsgErr();
    private final InetDiagMsg message = new InetDiagMsg();
    private final SourceCounters counters = new SourceCounters();
    private final ChannelOpener opener;

    private NetlinkChannel channel;
    private int sequence;
    /** Which questions of the datagram have no answer yet. */
    private long open;

    private boolean isLost;
    private int explained;
    private String problem = "";

    /**
     * A witness that opens its channel when it is first asked.
     *
     * @param opener of channels to the kernel, or to what stands for it.
     */
    public SockDiagWitness(final ChannelOpener opener) {
        this.opener = opener;
    }

    /** A witness that asks the kernel. */
    public SockDiagWitness() {
        this(new KernelChannels());
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public SourceCounters counters() {
        return new SourceCounters().add(counters);
    }

    @Override
    public void ask(final RowBatch sockets, final Answer[] answers) {
        final int count = sockets.count();
        Arrays.fill(answers, 0, count, Answer.UNKNOWN);
        try {
            for (int first = 0; first < count; first += MOST) {
                exchange(sockets, answers, first, Math.min(MOST, count - first));
            }
        } catch (final ErrnoException e) {
            explained = 0;
            problem = e.getMessage();
            close();
        }
    }

    private void exchange(final RowBatch sockets, final Answer[] answers, final int first, final int count)
            throws ErrnoException {
        open = count == MOST ? -1 : (1L << count) - 1;
        isLost = false;
        for (int i = 0; i < count; i++) {
            sockets.get(first + i, row);
            request.writeQuestion(questions, i * QUESTION_LENGTH, row, sequence + i);
        }
        if (channel == null) {
            channel = opener.open(Netlink.NETLINK_SOCK_DIAG);
            counters.addSystemCalls(1);
        }
        channel.send(questions, 0, count * QUESTION_LENGTH);
        counters.addSystemCalls(1);
        while (open != 0 && !isLost) {
            receive(sockets, answers, first);
        }
        sequence += MOST;
        if (isLost) {
            close();
        }
    }

    private void receive(final RowBatch sockets, final Answer[] answers, final int first) throws ErrnoException {
        final int length = channel.receive(received, RECEIVE_CAPACITY);
        counters.addReceive(length);
        if (length == -Errno.ENOBUFS) {
            lose(Errno.ENOBUFS);
        } else if (length < 0) {
            throw new ErrnoException("recv", -length, "capacity=" + RECEIVE_CAPACITY);
        } else if (channel.senderPortId() == NetlinkChannel.KERNEL) {
            if (length == 0) {
                throw new ErrnoException("recv", Errno.EPIPE, "end of file on a netlink socket");
            }
            read(Math.min(length, RECEIVE_CAPACITY), sockets, answers, first);
        }
    }

    private void lose(final int reason) {
        isLost = true;
        explain(reason);
    }

    /** Say why there is no answer, in the same words as long as it is the same. */
    private void explain(final int reason) {
        if (reason != explained) {
            explained = reason;
            problem = "sock_diag question: " + Errno.name(reason) + " (" + reason + ")";
        }
    }

    private void read(final int length, final RowBatch sockets, final Answer[] answers, final int first) {
        int offset = 0;
        while (offset < length) {
            final int remaining = length - offset;
            if (remaining < NlMsgHdr.LENGTH
                    || !Netlink.isComplete(
                            remaining, header.wrap(received, offset).len())) {
                // The answer to a question that nobody can tell any more.
                lose(Errno.EBADMSG);
                return;
            }
            counters.addMessages(1);
            if (header.type() == Netlink.NLMSG_OVERRUN) {
                lose(Errno.ENOBUFS);
                return;
            }
            final int number = header.seq() - sequence;
            if (number >= 0 && number < MOST && (open >>> number & 1) != 0) {
                answers[first + number] = answer(offset, sockets.get(first + number, row));
                open &= ~(1L << number);
            }
            offset += Netlink.align((int) header.len());
        }
    }

    private Answer answer(final int offset, final SocketRecord asked) {
        final int payload = offset + NlMsgHdr.LENGTH;
        final long length = header.len() - NlMsgHdr.LENGTH;
        final int type = header.type();
        if (type == SockDiag.SOCK_DIAG_BY_FAMILY && length >= InetDiagMsg.LENGTH) {
            message.wrap(received, payload);
            final boolean isFull = message.state() != TcpState.TCP_TIME_WAIT && message.timer() != TIMER_TIME_WAIT;
            return isFull && message.cookie() == asked.cookie() ? Answer.THERE : Answer.GONE;
        }
        final int reason = type == Netlink.NLMSG_ERROR && length >= Integer.BYTES
                ? -error.wrap(received, payload).error()
                : Errno.EBADMSG;
        if (reason == Errno.ENOENT || reason == Errno.ESTALE) {
            return Answer.GONE;
        }
        explain(reason > 0 ? reason : Errno.EBADMSG);
        return Answer.UNKNOWN;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
            channel = null;
            counters.addSystemCalls(1);
        }
    }
}
