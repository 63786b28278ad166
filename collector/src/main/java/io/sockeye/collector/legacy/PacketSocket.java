package io.sockeye.collector.legacy;

/**
 * A socket of AX.25, X.25 or NET/ROM. Addresses and names are as the kernel writes them, one char per byte.
 *
 * @param user            address of the user, NET/ROM only; else empty.
 * @param destination     address of the peer, blank-padded or {@code *} where the kernel writes so.
 * @param source          address of this end.
 * @param device          name of the network device.
 * @param channel         logical channel (LCI), X.25 only; else 0.
 * @param state           number of the state, meaning by family; whatever the line says.
 * @param sendSequence    V(S), next number to send.
 * @param receiveSequence V(R), next number to be received.
 * @param sendQueue       bytes of memory taken by what is not acknowledged.
 * @param receiveQueue    bytes of memory taken by what is not read.
 */
public record PacketSocket(
        String user,
        String destination,
        String source,
        String device,
        int channel,
        int state,
        int sendSequence,
        int receiveSequence,
        int sendQueue,
        int receiveQueue) {}
