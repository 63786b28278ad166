package io.sockeye.cli.filter;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.sockeye.cli.names.ServiceNames;
import io.sockeye.cli.names.UserNames;
import io.sockeye.collector.cgroup.CgroupTree;
import io.sockeye.collector.condition.TextPattern;
import io.sockeye.collector.condition.ValueNames;

/** What names mean on this host, by its files and name services. Confined to one thread. */
public final class HostValues implements ValueNames {
    private final ServiceNames services;
    private final UserNames users;

    /**
     * Look-ups on this host.
     *
     * @param services of it.
     * @param users    of it.
     */
    public HostValues(final ServiceNames services, final UserNames users) {
        this.services = services;
        this.users = users;
    }

    @Override
    public List<InetAddress> hosts(final String name) {
        try {
            return List.of(InetAddress.getAllByName(name));
        } catch (final UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public int port(final String name) {
        return services.port(name);
    }

    @Override
    public long uid(final String name) {
        return users.id(name);
    }

    @Override
    public int interfaceIndex(final String name) {
        try {
            final NetworkInterface found = NetworkInterface.getByName(name);
            return found == null ? UNKNOWN : found.getIndex();
        } catch (final SocketException e) {
            return UNKNOWN;
        }
    }

    @Override
    public long cgroup(final String path) {
        return CgroupTree.idOf(path);
    }

    @Override
    public TextPattern pattern(final String pattern) {
        PatternBounds.require(pattern);
        try {
            final Pattern compiled = Pattern.compile(pattern);
            return text -> compiled.matcher(text).find();
        } catch (final PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }
}
