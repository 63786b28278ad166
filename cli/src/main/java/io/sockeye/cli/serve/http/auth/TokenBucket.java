package io.sockeye.cli.serve.http.auth;

/**
 * How often something may happen: a number of times at once, and again after a while each. Threads: confined to whoever
 * guards it.
 */
final class TokenBucket {
    private final int capacity;
    private final long refillNanos;
    private int tokens;
    private long since;

    /** Full. */
    TokenBucket(final int capacity, final long refillNanos, final long now) {
        this.capacity = capacity;
        this.refillNanos = refillNanos;
        this.tokens = capacity;
        this.since = now;
    }

    /** Take one, if there is one. */
    boolean take(final long now) {
        final long more = (now - since) / refillNanos;
        if (more > 0) {
            tokens = (int) Math.min(capacity, tokens + more);
            since += more * refillNanos;
        }
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Give one back. */
    void giveBack() {
        tokens = Math.min(capacity, tokens + 1);
    }
}
