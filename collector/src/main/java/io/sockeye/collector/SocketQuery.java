package io.sockeye.collector;

/**
 * What is asked of a source.
 *
 * @param selection which sockets.
 * @param timers    whether {@code retransmits} and {@code probes} of a row are needed. Netlink gives both only with
 *                  {@code tcp_info}, which triples the size of a dump.
 * @param owners    whether {@code uid} is needed for sockets that have no owner yet (SYN_RECV): it is the listener's.
 */
public record SocketQuery(Selection selection, boolean timers, boolean owners) {}
