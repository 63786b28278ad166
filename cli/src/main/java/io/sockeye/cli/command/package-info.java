/**
 * What the program can be told to do: a {@link io.sockeye.cli.command.CommandTable} of commands by their words, the
 * listing where a command line begins with none of these, and the one place that chooses. Which commands and listings
 * there are is said above, so nothing here leans on any of them.
 */
package io.sockeye.cli.command;
