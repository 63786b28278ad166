/**
 * The library: asks a Linux host for its sockets. {@link io.sockeye.collector.Sockets} is the way in for programs; a
 * {@link io.sockeye.collector.Query} that it makes gives {@link io.sockeye.collector.record.SocketRecord rows} to an
 * action, or in batches to a {@link io.sockeye.collector.record.RowSink}, and says with a
 * {@link io.sockeye.collector.dump.DumpResult} how it ended.
 *
 * <p>Below it, a {@link io.sockeye.collector.query.SocketSource} delivers the sockets of one protocol and family. All
 * sources fill the same row, so whatever is to the right of them reads nothing else.
 */
package io.sockeye.collector;
