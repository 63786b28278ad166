/** Masqueraded connections: netstat's table of {@code -M}, and the same table filled from connection tracking. */
package io.sockeye.cli.masquerade;
