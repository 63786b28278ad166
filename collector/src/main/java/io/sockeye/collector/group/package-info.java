/**
 * Multicast groups that interfaces are members of, from {@code /proc/net/igmp} and {@code igmp6}, as rows. No
 * netlink request tells of both families.
 */
package io.sockeye.collector.group;
