/** Interfaces as netstat prints them: the table of {@code -i}, and the layout of ifconfig under {@code -e}. */
package io.sockeye.cli.link;
