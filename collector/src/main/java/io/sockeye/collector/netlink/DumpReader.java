package io.sockeye.collector.netlink;

import org.agrona.concurrent.UnsafeBuffer;

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

    private final NlMsgHdr header = new NlMsgHdr();
    private final NlMsgErr error = new NlMsgErr();
    private final MessageHandler handler;

    private int sequence;
    private int messageType;
    private long position;
    private boolean ended;
    private boolean interrupted;
    private boolean lost;
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
        errno = 0;
    }

    /**
     * Walk one datagram.
     *
     * @param buffer containing the datagram at its start.
     * @param length in bytes of the datagram.
     */
    public void read(final UnsafeBuffer buffer, final int length) {
        int offset = 0;
        while (!ended && offset < length) {
            final int remaining = length - offset;
            position++;
            if (remaining < NlMsgHdr.LENGTH) {
                handler.onMalformed(position);
                return;
            }
            header.wrap(buffer, offset);
            final long messageLength = header.len();
            if (!Netlink.isComplete(remaining, messageLength)) {
                handler.onMalformed(position);
                return;
            }
            if (header.seq() == sequence) {
                onMessage(buffer, offset, (int) messageLength);
            }
            offset += Netlink.align((int) messageLength);
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
            // A DONE message may come without an errno; an ERROR message may not.
            if (payloadLength >= Integer.BYTES) {
                errno = Math.max(0, -error.wrap(buffer, payloadOffset).error());
            } else if (type == Netlink.NLMSG_ERROR) {
                handler.onMalformed(position);
            }
        } else if (type == Netlink.NLMSG_OVERRUN) {
            lost = true;
        }
    }

    /** {@return whether the kernel has said that there is no more} */
    public boolean isEnded() {
        return ended;
    }

    /** {@return whether the kernel has said that the table changed meanwhile, so that rows may be missing or doubled} */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** {@return whether the kernel has said that messages were lost} */
    public boolean isLossy() {
        return lost;
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
