package io.sockeye.collector.netlink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.netlink.NlMsgHdr;

/**
 * Stands for the kernel: answers with the datagrams and errors that it was told, one after the other, whatever is
 * asked. Who receives more than that would wait for ever and fails.
 */
public final class ScriptedChannel implements NetlinkChannel, ChannelOpener {
    /** More bytes than any field that a reader could reach for. */
    private static final int REST = 8 * 1024;

    private record Step(int sender, byte[] datagram, int errno) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<Long> requests = new ArrayList<>();
    private int heard;
    private int openErrno;
    private int sendErrno;
    private int opened;
    private int closed;
    private int sender;
    private byte rest;
    private boolean fillsRest;

    /** Answer with a datagram of the kernel. */
    public ScriptedChannel then(final DatagramBuilder datagram) {
        return then(KERNEL, datagram.toBytes());
    }

    /** Answer with a datagram. */
    public ScriptedChannel then(final int from, final byte[] datagram) {
        steps.add(new Step(from, datagram, 0));
        return this;
    }

    /** Answer with datagrams of the kernel. */
    public ScriptedChannel then(final List<byte[]> datagrams) {
        datagrams.forEach(datagram -> then(KERNEL, datagram));
        return this;
    }

    /** Fill what a datagram leaves of the buffer, for who compares what different fillings lead to. */
    public ScriptedChannel fillRest(final int value) {
        rest = (byte) value;
        fillsRest = true;
        return this;
    }

    /** Answer with an error. */
    public ScriptedChannel thenError(final int errno) {
        steps.add(new Step(KERNEL, null, errno));
        return this;
    }

    public ScriptedChannel refuseToOpen(final int errno) {
        openErrno = errno;
        return this;
    }

    public ScriptedChannel refuseToSend(final int errno) {
        sendErrno = errno;
        return this;
    }

    public int opened() {
        return opened;
    }

    public int closed() {
        return closed;
    }

    /** The groups that are listened to, a bit for each. */
    public int heard() {
        return heard;
    }

    /** How many requests were sent. */
    public int requests() {
        return requests.size();
    }

    /** How many answers nobody has received. */
    public int left() {
        return steps.size();
    }

    @Override
    public NetlinkChannel open(final int protocol) throws ErrnoException {
        if (openErrno != 0) {
            throw new ErrnoException("socket", openErrno, "protocol=" + protocol);
        }
        opened++;
        return this;
    }

    @Override
    public boolean enable(final int option) {
        return true;
    }

    @Override
    public void listen(final int groups) {
        heard = groups;
    }

    @Override
    public void send(final UnsafeBuffer buffer, final int offset, final int length) throws ErrnoException {
        if (sendErrno != 0) {
            throw new ErrnoException("send", sendErrno, "length=" + length);
        }
        requests.add(new NlMsgHdr().wrap(buffer, offset).seq() & 0xFFFF_FFFFL);
    }

    @Override
    public int receive(final UnsafeBuffer buffer, final int capacity) {
        final Step step = steps.poll();
        if (step == null) {
            throw new AssertionError("waits for ever: requests=" + requests);
        }
        if (step.datagram == null) {
            return -step.errno;
        }
        sender = step.sender;
        if (fillsRest) {
            buffer.setMemory(0, Math.min(capacity, step.datagram.length + REST), rest);
        }
        buffer.putBytes(0, step.datagram, 0, Math.min(capacity, step.datagram.length));
        return step.datagram.length;
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
