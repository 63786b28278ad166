/**
 * Network interfaces and their addresses, as rows: what is known, and nothing of how a program prints it.
 * {@link io.sockeye.collector.link.LinkReader} is the way in. From rtnetlink, or from {@code /proc/net} and sysfs.
 */
package io.sockeye.collector.link;
