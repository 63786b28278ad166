/**
 * Sockets from the kernel's NETLINK_SOCK_DIAG dumps: the questions, what of a condition goes into them, shards of them
 * for several threads, and the translation of kernel words into rows. See {@code sock_diag(7)}.
 */
package io.sockeye.collector.sockdiag;
