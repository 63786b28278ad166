/** {@code sockeye serve}: looks at all sockets every few seconds, and serves what they have come to over HTTP. */
package io.sockeye.cli.serve;
