package io.sockeye.collector;

/**
 * What is asked of a source. What is not needed is not asked of the kernel.
 *
 * @param selection  which sockets.
 * @param timers     whether {@code retransmits} and {@code probes} of a row are needed. Netlink gives both only with
 *                   {@code tcp_info}, which triples the size of a dump.
 * @param owners     whether {@code uid} is needed also of connections that no process has accepted yet (SYN_RECV),
 *                   whose owner is the listener's.
 * @param references whether {@code refCount} and all {@code flags} of UNIX sockets are needed, which netlink lacks.
 */
public record SocketQuery(Selection selection, boolean timers, boolean owners, boolean references) {}
