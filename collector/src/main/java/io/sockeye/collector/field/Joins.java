package io.sockeye.collector.field;

import io.sockeye.collector.cgroup.Cgroup;

/**
 * What is joined to rows, of which each field asks only for what it shows. Nothing is read before it is asked for. All
 * texts are the answerer's own and not to be changed; where nothing is known they are null. Confined to one thread:
 * fields that are bound for several threads are bound to several of these.
 */
public interface Joins {
    /** Nothing is known. */
    Joins NONE = new Joins() {};

    /**
     * The name of a user.
     *
     * @param uid user id, unsigned.
     * @return the name in bytes from outside, or null.
     */
    default byte[] userName(final long uid) {
        return null;
    }

    /**
     * The name of a service.
     *
     * @param protocol of the socket, as {@link io.sockeye.collector.dump.Protocol#code()}.
     * @param port     0 to 65535.
     * @return the name in bytes from outside, or null.
     */
    default byte[] serviceName(final int protocol, final int port) {
        return null;
    }

    /**
     * The name of a host.
     *
     * @param family {@code AF_INET} or {@code AF_INET6}.
     * @param first  the first eight bytes of the address as they lie in memory, in host order of a long.
     * @param last   the last eight bytes.
     * @return the name in bytes from outside, or null.
     */
    default byte[] hostName(final int family, final long first, final long last) {
        return null;
    }

    /**
     * The name of an interface.
     *
     * @param index of the interface.
     * @return the name in bytes from outside, or null.
     */
    default byte[] interfaceName(final int index) {
        return null;
    }

    /**
     * The name of a UNIX socket.
     *
     * @param inode of the socket.
     * @return its path, or after an @ its abstract name, in bytes from outside; null if it has none, or is not known.
     */
    default byte[] unixName(final long inode) {
        return null;
    }

    /**
     * The processes that hold sockets.
     *
     * @return the same owners each time, as a list and its members read at one cursor; null where none are known.
     */
    default Owners owners() {
        return null;
    }

    /**
     * A control group.
     *
     * @param id the kernel's.
     * @return the group, or null.
     */
    default Cgroup cgroup(final long id) {
        return null;
    }

    /**
     * The time of the round.
     *
     * @return as in RFC 3339, in ASCII; it changes between rounds only. Null without rounds.
     */
    default byte[] time() {
        return null;
    }
}
