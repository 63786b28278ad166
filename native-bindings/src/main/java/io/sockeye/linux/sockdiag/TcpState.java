package io.sockeye.linux.sockdiag;

/**
 * States of TCP sockets that the code tells apart, with the kernel's numbers; sock_diag uses them for UNIX sockets too.
 * No uapi header has them but {@code <linux/bpf.h>}, as {@code BPF_TCP_*}: {@code KernelLayoutTest} holds them against
 * those.
 */
public final class TcpState {
    /** Connected. */
    public static final int TCP_ESTABLISHED = 1;
    /** A SYN came and was answered. */
    public static final int TCP_SYN_RECV = 3;
    /** Over, and kept by the kernel for stray packets. */
    public static final int TCP_TIME_WAIT = 6;
    /** Not connected. */
    public static final int TCP_CLOSE = 7;
    /** The peer has closed, and this side has not. */
    public static final int TCP_CLOSE_WAIT = 8;
    /** Accepts connections. */
    public static final int TCP_LISTEN = 10;

    private TcpState() {}
}
