package io.sockeye.cli.output;

import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.names.ServiceNames;
import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.ascii.WideText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/**
 * An address and a port as text, as names or as numbers. Threads: confined to one.
 */
public final class EndpointText {
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
    public EndpointText(final Names names, final boolean numericHosts, final boolean numericPorts) {
        hosts = numericHosts ? null : names.hosts();
        services = numericPorts ? null : names.services();
    }

    /** {@return what to gather addresses in before their names are needed; null if they stay numbers} */
    public HostNames hosts() {
        return hosts;
    }

    /**
     * Look up the names of all addresses of a batch, unless they stay numbers.
     *
     * @param batch of sockets of Internet families.
     * @param row   to be wrapped around one after the other.
     */
    void lookUp(final RowBatch batch, final SocketRecord row) {
        if (hosts == null) {
            return;
        }
        for (int i = 0; i < batch.count(); i++) {
            hosts.want(batch.get(i, row));
        }
        hosts.lookUpWanted();
    }

    /**
     * Append a host.
     *
     * @param writer to append to.
     * @param family {@code AF_INET} or {@code AF_INET6}.
     * @param first  the first eight bytes of the address as they lie in memory, in host order of a long.
     * @param last   the last eight bytes; 0 for IPv4.
     */
    public void host(final AsciiWriter writer, final int family, final long first, final long last) {
        writer.position(host(writer.buffer(), writer.position(), family, first, last));
    }

    /**
     * Append a port, {@code *} for 0.
     *
     * @param writer   to append to.
     * @param protocol as {@link io.sockeye.collector.dump.Protocol#code()}.
     * @param port     0 to 65535.
     */
    public void port(final AsciiWriter writer, final int protocol, final int port) {
        writer.position(port(writer.buffer(), writer.position(), protocol, port));
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
