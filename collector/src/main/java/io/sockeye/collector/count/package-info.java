/** Rows counted by groups: how many, sums, greatest values and percentiles, in memory that is bounded by groups. */
package io.sockeye.collector.count;
