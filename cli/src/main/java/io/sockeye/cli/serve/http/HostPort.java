package io.sockeye.cli.serve.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where to listen, as {@code --listen=HOST:PORT} says it. IPv6 addresses stand in brackets; without a host it is every
 * address of this machine. Threads: immutable.
 *
 * @param host name or address without brackets; empty for every address.
 * @param port 0 to 65535; 0 lets the kernel choose.
 */
public record HostPort(String host, int port) {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 255;

    /**
     * Read a text.
     *
     * @param text such as {@code 127.0.0.1:9517}, {@code [::1]:9517}, {@code :9517}.
     * @return what it says. The host is not looked up.
     * @throws IllegalArgumentException if it says nothing of the kind; the message is one sentence for the user.
     */
    public static HostPort parse(final String text) {
        final int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw fault(text, "HOST:PORT is needed, such as 127.0.0.1:9517");
        }
        return new HostPort(hostOf(text, text.substring(0, colon)), portOf(text, text.substring(colon + 1)));
    }

    private static String hostOf(final String text, final String host) {
        if (host.startsWith("[")) {
            if (!host.endsWith("]") || host.length() < 4 || !isMadeOf(host, 1, host.length() - 1, true)) {
                throw fault(text, "an IPv6 address and a port are needed, such as [::1]:9517");
            }
            final String address = host.substring(1, host.length() - 1);
            if (address.indexOf(':') < 0) {
                throw fault(text, "only IPv6 addresses stand in brackets");
            }
            return address;
        }
        if (host.indexOf(':') >= 0) {
            throw fault(text, "IPv6 addresses stand in brackets, such as [::1]:9517");
        }
        if (host.length() > MAX_HOST || !isMadeOf(host, 0, host.length(), false)) {
            throw fault(text, "not a host's name or address");
        }
        return host;
    }

    private static int portOf(final String text, final String port) {
        int number = port.isEmpty() ? MAX_PORT + 1 : 0;
        for (int i = 0; i < port.length() && number <= MAX_PORT; i++) {
            final char digit = port.charAt(i);
            number = digit >= '0' && digit <= '9' ? number * 10 + digit - '0' : MAX_PORT + 1;
        }
        if (number > MAX_PORT) {
            throw fault(text, "the port is a number from 0 to 65535");
        }
        return number;
    }

    private static boolean isMadeOf(final String text, final int from, final int limit, final boolean isIpv6) {
        for (int i = from; i < limit; i++) {
            final char character = text.charAt(i);
            final boolean isWord = character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character == '.'
                    || character == '-'
                    || character == '_';
            if (!isWord && !(isIpv6 && (character == ':' || character == '%'))) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException fault(final String text, final String what) {
        return new IllegalArgumentException("cannot listen on '" + text + "': " + what);
    }

    /**
     * The address to bind, looked up where the host is a name.
     *
     * @return never unresolved.
     * @throws IOException if there is no such host.
     */
    public InetSocketAddress resolve() throws IOException {
        if (host.isEmpty()) {
            return new InetSocketAddress(port);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (final UnknownHostException e) {
            throw new IOException("cannot listen on '" + this + "': there is no such host", e);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
