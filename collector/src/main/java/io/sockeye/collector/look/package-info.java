/** A look at the host: questions on sockets, answered in one pass over them, and the kernel's counters and settings. */
package io.sockeye.collector.look;
