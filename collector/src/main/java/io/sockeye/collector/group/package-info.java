/**
 * Multicast groups that interfaces are members of, from {@code /proc/net/igmp} and {@code igmp6}, as plain records. No
 * netlink request tells of both families.
 */
package io.sockeye.collector.group;
