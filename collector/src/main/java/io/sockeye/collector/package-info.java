/**
 * Asks a Linux host for its sockets: a {@link io.sockeye.collector.SocketQuery} goes in, rows come out in batches.
 *
 * <p>A {@link io.sockeye.collector.SocketSource} delivers the sockets of one protocol and family as
 * {@link io.sockeye.collector.record.SocketRecord rows} to a {@link io.sockeye.collector.record.RowSink}. All sources
 * fill the same row, so whatever is to the right of them reads nothing else.
 */
package io.sockeye.collector;
