package io.sockeye.benchmarks.farm;

import java.util.List;

/**
 * What one process of the farm makes.
 *
 * @param index        of the process from 0; it gives the process its own loopback address.
 * @param connections  TCP connections over IPv4.
 * @param connections6 TCP connections over IPv6.
 * @param udp          UDP sockets over IPv4.
 * @param udp6         UDP sockets over IPv6.
 * @param unix         UNIX stream connections.
 * @param churn        TCP connections over IPv4 to open and close a second.
 */
public record WorkerShare(int index, int connections, int connections6, int udp, int udp6, int unix, int churn) {
    /** How many arguments of a process a share takes. */
    static final int ARGUMENTS = 7;

    private static final int HOSTS = 254;

    /**
     * Read a share from a command line.
     *
     * @param args as {@link #toArguments()} writes them.
     * @return the share.
     */
    public static WorkerShare of(final String... args) {
        return new WorkerShare(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]),
                Integer.parseInt(args[6]));
    }

    /** {@return the share as arguments of a process} */
    public List<String> toArguments() {
        return List.of(
                Integer.toString(index),
                Integer.toString(connections),
                Integer.toString(connections6),
                Integer.toString(udp),
                Integer.toString(udp6),
                Integer.toString(unix),
                Integer.toString(churn));
    }

    /** {@return how many descriptors the long-lived sockets take, listeners left out} */
    public int descriptors() {
        return 2 * (connections + connections6 + unix) + udp + udp6;
    }

    /**
     * The IPv4 loopback address of this process alone, 127.1.0.1 for the first: ephemeral ports are used up for each
     * address by itself.
     *
     * @return four bytes in network byte order.
     */
    public byte[] address() {
        return address(1);
    }

    /**
     * The IPv4 loopback address to churn at, 127.2.0.1 for the first: whoever reads a list can tell its sockets from
     * the long-lived ones.
     *
     * @return four bytes in network byte order.
     */
    public byte[] churnAddress() {
        return address(2);
    }

    private byte[] address(final int network) {
        return new byte[] {127, (byte) network, (byte) (index / HOSTS), (byte) (index % HOSTS + 1)};
    }
}
