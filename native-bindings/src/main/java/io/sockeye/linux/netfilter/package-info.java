/**
 * Flyweights and constants of {@code <linux/netfilter/nfnetlink.h>} and {@code
 * <linux/netfilter/nfnetlink_conntrack.h>}: the connections that netfilter tracks. Pure functions over buffers, no I/O.
 * Numbers are in network byte order, but for the heads of messages and attributes.
 */
package io.sockeye.linux.netfilter;
