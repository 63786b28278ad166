package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.Row;

/** A list of objects that lie in the row, of one length each. Confined to one thread. */
abstract class PartsReader extends FieldReader {
    private final Row item;
    private final int itemLength;
    private final FieldReader[] members;
    private Row row;
    private int count;
    private int next;

    /**
     * A reader.
     *
     * @param members    fields of an object.
     * @param joins      to ask for what is not in the row.
     * @param item       to be wrapped around one object after the other.
     * @param itemLength of an object in bytes.
     */
    PartsReader(final List<Field> members, final Joins joins, final Row item, final int itemLength) {
        this.members = FieldList.bind(members, joins);
        this.item = item;
        this.itemLength = itemLength;
    }

    /** {@return how many objects the row has} */
    abstract int count(Row of);

    /** {@return where an object lies, in bytes from the row's beginning} */
    abstract int offset(int index);

    @Override
    public final void begin(final Row of) {
        row = of;
        next = 0;
        count = count(of);
    }

    @Override
    public final boolean next() {
        if (next >= count) {
            return false;
        }
        row.part(offset(next), itemLength, item);
        next++;
        return true;
    }

    @Override
    public final Row item() {
        return item;
    }

    @Override
    public final FieldReader[] members() {
        return members;
    }
}
