package io.sockeye.collector.ledger;

/**
 * What a ledger has counted since it was made: sums that only rise, but for those that say what there is. Read it
 * between looks, on the thread that finishes them.
 */
public final class LedgerCounts {
    long opened;
    long closed;
    long missed;
    long asked;
    long unanswered;
    long repeated;
    long untracked;
    int waiting;
    int tracked;

    LedgerCounts() {}

    /** {@return sockets that were not in the look before; those of the first look are not among them} */
    public long opened() {
        return opened;
    }

    /** {@return sockets that are gone} */
    public long closed() {
        return closed;
    }

    /** {@return how often a socket was not in a look and yet there, as the kernel said when it was asked} */
    public long missed() {
        return missed;
    }

    /** {@return how often the kernel was asked for a socket} */
    public long asked() {
        return asked;
    }

    /** {@return how many of these questions had no answer} */
    public long unanswered() {
        return unanswered;
    }

    /** {@return rows of sockets that the same look had brought before} */
    public long repeated() {
        return repeated;
    }

    /** {@return rows of full sockets that nothing is known of by which they could be found again} */
    public long untracked() {
        return untracked;
    }

    /**
     * {@return how many sockets were not in the last look and of which nobody can say that they are gone; they count as
     * there}
     */
    public int waiting() {
        return waiting;
    }

    /** {@return how many sockets there are: those of the first look and those opened since, without the closed} */
    public int tracked() {
        return tracked;
    }
}
