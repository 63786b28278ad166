/** Rows that are kept, and their order. */
package io.sockeye.collector.table;
