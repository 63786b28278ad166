package io.sockeye.cli.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import io.sockeye.cli.serve.http.config.WebConfig;

/**
 * One client, from the handshake to the end. Whatever its thread does, {@link #cutIfLate} closes the socket below: no
 * lock is needed for that, and nobody waits. Threads: run by one; cut by any.
 */
final class Connection implements Runnable {
    private static final long NEVER = Long.MAX_VALUE;
    /**
     * A client that was turned away while it still sends: read on for so long and so much, else it would see a reset.
     */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final int LINGER_BYTES = 1 << 16;

    private final Socket socket;
    private final MetricsServer server;
    private final long startedAt;
    private volatile long lateAt;
    private volatile boolean isCut;

    Connection(final Socket socket, final MetricsServer server) {
        this.socket = socket;
        this.server = server;
        this.startedAt = System.nanoTime();
        limit(server.limits().request());
    }

    /** From now on the client has so long. */
    private void limit(final Duration duration) {
        lateAt = System.nanoTime() - startedAt + duration.toNanos();
    }

    /** Close the socket if the time is over. */
    void cutIfLate(final long now) {
        if (now - startedAt > lateAt) {
            cut();
        }
    }

    /** Close the socket, whatever is going on. */
    void cut() {
        isCut = true;
        try {
            socket.close();
        } catch (final IOException e) {
            // Then it is as closed as can be, and the thread finds out.
            lateAt = NEVER;
        }
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            final WebState.Now state = server.state().forConnection();
            if (state.tls() == null) {
                serve(socket);
            } else {
                try (SSLSocket tls = state.tls().over(socket)) {
                    tls.startHandshake();
                    serve(tls);
                }
            }
        } catch (final SSLException e) {
            if (!isCut) {
                server.log().say(QuietLog.Kind.TLS, "no TLS with " + peer() + ": " + e.getMessage());
            }
        } catch (final IOException e) {
            // The client went away or was cut: its own affair.
            isCut = true;
        } catch (final RuntimeException e) {
            server.log().say(QuietLog.Kind.PAGE, "the connection with " + peer() + " failed: " + e);
        } finally {
            server.ended(this);
        }
    }

    private String peer() {
        return socket.getInetAddress().getHostAddress();
    }

    private void serve(final Socket stream) throws IOException {
        final InputStream in = stream.getInputStream();
        final OutputStream out = stream.getOutputStream();
        final HeadReader heads = new HeadReader(in, server.limits().headBytes());
        boolean isKept = true;
        for (boolean isFirst = true; isKept; isFirst = false) {
            final Reply reply = reply(heads, isFirst);
            if (reply == null) {
                // TLS says farewell yet.
                limit(LINGER);
                return;
            }
            limit(server.limits().answer());
            reply.writeTo(out);
            isKept = reply.isKept();
        }
        limit(
                LINGER.compareTo(server.limits().answer()) < 0
                        ? LINGER
                        : server.limits().answer());
        stream.shutdownOutput();
        linger(in);
    }

    private static void linger(final InputStream in) throws IOException {
        final byte[] buffer = new byte[4096];
        int total = 0;
        int count = 0;
        while (count >= 0 && total < LINGER_BYTES) {
            count = in.read(buffer);
            total += count;
        }
    }

    /** What to answer next; null if nothing is asked any more. */
    private Reply reply(final HeadReader heads, final boolean isFirst) throws IOException {
        if (!isFirst) {
            limit(server.limits().idle());
        }
        final InputStream head;
        try {
            if (!heads.isThere()) {
                return null;
            }
            if (!isFirst) {
                limit(server.limits().request());
            }
            head = heads.head();
        } catch (final HeadReader.TooLongException e) {
            return Responder.refusal(431, "too much of headers", config());
        } catch (final HeadReader.GarbageException e) {
            return Responder.refusal(400, "no request of HTTP", config());
        }
        // From here on it is the server's own time.
        lateAt = NEVER;
        try {
            return server.responder().reply(head, socket.getInetAddress(), config());
        } finally {
            // Also where it fails: then TLS says farewell, and a client that does not read must not hold that up.
            limit(server.limits().answer());
        }
    }

    private WebConfig config() {
        return server.state().now().config();
    }
}
