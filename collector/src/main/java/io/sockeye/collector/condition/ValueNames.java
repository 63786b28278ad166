package io.sockeye.collector.condition;

import java.net.InetAddress;
import java.util.List;

/**
 * Knows what is behind the values of an expression that are no numbers. Asked while an expression is read, never for a
 * row.
 */
public interface ValueNames {
    /** What is not known. */
    int UNKNOWN = -1;

    /**
     * The addresses of a host.
     *
     * @param name of it, one char per byte.
     * @return its addresses; none where nobody knows it.
     */
    List<InetAddress> hosts(String name);

    /**
     * The port of a service.
     *
     * @param name of it, one char per byte.
     * @return 0 to 65535, or {@link #UNKNOWN}.
     */
    int port(String name);

    /**
     * The id of a user.
     *
     * @param name of the user, one char per byte.
     * @return the id, unsigned; or {@link #UNKNOWN}.
     */
    long uid(String name);

    /**
     * The number of an interface.
     *
     * @param name of it, one char per byte.
     * @return the index, from 1; or {@link #UNKNOWN}.
     */
    int interfaceIndex(String name);

    /**
     * The id of a control group of version 2.
     *
     * @param path of its directory, or its path from where cgroup2 is mounted, one char per byte.
     * @return the inode of the directory, or {@link #UNKNOWN}.
     */
    long cgroup(String path);

    /**
     * A regular expression, of an engine that takes time in proportion to the text, whatever the expression.
     *
     * @param pattern to read.
     * @return the expression.
     * @throws IllegalArgumentException if it is none; its message says why.
     */
    TextPattern pattern(String pattern);
}
