package io.sockeye.linux.sockdiag;

/**
 * What is asked and told of packet and netlink sockets, by {@code <linux/packet_diag.h>} and {@code
 * <linux/netlink_diag.h>}. Both requests are laid out alike, and both answers are a fixed part and attributes:
 *
 * <pre>
 *  struct packet_diag_req, struct netlink_diag_req
 *  __u8    sdiag_family;       0
 *  __u8    sdiag_protocol;     1
 *  __u16   pad;                2
 *  __u32   pdiag_ino;          4
 *  __u32   pdiag_show;         8
 *  __u32   pdiag_cookie[2];   12
 *
 *  struct packet_diag_msg              struct netlink_diag_msg
 *  __u8    pdiag_family;       0       __u8    ndiag_family;       0
 *  __u8    pdiag_type;         1       __u8    ndiag_type;         1
 *  __u16   pdiag_num;          2       __u8    ndiag_protocol;     2
 *                                      __u8    ndiag_state;        3
 *  __u32   pdiag_ino;          4       __u32   ndiag_portid;       4
 *  __u32   pdiag_cookie[2];    8       __u32   ndiag_dst_portid;   8
 *                                      __u32   ndiag_dst_group;   12
 *                                      __u32   ndiag_ino;         16
 *                                      __u32   ndiag_cookie[2];   20
 * </pre>
 *
 * <p>Numbers are in host byte order. {@code RunningKernelLayoutTest} holds it against the running kernel.
 */
public final class LinkDiag {
    /** Length of a request in bytes. */
    public static final int REQUEST_LENGTH = 20;
    /** Where {@code sdiag_family} lies in a request, in bytes. */
    public static final int SDIAG_FAMILY_OFFSET = 0;
    /** Where {@code sdiag_protocol} lies in a request, in bytes. */
    public static final int SDIAG_PROTOCOL_OFFSET = 1;
    /** Where {@code pdiag_show} lies in a request, in bytes; {@code ndiag_show} too. */
    public static final int SHOW_OFFSET = 8;

    /** Of netlink: sockets of all protocols, {@code NDIAG_PROTO_ALL}. */
    public static final int ALL_PROTOCOLS = 255;
    /** Show of packet sockets: their interface, {@code PACKET_SHOW_INFO}; the owner comes with it. */
    public static final int SHOW_PACKET_INFO = 0x01;
    /** Show of packet sockets: memory, {@code PACKET_SHOW_MEMINFO}. */
    public static final int SHOW_PACKET_MEMORY = 0x10;
    /** Show of netlink sockets: memory, {@code NDIAG_SHOW_MEMINFO}. */
    public static final int SHOW_NETLINK_MEMORY = 0x01;
    /** Show of netlink sockets: groups, {@code NDIAG_SHOW_GROUPS}. */
    public static final int SHOW_NETLINK_GROUPS = 0x02;

    /** Length of {@code struct packet_diag_msg} in bytes. */
    public static final int PACKET_LENGTH = 16;
    /** Where {@code pdiag_type} lies, in bytes. */
    public static final int PDIAG_TYPE_OFFSET = 1;
    /** Where {@code pdiag_num} lies, in bytes. */
    public static final int PDIAG_NUM_OFFSET = 2;
    /** Where {@code pdiag_ino} lies, in bytes. */
    public static final int PDIAG_INO_OFFSET = 4;
    /** Where {@code pdiag_cookie} lies, in bytes. */
    public static final int PDIAG_COOKIE_OFFSET = 8;

    /** Length of {@code struct netlink_diag_msg} in bytes. */
    public static final int NETLINK_LENGTH = 28;
    /** Where {@code ndiag_type} lies, in bytes. */
    public static final int NDIAG_TYPE_OFFSET = 1;
    /** Where {@code ndiag_protocol} lies, in bytes. */
    public static final int NDIAG_PROTOCOL_OFFSET = 2;
    /** Where {@code ndiag_state} lies, in bytes. */
    public static final int NDIAG_STATE_OFFSET = 3;
    /** Where {@code ndiag_portid} lies, in bytes. */
    public static final int NDIAG_PORTID_OFFSET = 4;
    /** Where {@code ndiag_dst_portid} lies, in bytes. */
    public static final int NDIAG_DST_PORTID_OFFSET = 8;
    /** Where {@code ndiag_dst_group} lies, in bytes. */
    public static final int NDIAG_DST_GROUP_OFFSET = 12;
    /** Where {@code ndiag_ino} lies, in bytes. */
    public static final int NDIAG_INO_OFFSET = 16;
    /** Where {@code ndiag_cookie} lies, in bytes. */
    public static final int NDIAG_COOKIE_OFFSET = 20;

    /** Attribute of a packet socket: {@code struct packet_diag_info}, which begins with the interface, 32 bits. */
    public static final int PACKET_DIAG_INFO = 0;
    /** Attribute of a packet socket: the owner, 32 bits. */
    public static final int PACKET_DIAG_UID = 5;
    /** Attribute of a packet socket: numbers of its memory. */
    public static final int PACKET_DIAG_MEMINFO = 6;
    /** Attribute of a netlink socket: numbers of its memory. */
    public static final int NETLINK_DIAG_MEMINFO = 0;
    /** Attribute of a netlink socket: its groups, a bit each, the first in the lowest bit of a long. */
    public static final int NETLINK_DIAG_GROUPS = 1;

    private LinkDiag() {}
}
