package io.sockeye.collector.legacy;

/**
 * A socket of ROSE. Addresses and names are as the kernel writes them, one char per byte.
 *
 * @param destinationAddress  ten digits, or {@code *}.
 * @param destinationCallsign of the peer's station.
 * @param sourceAddress       ten digits, or {@code *}.
 * @param sourceCallsign      of this station.
 * @param device              name of the network device.
 * @param channel             logical channel (LCI).
 * @param neighbour           number of the neighbour the connection goes through.
 * @param state               number of the state; whatever the line says.
 */
public record RoseSocket(
        String destinationAddress,
        String destinationCallsign,
        String sourceAddress,
        String sourceCallsign,
        String device,
        int channel,
        int neighbour,
        int state) {}
