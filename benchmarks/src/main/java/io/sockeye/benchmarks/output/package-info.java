/** How long it takes to print rows. */
package io.sockeye.benchmarks.output;
