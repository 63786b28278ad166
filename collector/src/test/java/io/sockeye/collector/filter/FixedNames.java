package io.sockeye.collector.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import io.sockeye.collector.condition.TextPattern;
import io.sockeye.collector.condition.ValueNames;

/** Names of a host that does not change. */
public final class FixedNames implements ValueNames {
    @Override
    public List<InetAddress> hosts(final String name) {
        if (!name.equals("db")) {
            return List.of();
        }
        try {
            return List.of(
                    InetAddress.getByAddress(new byte[] {10, 0, 0, 1}),
                    InetAddress.getByAddress(new byte[] {10, 0, 0, 2}));
        } catch (final UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public int port(final String name) {
        return name.equals("https") ? 443 : UNKNOWN;
    }

    @Override
    public long uid(final String name) {
        return name.equals("www-data") ? 33 : UNKNOWN;
    }

    @Override
    public int interfaceIndex(final String name) {
        return name.equals("lo") ? 1 : UNKNOWN;
    }

    @Override
    public long cgroup(final String path) {
        return path.equals("/user.slice") ? 7 : UNKNOWN;
    }

    @Override
    public TextPattern pattern(final String pattern) {
        final java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern);
        return text -> compiled.matcher(new String(text, java.nio.charset.StandardCharsets.UTF_8))
                .find();
    }
}
