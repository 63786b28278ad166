package io.sockeye.cli.serve.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.sockeye.cli.serve.http.auth.PasswordCheck;

/**
 * Serves pages until it is closed. One thread takes connections and cuts those that are late; each connection has a
 * thread of its own, so there are as many as {@link ServerLimits#connections} at most. All are daemons. Threads: safe.
 */
public final class MetricsServer implements Closeable {
    /** How often late connections are looked for, while there are any; so late can one be. */
    private static final int SWEEP_MS = 100;

    private static final int BACKLOG = 128;
    private static final int PAUSE_MS = 100;
    private static final int CLOSE_MS = 500;
    private static final byte[] FULL = ("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n"
                    + "Connection: close\r\nRetry-After: 5\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final ServerLimits limits;
    private final WebState state;
    private final QuietLog log;
    private final PasswordCheck passwords = new PasswordCheck();
    private final Responder responder;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong turnedAway = new AtomicLong();
    private final Thread accepting;
    private volatile boolean isClosed;

    private MetricsServer(
            final ServerSocket listener,
            final ServerLimits limits,
            final WebState state,
            final QuietLog log,
            final Map<String, Page> pages) {
        this.listener = listener;
        this.limits = limits;
        this.state = state;
        this.log = log;
        this.responder = new Responder(pages, passwords, log, limits.headBytes());
        this.accepting = Thread.ofPlatform().daemon().name("serve-accept").unstarted(this::accept);
    }

    /**
     * Listen and serve, with {@link ServerLimits#DEFAULTS}.
     *
     * @param listen     where.
     * @param webConfig  Prometheus' web configuration; null for neither TLS nor passwords.
     * @param isInsecure to listen for others without either all the same.
     * @param pages      by path, such as {@code /metrics}; nothing else is found.
     * @param log        takes one line at a time, from any thread: few, and printable.
     * @return serving.
     * @throws IOException if it must not or cannot; the message is one line for the user.
     */
    public static MetricsServer start(
            final HostPort listen,
            final Path webConfig,
            final boolean isInsecure,
            final Map<String, Page> pages,
            final Consumer<String> log)
            throws IOException {
        return start(listen, webConfig, isInsecure, pages, log, ServerLimits.DEFAULTS);
    }

    static MetricsServer start(
            final HostPort listen,
            final Path webConfig,
            final boolean isInsecure,
            final Map<String, Page> pages,
            final Consumer<String> lines,
            final ServerLimits limits)
            throws IOException {
        final InetSocketAddress address = listen.resolve();
        final QuietLog log = new QuietLog(lines, System::nanoTime);
        final WebState state = new WebState(webConfig, address, isInsecure, log);
        final ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
        } catch (final IOException e) {
            listener.close();
            throw new IOException("cannot listen on " + listen + ": " + e.getMessage(), e);
        }
        final MetricsServer server = new MetricsServer(listener, limits, state, log, pages);
        server.accepting.start();
        return server;
    }

    /**
     * Where it listens.
     *
     * @return with the port that the kernel chose, if it was asked to.
     */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /**
     * Whether TLS is spoken.
     *
     * @return as of the configuration that holds now.
     */
    public boolean isTls() {
        return state.now().tls() != null;
    }

    /**
     * How many connections there are.
     *
     * @return at this moment.
     */
    public int openConnections() {
        return connections.size();
    }

    /**
     * How many connections were one too many.
     *
     * @return since the start.
     */
    public long turnedAway() {
        return turnedAway.get();
    }

    /**
     * How often bcrypt ran for a password.
     *
     * @return since the start.
     */
    public long passwordChecks() {
        return passwords.checks();
    }

    /**
     * Read the web configuration again, and the files that it names. Connections stay; passwords and headers hold from
     * the next request on, TLS from the next connection on.
     *
     * @throws IOException if it is wrong, or would lay the host open: then nothing has changed. The message is one
     * line.
     */
    public void reload() throws IOException {
        state.reload();
    }

    ServerLimits limits() {
        return limits;
    }

    WebState state() {
        return state;
    }

    QuietLog log() {
        return log;
    }

    Responder responder() {
        return responder;
    }

    void ended(final Connection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (!isClosed) {
            try {
                // With nobody there, there is nobody to cut.
                listener.setSoTimeout(connections.isEmpty() ? 0 : SWEEP_MS);
                admit(listener.accept());
            } catch (final SocketTimeoutException e) {
                sweep();
            } catch (final IOException e) {
                if (!isClosed) {
                    log.say(QuietLog.Kind.LISTENER, "cannot take a connection: " + e.getMessage());
                    pause();
                }
            }
            sweep();
        }
    }

    private void sweep() {
        final long now = System.nanoTime();
        for (final Connection connection : connections) {
            connection.cutIfLate(now);
        }
    }

    /** Where there are no file descriptors left, trying at once again would only take the processor. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(final Socket socket) throws IOException {
        if (connections.size() >= limits.connections()) {
            turnedAway.incrementAndGet();
            log.say(
                    QuietLog.Kind.FULL,
                    "turned " + socket.getInetAddress().getHostAddress() + " away: there are " + limits.connections()
                            + " connections already");
            turnAway(socket);
            return;
        }
        final Connection connection = new Connection(socket, this);
        connections.add(connection);
        try {
            Thread.ofPlatform().daemon().name("serve-connection").start(connection);
        } catch (final OutOfMemoryError e) {
            // What the JVM says where the system gives it no thread.
            connections.remove(connection);
            connection.cut();
            throw new IOException(e.getMessage(), e);
        }
    }

    /** So little fits into the socket's buffer, and nobody has to wait for it. */
    private void turnAway(final Socket socket) {
        try (socket) {
            if (!isTls()) {
                socket.getOutputStream().write(FULL);
                socket.shutdownOutput();
            }
        } catch (final IOException e) {
            // It has gone by itself.
            return;
        }
    }

    /** Stop listening, cut every connection, and wait half a second at most for that. */
    @Override
    public void close() {
        isClosed = true;
        try {
            listener.close();
        } catch (final IOException e) {
            log.say(QuietLog.Kind.LISTENER, "cannot close the listening socket: " + e.getMessage());
        }
        try {
            accepting.join(CLOSE_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (final Connection connection : connections) {
            connection.cut();
        }
    }
}
