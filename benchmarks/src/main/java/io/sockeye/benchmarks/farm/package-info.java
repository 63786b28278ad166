/**
 * Makes hundreds of thousands of real sockets and holds them: what the measurements and the tests at scale run against.
 *
 * <p>{@link io.sockeye.benchmarks.farm.SocketFarm} is the program. It shares the sockets out to
 * {@link io.sockeye.benchmarks.farm.FarmWorker} processes, because the descriptors of one process are few. Needs
 * nothing but the JDK.
 */
package io.sockeye.benchmarks.farm;
