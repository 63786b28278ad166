package io.sockeye.collector.cgroup;

import java.nio.charset.StandardCharsets;

/**
 * A control group: its path, and what that says. Texts are bytes from outside, not to be changed; null where the path
 * says nothing. Threads: immutable.
 */
public final class Cgroup {
    /** What makes a directory a unit of systemd's that has processes. */
    private static final String[] UNITS = {".service", ".scope", ".socket", ".mount", ".swap"};

    private static final String SCOPE = ".scope";
    private static final String SERVICE = ".service";
    private static final String LXC = "lxc.payload.";
    /** Of a process that watches a container of Podman's or CRI-O's, and is not in it. */
    private static final String MONITOR = "conmon";
    /** How many hexadecimal digits the id of a container has, whoever made it. */
    private static final int ID_LENGTH = 64;

    private final byte[] path;
    private final byte[] unit;
    private final byte[] container;

    private Cgroup(final String path, final String unit, final String container) {
        this.path = bytes(path);
        this.unit = bytes(unit);
        this.container = bytes(container);
    }

    /**
     * The group of a path.
     *
     * @param path from where cgroup2 is mounted, beginning with a slash; one char per byte.
     * @return the group.
     */
    public static Cgroup of(final String path) {
        String unit = null;
        String container = null;
        int end = path.length();
        while (end > 0 && (unit == null || container == null)) {
            final int slash = path.lastIndexOf('/', end - 1);
            final String name = path.substring(slash + 1, end);
            unit = unit == null ? unit(name) : unit;
            container = container == null ? container(name) : container;
            end = slash;
        }
        return new Cgroup(path, unit, container);
    }

    /**
     * A group that is not there any more, or cannot be seen from here.
     *
     * @param id the kernel's.
     * @return a group whose path says so in ss's words.
     */
    static Cgroup unreachable(final long id) {
        return new Cgroup("unreachable:" + Long.toHexString(id), null, null);
    }

    /** systemd puts an underscore before a name that the kernel might take for one of its own. */
    private static String unit(final String name) {
        for (final String suffix : UNITS) {
            if (name.length() > suffix.length() && name.endsWith(suffix)) {
                return name.charAt(0) == '_' ? name.substring(1) : name;
            }
        }
        return null;
    }

    /** {@code docker-ID.scope}, {@code cri-containerd-ID.scope}, {@code libpod-ID}, or the id alone. */
    private static String container(final String name) {
        if (name.startsWith(LXC)) {
            return name.length() > LXC.length() ? name.substring(LXC.length()) : null;
        }
        final int end = name.endsWith(SCOPE)
                ? name.length() - SCOPE.length()
                : name.endsWith(SERVICE) ? name.length() - SERVICE.length() : name.length();
        final int start = end - ID_LENGTH;
        if (start < 0 || start > 0 && name.charAt(start - 1) != '-' && name.charAt(start - 1) != ':') {
            return null;
        }
        for (int i = start; i < end; i++) {
            if (Character.digit(name.charAt(i), 16) < 0) {
                return null;
            }
        }
        return name.lastIndexOf(MONITOR, start) >= 0 ? null : name.substring(start, end);
    }

    private static byte[] bytes(final String text) {
        return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@return path from where cgroup2 is mounted} */
    public byte[] path() {
        return path;
    }

    /** {@return the innermost unit of systemd's that has processes; null if the path has none} */
    public byte[] unit() {
        return unit;
    }

    /** {@return id or name of the innermost container; null if the path has none} */
    public byte[] container() {
        return container;
    }
}
