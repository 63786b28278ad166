/** Which processes hold a socket: an index from inode to process over all of {@code /proc/PID/fd}. */
package io.sockeye.collector.process;
