package io.sockeye.collector.masquerade;

/**
 * A connection that a kernel up to 2.2 masquerades. Addresses are numbers, the first byte uppermost.
 *
 * @param protocol           {@code ip}, {@code tcp}, {@code udp}, {@code icmp}, {@code gre} or {@code esp}.
 * @param source             IPv4 address.
 * @param sourcePort         0 to 65535.
 * @param destination        IPv4 address.
 * @param destinationPort    0 to 65535.
 * @param masqueradePort     in place of the source's port, 0 to 65535.
 * @param initialSequence    of TCP, unsigned: behind it numbers are changed by {@code delta}.
 * @param delta              of sequence numbers, bytes.
 * @param previousDelta      before that, bytes; null where the kernel does not tell.
 * @param expiresCentis      time until it is forgotten, in hundredths of a second, unsigned.
 */
public record MasqueradedConnection(
        String protocol,
        int source,
        int sourcePort,
        int destination,
        int destinationPort,
        int masqueradePort,
        long initialSequence,
        short delta,
        Short previousDelta,
        long expiresCentis) {}
