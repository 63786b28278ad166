/**
 * What {@code compare} writes to {@code compare.json} and {@code check} reads: records whose components, in lower case
 * with underscores, are the names in the file. What was not measured is absent.
 */
package io.sockeye.benchmarks.results;
