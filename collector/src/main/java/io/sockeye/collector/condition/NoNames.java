package io.sockeye.collector.condition;

import java.net.InetAddress;
import java.util.List;

/** Knows no names and no regular expressions: for expressions that have only numbers and words. Threads: stateless. */
public final class NoNames implements ValueNames {
    /** Knows nothing. */
    public NoNames() {}

    @Override
    public List<InetAddress> hosts(final String name) {
        return List.of();
    }

    @Override
    public int port(final String name) {
        return UNKNOWN;
    }

    @Override
    public long uid(final String name) {
        return UNKNOWN;
    }

    @Override
    public int interfaceIndex(final String name) {
        return UNKNOWN;
    }

    @Override
    public long cgroup(final String path) {
        return UNKNOWN;
    }

    @Override
    public TextPattern pattern(final String pattern) {
        throw new IllegalArgumentException("no engine for regular expressions here");
    }
}
