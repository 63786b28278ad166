/** Benchmarks of the hot paths, the farm that makes hundreds of thousands of real sockets, and the side-by-side run. */
package io.sockeye.benchmarks;
