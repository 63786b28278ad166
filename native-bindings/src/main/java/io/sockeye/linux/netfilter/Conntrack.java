package io.sockeye.linux.netfilter;

/**
 * Constants of {@code <linux/netfilter/nfnetlink.h>}, {@code <linux/netfilter/nfnetlink_conntrack.h>},
 * {@code <linux/netfilter/nf_conntrack_common.h>} and {@code <linux/netfilter/nf_conntrack_tcp.h>}: the table of
 * tracked connections. Numbers in attributes are big-endian. {@code KernelLayoutTest} holds them against the generated
 * bindings.
 */
public final class Conntrack {
    /** Subsystem of netfilter: connection tracking, see {@link #messageType}. */
    public static final int NFNL_SUBSYS_CTNETLINK = 1;

    /** Message of the subsystem: a connection. */
    public static final int IPCTNL_MSG_CT_NEW = 0;
    /** Message of the subsystem: a request for connections. */
    public static final int IPCTNL_MSG_CT_GET = 1;

    /** Attribute: attributes {@code CTA_TUPLE_*} of the direction in which the connection was begun. */
    public static final int CTA_TUPLE_ORIG = 1;
    /** Attribute: attributes {@code CTA_TUPLE_*} of the other direction. */
    public static final int CTA_TUPLE_REPLY = 2;
    /** Attribute: a set of {@code IPS_*}, 32 bits. */
    public static final int CTA_STATUS = 3;
    /** Attribute: attributes {@code CTA_PROTOINFO_*}. */
    public static final int CTA_PROTOINFO = 4;
    /** Attribute: attributes of the helper. */
    public static final int CTA_HELP = 5;
    /** Attribute of a request: translation of the source. */
    public static final int CTA_NAT_SRC = 6;
    /** Attribute: time until the connection is forgotten in seconds, 32 bits. */
    public static final int CTA_TIMEOUT = 7;
    /** Attribute: the mark, 32 bits. */
    public static final int CTA_MARK = 8;
    /** Attribute: attributes with the counters of the first direction. */
    public static final int CTA_COUNTERS_ORIG = 9;
    /** Attribute: attributes with the counters of the other direction. */
    public static final int CTA_COUNTERS_REPLY = 10;
    /** Attribute: references, 32 bits. */
    public static final int CTA_USE = 11;
    /** Attribute: number of the connection, 32 bits. */
    public static final int CTA_ID = 12;
    /** Attribute of a request: translation of the destination. */
    public static final int CTA_NAT_DST = 13;
    /** Attribute: attributes {@code CTA_TUPLE_*} of the connection that this one belongs to. */
    public static final int CTA_TUPLE_MASTER = 14;
    /** Attribute: attributes {@code CTA_SEQADJ_*} of the first direction. */
    public static final int CTA_SEQ_ADJ_ORIG = 15;
    /** Attribute: attributes {@code CTA_SEQADJ_*} of the other direction. */
    public static final int CTA_SEQ_ADJ_REPLY = 16;
    /** Attribute: the zone, 16 bits. */
    public static final int CTA_ZONE = 18;
    /** Attribute: attributes with the security context. */
    public static final int CTA_SECCTX = 19;
    /** Attribute: attributes with the times of begin and end. */
    public static final int CTA_TIMESTAMP = 20;
    /** Attribute of a request: which bits of {@link #CTA_MARK} count. */
    public static final int CTA_MARK_MASK = 21;
    /** Attribute: the labels, a set of bits. */
    public static final int CTA_LABELS = 22;
    /** Attribute: attributes of the SYN proxy. */
    public static final int CTA_SYNPROXY = 24;
    /** Attribute of a request: which parts of the tuples count; since Linux 5.8. */
    public static final int CTA_FILTER = 25;
    /** Attribute of a request: which bits of {@link #CTA_STATUS} count; since Linux 5.15. */
    public static final int CTA_STATUS_MASK = 26;

    /** Attribute of a tuple: attributes {@code CTA_IP_*}. */
    public static final int CTA_TUPLE_IP = 1;
    /** Attribute of a tuple: attributes {@code CTA_PROTO_*}. */
    public static final int CTA_TUPLE_PROTO = 2;
    /** Attribute of a tuple: the zone of this direction alone, 16 bits. */
    public static final int CTA_TUPLE_ZONE = 3;

    /** Attribute of a tuple's addresses: the IPv4 source. */
    public static final int CTA_IP_V4_SRC = 1;
    /** Attribute of a tuple's addresses: the IPv4 destination. */
    public static final int CTA_IP_V4_DST = 2;
    /** Attribute of a tuple's addresses: the IPv6 source. */
    public static final int CTA_IP_V6_SRC = 3;
    /** Attribute of a tuple's addresses: the IPv6 destination. */
    public static final int CTA_IP_V6_DST = 4;

    /** Attribute of a tuple's protocol: {@code IPPROTO_*}, 8 bits. */
    public static final int CTA_PROTO_NUM = 1;
    /** Attribute of a tuple's protocol: the source port, 16 bits. */
    public static final int CTA_PROTO_SRC_PORT = 2;
    /** Attribute of a tuple's protocol: the destination port, 16 bits. */
    public static final int CTA_PROTO_DST_PORT = 3;
    /** Attribute of a tuple's protocol: the ICMP identifier, 16 bits. */
    public static final int CTA_PROTO_ICMP_ID = 4;
    /** Attribute of a tuple's protocol: the ICMP type, 8 bits. */
    public static final int CTA_PROTO_ICMP_TYPE = 5;
    /** Attribute of a tuple's protocol: the ICMP code, 8 bits. */
    public static final int CTA_PROTO_ICMP_CODE = 6;
    /** Attribute of a tuple's protocol: the ICMPv6 identifier, 16 bits. */
    public static final int CTA_PROTO_ICMPV6_ID = 7;
    /** Attribute of a tuple's protocol: the ICMPv6 type, 8 bits. */
    public static final int CTA_PROTO_ICMPV6_TYPE = 8;
    /** Attribute of a tuple's protocol: the ICMPv6 code, 8 bits. */
    public static final int CTA_PROTO_ICMPV6_CODE = 9;

    /** Attribute of protocol information: attributes {@code CTA_PROTOINFO_TCP_*}. */
    public static final int CTA_PROTOINFO_TCP = 1;
    /** Attribute of protocol information: attributes {@code CTA_PROTOINFO_DCCP_*}. */
    public static final int CTA_PROTOINFO_DCCP = 2;
    /** Attribute of protocol information: attributes {@code CTA_PROTOINFO_SCTP_*}. */
    public static final int CTA_PROTOINFO_SCTP = 3;
    /** Attribute of TCP: the state, {@code TCP_CONNTRACK_*}, 8 bits. */
    public static final int CTA_PROTOINFO_TCP_STATE = 1;
    /** Attribute of TCP: the window scale of the first direction, 8 bits. */
    public static final int CTA_PROTOINFO_TCP_WSCALE_ORIGINAL = 2;
    /** Attribute of TCP: the window scale of the other direction, 8 bits. */
    public static final int CTA_PROTOINFO_TCP_WSCALE_REPLY = 3;
    /** Attribute of TCP: flags of the first direction and their mask, 8 bits each. */
    public static final int CTA_PROTOINFO_TCP_FLAGS_ORIGINAL = 4;
    /** Attribute of TCP: flags of the other direction and their mask, 8 bits each. */
    public static final int CTA_PROTOINFO_TCP_FLAGS_REPLY = 5;
    /** Attribute of DCCP: the state, 8 bits. */
    public static final int CTA_PROTOINFO_DCCP_STATE = 1;
    /** Attribute of SCTP: the state, 8 bits. */
    public static final int CTA_PROTOINFO_SCTP_STATE = 1;

    /** State of TCP: none. */
    public static final int TCP_CONNTRACK_NONE = 0;
    /** State of TCP: a SYN was seen. */
    public static final int TCP_CONNTRACK_SYN_SENT = 1;
    /** State of TCP: a SYN and its acknowledgement were seen. */
    public static final int TCP_CONNTRACK_SYN_RECV = 2;
    /** State of TCP: established. */
    public static final int TCP_CONNTRACK_ESTABLISHED = 3;
    /** State of TCP: a FIN was seen. */
    public static final int TCP_CONNTRACK_FIN_WAIT = 4;
    /** State of TCP: a FIN was acknowledged. */
    public static final int TCP_CONNTRACK_CLOSE_WAIT = 5;
    /** State of TCP: FINs of both directions were seen. */
    public static final int TCP_CONNTRACK_LAST_ACK = 6;
    /** State of TCP: closed, late packets may come. */
    public static final int TCP_CONNTRACK_TIME_WAIT = 7;
    /** State of TCP: reset. */
    public static final int TCP_CONNTRACK_CLOSE = 8;
    /** State of TCP: SYNs of both directions were seen. */
    public static final int TCP_CONNTRACK_SYN_SENT2 = 9;

    /** Attribute of counters: packets, 64 bits. */
    public static final int CTA_COUNTERS_PACKETS = 1;
    /** Attribute of counters: bytes, 64 bits. */
    public static final int CTA_COUNTERS_BYTES = 2;

    /** Attribute of sequence adjustment: where it was last changed, 32 bits. */
    public static final int CTA_SEQADJ_CORRECTION_POS = 1;
    /** Attribute of sequence adjustment: bytes added before that, 32 bits, signed. */
    public static final int CTA_SEQADJ_OFFSET_BEFORE = 2;
    /** Attribute of sequence adjustment: bytes added after that, 32 bits, signed. */
    public static final int CTA_SEQADJ_OFFSET_AFTER = 3;

    /** Status: expected by another connection. */
    public static final int IPS_EXPECTED = 0x1;
    /** Status: packets were seen in both directions. */
    public static final int IPS_SEEN_REPLY = 0x2;
    /** Status: not forgotten early. */
    public static final int IPS_ASSURED = 0x4;
    /** Status: the first packet has left the host. */
    public static final int IPS_CONFIRMED = 0x8;
    /** Status: the source is translated. */
    public static final int IPS_SRC_NAT = 0x10;
    /** Status: the destination is translated. */
    public static final int IPS_DST_NAT = 0x20;
    /** Status: {@link #IPS_SRC_NAT} and {@link #IPS_DST_NAT}. */
    public static final int IPS_NAT_MASK = 0x30;
    /** Status: sequence numbers of TCP are adjusted. */
    public static final int IPS_SEQ_ADJUST = 0x40;
    /** Status: translation of the source is settled. */
    public static final int IPS_SRC_NAT_DONE = 0x80;
    /** Status: translation of the destination is settled. */
    public static final int IPS_DST_NAT_DONE = 0x100;
    /** Status: {@link #IPS_SRC_NAT_DONE} and {@link #IPS_DST_NAT_DONE}. */
    public static final int IPS_NAT_DONE_MASK = 0x180;
    /** Status: removed from the table. */
    public static final int IPS_DYING = 0x200;
    /** Status: its timeout stays as it is. */
    public static final int IPS_FIXED_TIMEOUT = 0x400;
    /** Status: a template. */
    public static final int IPS_TEMPLATE = 0x800;
    /** Status: not tracked; obsolete. */
    public static final int IPS_UNTRACKED = 0x1000;
    /** Status: its helper was set by a rule. */
    public static final int IPS_HELPER = 0x2000;
    /** Status: in the flow table. */
    public static final int IPS_OFFLOAD = 0x4000;
    /** Status: in the flow table of hardware. */
    public static final int IPS_HW_OFFLOAD = 0x8000;

    private Conntrack() {}

    /**
     * {@code NFNL_SUBSYS_CTNETLINK << 8 | message}: the type in the header of a netlink message.
     *
     * @param message {@code IPCTNL_MSG_CT_*}.
     * @return type for {@code NlMsgHdr.type(int)}, the same for requests and answers.
     */
    public static int messageType(final int message) {
        return NFNL_SUBSYS_CTNETLINK << Byte.SIZE | message;
    }
}
