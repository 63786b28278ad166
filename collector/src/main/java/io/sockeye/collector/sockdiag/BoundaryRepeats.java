package io.sockeye.collector.sockdiag;

import java.util.Arrays;

/**
 * Finds sockets that a dump delivers twice. The kernel remembers between two datagrams how many sockets of a hash chain
 * it has sent; if one is added to the front of the chain meanwhile, the last that was sent comes again. So it is enough
 * to look for the first cookies of a datagram among the last ones of those before it. Confined to one thread at a time.
 */
final class BoundaryRepeats {
    /** Cookies that are kept, and messages of a datagram that are looked at: the kernel sends as many in one go. */
    static final int WINDOW = 16;

    private final long[] cookies = new long[WINDOW];
    private int next;
    private int unchecked;

    /** Begin a dump. */
    void clear() {
        Arrays.fill(cookies, 0);
        unchecked = 0;
    }

    /** The next messages come from another datagram. */
    void beginDatagram() {
        unchecked = WINDOW;
    }

    /**
     * Note a socket.
     *
     * @param cookie of it, 0 if it has none.
     * @return whether it was delivered before.
     */
    boolean isRepeat(final long cookie) {
        if (unchecked > 0) {
            unchecked--;
            if (contains(cookie)) {
                return true;
            }
        }
        cookies[next] = cookie;
        next = (next + 1) & (WINDOW - 1);
        return false;
    }

    private boolean contains(final long cookie) {
        boolean found = false;
        for (final long known : cookies) {
            found |= known == cookie;
        }
        return found && cookie != 0;
    }
}
