package io.sockeye.collector.condition;

import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.query.KernelCondition;

/** Something that is true of some rows of a kind. Threads: immutable. */
public abstract class RowCondition {
    private final String text;

    /**
     * A condition.
     *
     * @param text as it was typed.
     */
    protected RowCondition(final String text) {
        this.text = text;
    }

    /**
     * A test for one thread.
     *
     * @param joins to ask for what is not in the row; that thread's own.
     * @return a test, which allocates nothing.
     */
    public abstract RowTest bind(Joins joins);

    /** {@return what must be asked for, bits of {@link Need}} */
    public int needs() {
        return Need.BASE;
    }

    /**
     * Whether a field is in use.
     *
     * @param name of the field.
     * @return whether its value decides.
     */
    public boolean uses(final String name) {
        return false;
    }

    /** {@return the same for the kernel to check while it dumps sockets; null if it cannot} */
    public KernelCondition kernel() {
        return null;
    }

    /** {@return whether it says which states are wanted, so that no other choice of them is to be made} */
    public boolean isAboutStates() {
        return false;
    }

    /** {@return what the test on rows can only guess, where the kernel knows; null if nothing} */
    public String guess() {
        return null;
    }

    @Override
    public final String toString() {
        return text;
    }
}
