/**
 * Sockets from the kernel's NETLINK_SOCK_DIAG dumps: requests, the walk over their answers, and the translation of
 * kernel words into rows. See {@code sock_diag(7)}.
 */
package io.sockeye.collector.netlink;
