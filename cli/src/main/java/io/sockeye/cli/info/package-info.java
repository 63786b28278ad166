/** What the kernel tells of a socket, as a line below its row in netstat's tables. */
package io.sockeye.cli.info;
