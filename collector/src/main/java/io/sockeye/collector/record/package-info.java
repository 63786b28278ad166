/**
 * The row that every source fills and every sink reads, and batches of it. Off-heap, fixed length, host byte order but
 * for addresses.
 */
package io.sockeye.collector.record;
