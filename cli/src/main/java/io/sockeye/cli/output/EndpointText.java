package io.sockeye.cli.output;

import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.names.ServiceNames;
import io.sockeye.collector.Family;

/**
 * An address and a port as text, as names or as numbers. Threads: confined to one.
 */
final class EndpointText {
    private static final int INET6 = Family.INET6.number();

    private final HostNames hosts;
    private final ServiceNames services;

    /**
     * Endpoints as text.
     *
     * @param names        to print, where there is one.
     * @param numericHosts whether addresses stay numbers.
     * @param numericPorts whether ports stay numbers.
     */
    EndpointText(final Names names, final boolean numericHosts, final boolean numericPorts) {
        hosts = numericHosts ? null : names.hosts();
        services = numericPorts ? null : names.services();
    }

    /** What to gather addresses in before their names are needed; null if they stay numbers. */
    HostNames hosts() {
        return hosts;
    }

    /** Write a host and return the index after it. May overwrite four bytes after it with blanks. */
    int host(final byte[] target, final int at, final int family, final long first, final long last) {
        final byte[] name = hosts == null ? null : hosts.name(family, first, last);
        if (name != null) {
            System.arraycopy(name, 0, target, at, name.length);
            return at + name.length;
        }
        return family == INET6
                ? AddressText.ipv6OrMapped(target, at, first, last)
                : AddressText.ipv4(target, at, AddressText.firstWord(first));
    }

    /** Write a port and return the index after it. May overwrite seven bytes after it with blanks. */
    int port(final byte[] target, final int at, final int protocol, final int port) {
        if (port == 0) {
            target[at] = '*';
            return at + 1;
        }
        final byte[] name = services == null ? null : services.name(protocol, port);
        if (name != null) {
            System.arraycopy(name, 0, target, at, name.length);
            return at + name.length;
        }
        return WideText.decimal5(target, at, port);
    }
}
