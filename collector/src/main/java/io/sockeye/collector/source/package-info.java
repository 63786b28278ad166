/** Which source serves: netlink or /proc, by wish, by cost, and by what the system allows. */
package io.sockeye.collector.source;
