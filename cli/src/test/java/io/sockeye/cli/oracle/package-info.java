/** Runs the installed netstat and Sockeye on the same files that a test wrote. */
package io.sockeye.cli.oracle;
