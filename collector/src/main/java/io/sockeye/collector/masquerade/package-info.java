/**
 * Connections whose addresses the kernel translates (NAT): as kernels up to 2.2 told in {@code
 * /proc/net/ip_masquerade}, and as connection tracking tells now, through netlink or in {@code /proc/net/nf_conntrack}.
 */
package io.sockeye.collector.masquerade;
