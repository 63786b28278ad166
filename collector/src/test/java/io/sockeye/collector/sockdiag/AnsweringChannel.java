package io.sockeye.collector.sockdiag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;

/** Stands for the kernel that is asked for single sockets, and answers each question as it was told. */
final class AnsweringChannel implements NetlinkChannel, ChannelOpener {
    /** What is received: a datagram, or an errno. */
    record Reply(int sender, byte[] datagram, int errno) {}

    private static final int COOKIE_OFFSET = NlMsgHdr.LENGTH + 48;
    private static final int LENGTH_OF_QUESTION = 72;

    /** By a question's cookie and number. */
    interface Kernel {
        List<Reply> answer(long cookie, int sequence);
    }

    /** One reply to each question, or null for none. */
    interface OneAnswer {
        Reply answer(long cookie, int sequence);
    }

    private final Kernel kernel;
    private final Deque<Reply> replies = new ArrayDeque<>();
    final List<String> questions = new ArrayList<>();
    int sends;
    int opened;
    int closed;
    int openErrno;
    int sendErrno;
    private int sender;

    AnsweringChannel(final Kernel kernel) {
        this.kernel = kernel;
    }

    /** One that answers each question once, as its cookie says. */
    static AnsweringChannel ofCookies(final OneAnswer one) {
        return new AnsweringChannel((cookie, sequence) -> {
            final Reply reply = one.answer(cookie, sequence);
            return reply == null ? List.of() : List.of(reply);
        });
    }

    static Reply socket(final long cookie, final int state, final int timer, final int sequence) {
        final ByteBuffer message = ByteBuffer.allocate(InetDiagMsg.LENGTH + 20).order(ByteOrder.nativeOrder());
        message.put(1, (byte) state)
                .put(2, (byte) timer)
                .putInt(44, (int) cookie)
                .putInt(48, (int) (cookie >>> 32));
        return of(new DatagramBuilder()
                .message(SockDiag.SOCK_DIAG_BY_FAMILY, 0, sequence)
                .payload(message.array()));
    }

    static Reply error(final int errno, final int sequence) {
        return of(new DatagramBuilder()
                .message(Netlink.NLMSG_ERROR, 0, sequence)
                .payloadInt(-errno)
                .payload(new byte[LENGTH_OF_QUESTION]));
    }

    static Reply of(final DatagramBuilder datagram) {
        return new Reply(KERNEL, datagram.toBytes(), 0);
    }

    static Reply lost() {
        return new Reply(KERNEL, null, Errno.ENOBUFS);
    }

    @Override
    public NetlinkChannel open(final int protocol) throws ErrnoException {
        if (openErrno != 0) {
            throw new ErrnoException("socket", openErrno, "protocol=" + protocol);
        }
        opened++;
        replies.clear();
        return this;
    }

    @Override
    public boolean enable(final int option) {
        return true;
    }

    @Override
    public void listen(final int groups) {
        throw new IllegalStateException("it answers, and tells nothing: groups=" + groups);
    }

    @Override
    public void send(final UnsafeBuffer buffer, final int offset, final int length) throws ErrnoException {
        if (sendErrno != 0) {
            throw new ErrnoException("send", sendErrno, "length=" + length);
        }
        sends++;
        final NlMsgHdr header = new NlMsgHdr();
        for (int at = offset; at < offset + length; at += (int) header.len()) {
            header.wrap(buffer, at);
            final byte[] question = new byte[(int) header.len()];
            buffer.getBytes(at, question);
            questions.add(HexFormat.of().formatHex(question));
            final long cookie = buffer.getInt(at + COOKIE_OFFSET) & 0xFFFF_FFFFL
                    | (long) buffer.getInt(at + COOKIE_OFFSET + Integer.BYTES) << Integer.SIZE;
            replies.addAll(kernel.answer(cookie, header.seq()));
        }
    }

    @Override
    public int receive(final UnsafeBuffer buffer, final int capacity) {
        final Reply reply = replies.poll();
        if (reply == null) {
            throw new AssertionError("waits for ever: questions=" + questions.size());
        }
        if (reply.datagram == null) {
            return -reply.errno;
        }
        sender = reply.sender;
        buffer.putBytes(0, reply.datagram, 0, Math.min(capacity, reply.datagram.length));
        return reply.datagram.length;
    }

    @Override
    public int senderPortId() {
        return sender;
    }

    @Override
    public void close() {
        closed++;
    }
}
