package io.sockeye.collector.ledger;

import io.sockeye.collector.record.SocketRecord;

/**
 * Told of what came and went, to add it up. Entry and row are the ledger's own and valid during the call only. It is
 * called by whatever thread feeds the ledger, but by one at a time, and each sees what the one before did: it needs no
 * locks of its own. It must not call the ledger.
 */
public interface LedgerHandler {
    /**
     * A socket that is there since before the first whole look at its protocol, when it is met first.
     *
     * @param entry of it; {@link LedgerEntry#label(int)} may be set.
     * @param row   of it.
     */
    default void onFirst(final LedgerEntry entry, final SocketRecord row) {}

    /**
     * A socket that was not in the last look. What it has sent and received it has done since then.
     *
     * @param entry of it; {@link LedgerEntry#label(int)} may be set.
     * @param row   of it.
     */
    default void onOpened(final LedgerEntry entry, final SocketRecord row) {}

    /**
     * A socket that is known. Where its state or addresses have changed the entry has the new ones.
     *
     * @param entry of it; tells what was sent and received since it was seen last.
     * @param row   of it.
     */
    default void onSeen(final LedgerEntry entry, final SocketRecord row) {}

    /**
     * A socket that the look left out, though it is there: the kernel was asked. Called while the look is finished.
     *
     * @param entry of it, as it was seen last.
     */
    default void onMissed(final LedgerEntry entry) {}

    /**
     * A socket that is gone. Called while the look is finished.
     *
     * @param entry of it, as it was seen last.
     */
    default void onClosed(final LedgerEntry entry) {}
}
