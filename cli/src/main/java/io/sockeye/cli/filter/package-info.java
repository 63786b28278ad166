/** The filter of a command line: its expression, what its names mean on this host, and its place before every sink. */
package io.sockeye.cli.filter;
