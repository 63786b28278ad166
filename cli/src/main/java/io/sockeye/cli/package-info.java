/** The commands: arguments in, tables out. Knows neither netlink nor /proc. */
package io.sockeye.cli;
