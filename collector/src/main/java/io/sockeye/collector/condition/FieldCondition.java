package io.sockeye.collector.condition;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;

/** A condition on one field. Threads: immutable. */
final class FieldCondition extends RowCondition {
    /** Makes the test of what a reader has. */
    interface Maker {
        /**
         * Make a test for one thread.
         *
         * @param reader of the field.
         * @return the test.
         */
        RowTest test(FieldReader reader);
    }

    private final Field field;
    private final Maker maker;
    private final boolean isWanted;

    /**
     * A condition.
     *
     * @param text     as it was typed.
     * @param field    that it is on.
     * @param maker    of tests; of a field that is {@link Field#firstOf the first of some objects'} of tests for
     *                 equality, which are then made on every one.
     * @param isWanted whether it is to be so, not otherwise.
     */
    FieldCondition(final String text, final Field field, final Maker maker, final boolean isWanted) {
        super(text);
        this.field = field;
        this.maker = maker;
        this.isWanted = isWanted;
    }

    @Override
    public int needs() {
        return field.needs();
    }

    @Override
    public boolean uses(final String name) {
        return field.name().equals(name);
    }

    @Override
    public boolean isAboutStates() {
        return field.name().equals("state");
    }

    @Override
    public RowTest bind(final Joins joins) {
        if (field.list() == null) {
            return maker.test(field.bind(joins));
        }
        final FieldReader list = field.list().bind(joins);
        for (int i = 0; i < field.list().members().size(); i++) {
            if (field.list().members().get(i).name().equals(field.member())) {
                return new AnyItemTest(list, maker.test(list.members()[i]), isWanted);
            }
        }
        throw new IllegalStateException("no such member: field=" + field + ", member=" + field.member());
    }
}
