package io.sockeye.linux.netlink;

/**
 * Constants and macros of {@code <linux/netlink.h>}. {@code KernelLayoutTest} holds the constants against the generated
 * bindings.
 */
public final class Netlink {
    /** Netlink protocol that answers questions about interfaces, addresses and routes, see rtnetlink(7). */
    public static final int NETLINK_ROUTE = 0;
    /** Netlink protocol that answers questions about sockets, see sock_diag(7). */
    public static final int NETLINK_SOCK_DIAG = 4;
    /** Netlink protocol of netfilter, which answers questions about tracked connections. */
    public static final int NETLINK_NETFILTER = 12;

    /** Level of the options of netlink sockets, of {@code <sys/socket.h>}. */
    public static final int SOL_NETLINK = 270;
    /** Option of a socket: errors come with attributes such as {@link #NLMSGERR_ATTR_MSG}. Since Linux 4.12. */
    public static final int NETLINK_EXT_ACK = 11;
    /**
     * Option of a socket: the kernel checks requests of rtnetlink for dumps strictly and answers with what they ask
     * for, such as the routes of one table, and not with all there is. Since Linux 4.20.
     */
    public static final int NETLINK_GET_STRICT_CHK = 12;

    /** Alignment of messages within a datagram, in bytes. */
    public static final int NLMSG_ALIGNTO = 4;
    /** Alignment of attributes within a message, in bytes. */
    public static final int NLA_ALIGNTO = 4;

    /** Message type: to be ignored. */
    public static final int NLMSG_NOOP = 1;
    /** Message type: an error, or an acknowledgement where its errno is 0. */
    public static final int NLMSG_ERROR = 2;
    /** Message type: the end of a dump. */
    public static final int NLMSG_DONE = 3;
    /** Message type: data were lost. */
    public static final int NLMSG_OVERRUN = 4;

    /** Flag of every request. */
    public static final int NLM_F_REQUEST = 0x01;
    /** Flag of an answer that has more than one message. */
    public static final int NLM_F_MULTI = 0x02;
    /** Flag of a dump that was disturbed by a change and may be inconsistent. */
    public static final int NLM_F_DUMP_INTR = 0x10;
    /** Flags of a request for all there is. */
    public static final int NLM_F_DUMP = 0x300;
    /** Flag of an error or done message that carries attributes such as {@link #NLMSGERR_ATTR_MSG}. */
    public static final int NLM_F_ACK_TLVS = 0x200;

    /** Attribute of an error message: text, ends with a NUL. */
    public static final int NLMSGERR_ATTR_MSG = 1;

    /** The part of an attribute's type that names it, without its flags. */
    public static final int NLA_TYPE_MASK = ~0xC000;

    private Netlink() {}

    /**
     * {@code NLMSG_ALIGN} and {@code NLA_ALIGN}: the next multiple of four.
     *
     * @param length in bytes.
     * @return length in bytes with padding.
     */
    public static int align(final int length) {
        return (length + NLMSG_ALIGNTO - 1) & -NLMSG_ALIGNTO;
    }

    /**
     * {@code NLMSG_OK}: whether a whole message lies in what is left of a datagram.
     *
     * @param remaining     bytes from the message's beginning to the datagram's end.
     * @param messageLength the message's own {@code nlmsg_len}, unsigned; read only if a header is left.
     * @return true if the message can be read.
     */
    public static boolean isComplete(final int remaining, final long messageLength) {
        return messageLength >= NlMsgHdr.LENGTH && messageLength <= remaining;
    }
}
