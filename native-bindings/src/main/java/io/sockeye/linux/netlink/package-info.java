/**
 * Flyweights, constants and macros of {@code <linux/netlink.h>}: pure functions over buffers, no I/O. Numbers are in
 * host byte order.
 */
package io.sockeye.linux.netlink;
