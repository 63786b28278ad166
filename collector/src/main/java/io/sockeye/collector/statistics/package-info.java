/**
 * The kernel's protocol counters, from the text files {@code /proc/net/snmp}, {@code netstat}, {@code snmp6} and
 * {@code sctp/snmp}: what each file holds, in its order and by the kernel's own names, what is wrong with it, and what
 * has changed between two readings. See the kernel's {@code Documentation/networking/snmp_counter.rst}.
 */
package io.sockeye.collector.statistics;
