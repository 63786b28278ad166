package io.sockeye.cli.serve.http.auth;

import java.security.MessageDigest;

/**
 * The last few digests. Whether one is among them takes the same time wherever it stands. Threads: confined to whoever
 * guards it.
 */
final class RememberedDigests {
    private final byte[][] digests;
    private int next;

    RememberedDigests(final int capacity, final int length) {
        digests = new byte[capacity][length];
        next = 0;
    }

    boolean contains(final byte[] digest) {
        boolean isFound = false;
        for (final byte[] remembered : digests) {
            isFound |= MessageDigest.isEqual(remembered, digest);
        }
        return isFound;
    }

    void add(final byte[] digest) {
        digests[next] = digest;
        next = (next + 1) % digests.length;
    }
}
