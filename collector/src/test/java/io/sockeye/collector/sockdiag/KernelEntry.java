package io.sockeye.collector.sockdiag;

/**
 * What the kernel's bytecode sees of a socket, {@code struct inet_diag_entry} of {@code net/ipv4/inet_diag.c}, and its
 * state.
 *
 * @param family      {@code AF_INET} or {@code AF_INET6}.
 * @param state       {@code TCP_*}.
 * @param local       address, 16 bytes; of IPv4 the first four.
 * @param remote      address.
 * @param localPort   0 to 65535.
 * @param remotePort  0 to 65535.
 * @param device      index of the interface that it is bound to, or 0.
 * @param mark        of it.
 * @param cgroup      id of its control group; 0 of what is no whole socket.
 * @param isPortAsked whether somebody asked for the local port; false of what is no whole socket.
 */
record KernelEntry(
        int family,
        int state,
        byte[] local,
        byte[] remote,
        int localPort,
        int remotePort,
        int device,
        int mark,
        long cgroup,
        boolean isPortAsked) {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    /** One with ports, and nothing else that is told. */
    static KernelEntry ofPorts(final int localPort, final int remotePort) {
        return new KernelEntry(AF_INET, 1, new byte[16], new byte[16], localPort, remotePort, 0, 0, 0, false);
    }
}
