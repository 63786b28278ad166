package io.sockeye.collector.netlink;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.Errno;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgErr;
import io.sockeye.linux.netlink.NlMsgHdr;

/**
 * Walks the datagrams of one dump, hands on each message that answers our request, and notes how the dump ends. It sees
 * bytes only, so it needs no socket. Confined to one thread at a time.
 */
public final class DumpReader {
    /** Receives the messages of a dump. */
    public interface MessageHandler {
        /**
         * One message of the dump's type.
         *
         * @param buffer containing the message.
         * @param offset in bytes at which its payload begins, after the header.
         * @param length in bytes of the payload.
         */
        void onMessage(UnsafeBuffer buffer, int offset, int length);

        /**
         * A message that is not whole.
         *
         * @param position its number in the dump, from 1.
         */
        void onMalformed(long position);
    }

    /** Of a message that ends a dump: its header and an errno. */
    private static final int DONE_LENGTH = NlMsgHdr.LENGTH + Integer.BYTES;

    private final NlMsgHdr header = new NlMsgHdr();
    private final NlMsgErr error = new NlMsgErr();
    private final MessageHandler handler;

    private int sequence;
    private int messageType;
    private long position;
    private boolean ended;
    private boolean interrupted;
    private boolean lost;
    private boolean broken;
    private int errno;

    /**
     * A reader that hands messages to one handler.
     *
     * @param handler to hand to.
     */
    public DumpReader(final MessageHandler handler) {
        this.handler = handler;
    }

    /**
     * Begin a dump.
     *
     * @param sequence    of the request; messages with another one are strangers and skipped.
     * @param messageType of the answers.
     */
    public void begin(final int sequence, final int messageType) {
        this.sequence = sequence;
        this.messageType = messageType;
        position = 0;
        ended = false;
        interrupted = false;
        lost = false;
        broken = false;
        errno = 0;
    }

    /**
     * Walk one datagram.
     *
     * @param buffer containing the datagram at its start.
     * @param length in bytes of the datagram.
     */
    public void read(final UnsafeBuffer buffer, final int length) {
        read(buffer, length, length);
    }

    /**
     * Walk one datagram, or what there is of it. Messages that were cut off are lost, not malformed. Behind a message
     * whose length cannot be, nobody can tell where the next one begins: the rest is lost, but for the end of the dump,
     * if the datagram ends with it, for which the caller would wait in vain.
     *
     * @param buffer    containing the datagram at its start.
     * @param length    in bytes that there are.
     * @param sentLength in bytes of the datagram as it was sent.
     */
    void read(final UnsafeBuffer buffer, final int length, final int sentLength) {
        if (length < sentLength) {
            lost = true;
        }
        int offset = 0;
        while (!ended && offset < length) {
            final int remaining = length - offset;
            position++;
            if (remaining < NlMsgHdr.LENGTH) {
                incomplete(length < sentLength, buffer, length);
                return;
            }
            header.wrap(buffer, offset);
            final long messageLength = header.len();
            if (!Netlink.isComplete(remaining, messageLength)) {
                final boolean isCutOff =
                        messageLength >= NlMsgHdr.LENGTH && messageLength <= (long) sentLength - offset;
                incomplete(isCutOff, buffer, length);
                return;
            }
            if (header.seq() == sequence) {
                onMessage(buffer, offset, (int) messageLength);
            }
            offset += Netlink.align((int) messageLength);
        }
    }

    private void incomplete(final boolean isCutOff, final UnsafeBuffer buffer, final int length) {
        if (!isCutOff) {
            broken = true;
            handler.onMalformed(position);
            endIfDone(buffer, length - DONE_LENGTH);
        }
    }

    private void endIfDone(final UnsafeBuffer buffer, final int offset) {
        if (offset < 0) {
            return;
        }
        header.wrap(buffer, offset);
        if (header.len() == DONE_LENGTH && header.type() == Netlink.NLMSG_DONE && header.seq() == sequence) {
            onMessage(buffer, offset, DONE_LENGTH);
        }
    }

    private void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
        final int payloadOffset = offset + NlMsgHdr.LENGTH;
        final int payloadLength = length - NlMsgHdr.LENGTH;
        final int type = header.type();
        if ((header.flags() & Netlink.NLM_F_DUMP_INTR) != 0) {
            interrupted = true;
        }
        if (type == messageType) {
            handler.onMessage(buffer, payloadOffset, payloadLength);
        } else if (type == Netlink.NLMSG_ERROR || type == Netlink.NLMSG_DONE) {
            ended = true;
            errno = errno(type, buffer, payloadOffset, payloadLength);
        } else if (type == Netlink.NLMSG_OVERRUN) {
            lost = true;
        }
    }

    /** A DONE message may come without an errno; an ERROR message may not. Both have it negated. */
    private int errno(final int type, final UnsafeBuffer buffer, final int offset, final int length) {
        final int negated =
                length < Integer.BYTES ? 1 : error.wrap(buffer, offset).error();
        if (negated <= 0 && negated != Integer.MIN_VALUE) {
            return -negated;
        }
        return type == Netlink.NLMSG_ERROR ? Errno.EBADMSG : 0;
    }

    /** Messages were lost on their way. */
    void lose() {
        lost = true;
    }

    /** {@return whether the kernel has said that there is no more} */
    public boolean isEnded() {
        return ended;
    }

    /**
     * {@return whether the kernel has said that the table changed meanwhile, so that rows may be missing or doubled}
     */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** {@return whether messages were lost: the kernel has said so, or a datagram was cut off} */
    public boolean isLossy() {
        return lost;
    }

    /** {@return whether a message had a length that cannot be, so that what came behind it is lost} */
    public boolean isBroken() {
        return broken;
    }

    /** {@return the errno that the dump ended with, 0 if it ended well} */
    public int errno() {
        return errno;
    }

    /** {@return number of the message that is being handed on, from 1} */
    public long position() {
        return position;
    }
}
