/** What a row costs in the formats for other programs. */
package io.sockeye.benchmarks.format;
