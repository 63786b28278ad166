/** A service that asks for all sockets again and again, to see that it stays as it is. */
package io.sockeye.benchmarks.poll;
