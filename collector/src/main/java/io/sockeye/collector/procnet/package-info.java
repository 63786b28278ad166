/**
 * Sockets from the text files of {@code /proc/net}: the way where netlink cannot serve, and the cheaper one where there
 * are few sockets. Needs no native code. See {@code proc(5)} and the kernel's {@code
 * Documentation/networking/proc_net_tcp.rst}.
 */
package io.sockeye.collector.procnet;
