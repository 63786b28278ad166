package io.sockeye.cli.names;

/** Asks the host's name services for the name of an address. May take seconds. Threads: safe. */
@FunctionalInterface
public interface AddressResolver {
    /**
     * Ask for a name.
     *
     * @param address 4 bytes for IPv4 or 16 for IPv6, in network byte order.
     * @return the name as it came, or null if there is none.
     */
    byte[] resolve(byte[] address);
}
