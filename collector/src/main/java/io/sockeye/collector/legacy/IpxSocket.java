package io.sockeye.collector.legacy;

/**
 * A socket of IPX.
 *
 * @param transmitQueue bytes of memory taken by what is not sent, unsigned.
 * @param receiveQueue  bytes of memory taken by what is not read, unsigned.
 * @param local         {@code network:node:port} in hex, parts that are zero left out; see {@link IpxAddress}.
 * @param remote        likewise, or {@code -} if not connected.
 * @param state         1 if connected, 7 if not; whatever the line says.
 * @param uid           of the owner, unsigned.
 */
public record IpxSocket(long transmitQueue, long receiveQueue, String local, String remote, int state, int uid) {}
