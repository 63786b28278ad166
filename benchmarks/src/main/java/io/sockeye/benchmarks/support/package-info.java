/**
 * What the benchmarks share: one set of made-up sockets, and the forms in which the kernel would give them. The same
 * number gives the same socket always, so results of different runs and variants can be compared.
 */
package io.sockeye.benchmarks.support;
