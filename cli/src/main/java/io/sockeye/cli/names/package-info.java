/**
 * Names for numbers, as netstat without {@code -n} prints them: ports, users, hosts. Each is read or asked for once and
 * kept; a look-up that finds its answer there allocates nothing.
 */
package io.sockeye.cli.names;
