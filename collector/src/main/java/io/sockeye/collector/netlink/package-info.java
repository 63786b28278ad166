/**
 * Dumps over netlink, whatever they are of: requests, the datagrams of the answer, and how a dump ends. See
 * {@code netlink(7)}. The packages of what is dumped turn the messages into rows.
 */
package io.sockeye.collector.netlink;
