package io.sockeye.cli.serve.http;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/** A client that sends what it is told to, byte for byte. */
final class Client implements Closeable {
    /** What came back. */
    record Response(int status, Map<String, String> headers, byte[] body) {
        String text() throws IOException {
            final byte[] plain = "gzip".equals(headers.get("content-encoding"))
                    ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                    : body;
            return new String(plain, StandardCharsets.UTF_8);
        }
    }

    private static final int TIMEOUT_MS = 20_000;

    private final Socket socket;
    private final InputStream in;

    Client(final InetSocketAddress address) throws IOException {
        this(new Socket(address.getAddress(), address.getPort()));
    }

    Client(final InetSocketAddress address, final SSLContext tls) throws IOException {
        this(tls.getSocketFactory().createSocket(address.getAddress(), address.getPort()));
    }

    private Client(final Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MS);
        this.in = socket.getInputStream();
    }

    static String basic(final String credentials) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    static String get(final String path, final String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    }

    /** One request on a connection of its own. */
    static Response once(final InetSocketAddress address, final String request) throws IOException {
        try (Client client = new Client(address)) {
            return client.ask(request);
        }
    }

    /** One request on a connection of its own. */
    static Response once(final InetSocketAddress address, final SSLContext tls, final String request)
            throws IOException {
        try (Client client = new Client(address, tls)) {
            return client.ask(request);
        }
    }

    Socket socket() {
        return socket;
    }

    void send(final String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    Response ask(final String request) throws IOException {
        send(request);
        return receive(!request.startsWith("HEAD "));
    }

    Response receive(final boolean hasBody) throws IOException {
        final String line = line();
        final Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            final int colon = header.indexOf(": ");
            headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 2));
        }
        final byte[] body = hasBody ? in.readNBytes(Integer.parseInt(headers.get("content-length"))) : new byte[0];
        return new Response(Integer.parseInt(line.split(" ")[1]), headers, body);
    }

    private String line() throws IOException {
        final StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException(line.toString());
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    /** Whether the server has closed, or closes before the time is over. What it sends before that is left out. */
    boolean isClosed() {
        try {
            while (in.read() >= 0) {
                continue;
            }
            return true;
        } catch (final SocketTimeoutException e) {
            return false;
        } catch (final IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
