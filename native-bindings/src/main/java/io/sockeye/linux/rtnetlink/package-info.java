/**
 * Flyweights and constants of {@code <linux/rtnetlink.h>} and the headers that go with it, {@code <linux/if_link.h>},
 * {@code <linux/if_addr.h>}, {@code <linux/neighbour.h>}, {@code <linux/if.h>}, {@code <linux/if_arp.h>} and
 * {@code <linux/route.h>}: network interfaces, their addresses, routes and neighbours, see rtnetlink(7). Pure functions
 * over buffers, no I/O. Numbers are in host byte order, addresses in network byte order.
 */
package io.sockeye.linux.rtnetlink;
