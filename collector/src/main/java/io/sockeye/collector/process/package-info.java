/**
 * Which processes hold a socket. A {@link io.sockeye.collector.process.ProcessIndex} is made by one scan over the
 * descriptors of all processes, through {@code /proc/PID/fd} on several threads or by a BPF iterator, and then answers
 * from off-heap memory: from an inode to its first owner and that one's name, as netstat prints it, or to all
 * descriptors that refer to it. A {@link io.sockeye.collector.process.LivingProcessIndex} is kept by who looks again
 * and again, and reads only what may have changed.
 */
package io.sockeye.collector.process;
