/**
 * The HTTP server of {@code sockeye serve}: a few fixed pages, GET and HEAD, over plain TCP or TLS.
 *
 * <p>Every connection has a thread and a deadline, and there are at most {@link
 * io.sockeye.cli.serve.http.ServerLimits#connections} of them; who is late has the socket closed under it, which no
 * reader, writer or handshake can put off. HTTP itself is read and written by Apache HttpCore.
 *
 * <p>Not the JDK's own {@code com.sun.net.httpserver}, which was tried first (25.0.3). There the timer that cuts slow
 * readers closes a TLS connection by flushing it, waits for the lock of the very writer that is stuck, and holds the
 * lock that each new request needs: one client that does not read stops the server for good. It also looks up the host
 * name of each TLS client, and answers too many headers with a closed connection.
 */
package io.sockeye.cli.serve.http;
