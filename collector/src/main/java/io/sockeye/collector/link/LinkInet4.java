package io.sockeye.collector.link;

/**
 * An IPv4 address of an interface. Addresses are four bytes as they lie in memory, in host order of an int.
 *
 * @param address      the interface's own.
 * @param peer         the other end's on a point-to-point interface, else equal to {@code address}; null if not known.
 * @param broadcast    address, 0 if there is none.
 * @param prefixLength in bits.
 * @param label        the interface's name, or an alias of it such as {@code eth0:1}, one char per byte.
 */
public record LinkInet4(int address, Integer peer, int broadcast, int prefixLength, String label) {}
