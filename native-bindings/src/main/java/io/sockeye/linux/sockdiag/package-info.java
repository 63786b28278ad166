/**
 * Flyweights and constants of {@code <linux/sock_diag.h>}, {@code <linux/inet_diag.h>}, {@code <linux/unix_diag.h>} and
 * {@code struct tcp_info}. Numbers are in host byte order, ports and addresses in network byte order.
 */
package io.sockeye.linux.sockdiag;
