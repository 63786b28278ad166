/**
 * Multicast groups that interfaces are members of, as rows: from {@code /proc/net/igmp} and {@code igmp6}, or by
 * netlink where these do not serve.
 */
package io.sockeye.collector.multicast;
