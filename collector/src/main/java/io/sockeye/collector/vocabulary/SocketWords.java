package io.sockeye.collector.vocabulary;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;

/** What is said of sockets but for the states of TCP and UNIX, which netstat's tables need alone. */
public final class SocketWords {
    /** Protocols, by {@link Protocol#code()}. */
    public static final Vocabulary PROTOCOLS = protocols();
    /** Families, {@code AF_*}. */
    public static final Vocabulary FAMILIES = families();
    /** Timers, by their numbers in a row. */
    public static final Vocabulary TIMERS = new Vocabulary("off", "on", "keepalive", "timewait", "persist", "delack");
    /** {@code SOCK_*}. */
    public static final Vocabulary TYPES = new Vocabulary(null, "stream", "dgram", "raw", "rdm", "seqpacket");
    /** Flags of UNIX sockets as in /proc/net/unix, by bit: {@code SO_*} of {@code <linux/net.h>}. */
    public static final Vocabulary UNIX_FLAGS = unixFlags();
    /** What is shut down, by its bits in a row; without the third it is not told. */
    public static final Vocabulary SHUTDOWNS =
            new Vocabulary(null, null, null, null, "none", "receive", "send", "both");
    /** States of congestion control, {@code TCP_CA_*}. */
    public static final Vocabulary CONGESTION_STATES = new Vocabulary("open", "disorder", "cwr", "recovery", "loss");
    /** Options in use, by bit: {@code TCPI_OPT_*}. */
    public static final Vocabulary TCP_OPTIONS =
            new Vocabulary("timestamps", "sack", "wscale", "ecn", "ecn_seen", "syn_data", "usec_ts", "tfo_child");

    /** Why TCP Fast Open did not serve a client, {@code enum tcp_fastopen_client_fail}; not set is no word. */
    public static final Vocabulary FASTOPEN_FAILURES =
            new Vocabulary(null, "cookie_unavailable", "data_not_acked", "syn_retransmitted");
    /** What went wrong with accurate ECN, by bit: {@code TCP_ACCECN_*_FAIL}. */
    public static final Vocabulary ACCECN_FAILURES =
            new Vocabulary("ace_fail_send", "ace_fail_recv", "opt_fail_send", "opt_fail_recv");
    /** Whether accurate ECN's option was seen, {@code TCP_ACCECN_OPT_*}. */
    public static final Vocabulary ACCECN_OPTIONS =
            new Vocabulary("not_seen", "empty_seen", "counter_seen", "fail_seen");
    /** Options of a socket, by bit: the members of {@code struct inet_diag_sockopt}. */
    public static final Vocabulary SOCKET_OPTIONS = new Vocabulary(
            "recverr",
            "is_icsk",
            "freebind",
            "hdrincl",
            "mc_loop",
            "transparent",
            "mc_all",
            "nodefrag",
            "bind_address_no_port",
            "recverr_rfc4884",
            "defer_connect");
    /** Versions of TLS, by the minor one on the wire. */
    public static final Vocabulary TLS_VERSIONS = new Vocabulary(null, "1.0", "1.1", "1.2", "1.3");
    /** {@code TLS_CIPHER_*}. */
    public static final Vocabulary TLS_CIPHERS = tlsCiphers();
    /** Protocols of netlink, {@code NETLINK_*}. */
    public static final Vocabulary NETLINK_PROTOCOLS = new Vocabulary(
            "route",
            "unused",
            "usersock",
            "firewall",
            "sock_diag",
            "nflog",
            "xfrm",
            "selinux",
            "iscsi",
            "audit",
            "fib_lookup",
            "connector",
            "netfilter",
            "ip6_fw",
            "dnrtmsg",
            "kobject_uevent",
            "generic",
            null,
            "scsitransport",
            "ecryptfs",
            "rdma",
            "crypto",
            "smc");
    /** Who encrypts or decrypts, {@code TLS_CONF_*}: nobody, the kernel, or the network card. */
    public static final Vocabulary TLS_PLACES = new Vocabulary(null, "none", "sw", "hw", "hw_record");
    /** Flags of a subflow of MPTCP, by bit: {@code MPTCP_SUBFLOW_FLAG_*}. */
    public static final Vocabulary SUBFLOW_FLAGS = new Vocabulary(
            "mcap_rem",
            "mcap_loc",
            "join_rem",
            "join_loc",
            "bkup_rem",
            "bkup_loc",
            "fully_established",
            "connected",
            "mapvalid");
    /** Flags of an MPTCP connection, by bit: {@code MPTCP_INFO_FLAG_*}. */
    public static final Vocabulary MPTCP_FLAGS = new Vocabulary("fallback", "remote_key_received");

    /** The bit of a UNIX socket that accepts connections. */
    static final int SO_ACCEPTCON_BIT = 16;

    /** {@code TLS_CIPHER_AES_GCM_128}. */
    private static final int FIRST_TLS_CIPHER = 51;

    private SocketWords() {}

    private static Vocabulary protocols() {
        final Protocol[] all = Protocol.values();
        final String[] words = new String[all.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = all[i].word();
        }
        return new Vocabulary(words);
    }

    private static Vocabulary families() {
        final String[] words = new String[Family.PACKET.number() + 1];
        words[Family.UNIX.number()] = "unix";
        words[Family.INET.number()] = "inet";
        words[Family.INET6.number()] = "inet6";
        words[Family.NETLINK.number()] = "netlink";
        words[Family.PACKET.number()] = "packet";
        return new Vocabulary(words);
    }

    private static Vocabulary tlsCiphers() {
        final String[] known = {
            "aes-gcm-128",
            "aes-gcm-256",
            "aes-ccm-128",
            "chacha20-poly1305",
            "sm4-gcm",
            "sm4-ccm",
            "aria-gcm-128",
            "aria-gcm-256"
        };
        final String[] words = new String[FIRST_TLS_CIPHER + known.length];
        System.arraycopy(known, 0, words, FIRST_TLS_CIPHER, known.length);
        return new Vocabulary(words);
    }

    private static Vocabulary unixFlags() {
        final String[] words = new String[SO_ACCEPTCON_BIT + 3];
        words[SO_ACCEPTCON_BIT] = "acceptcon";
        words[SO_ACCEPTCON_BIT + 1] = "waitdata";
        words[SO_ACCEPTCON_BIT + 2] = "nospace";
        return new Vocabulary(words);
    }
}
