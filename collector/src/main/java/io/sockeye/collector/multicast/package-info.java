/** Multicast groups from /proc, or from netlink where that does not serve. */
package io.sockeye.collector.multicast;
