/** The program: its entry, and which commands and listings it has. Knows neither netlink nor /proc. */
package io.sockeye.cli;
