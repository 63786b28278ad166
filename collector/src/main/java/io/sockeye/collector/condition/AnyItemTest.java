package io.sockeye.collector.condition;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Whether a test holds for any object of a list, or for none. */
final class AnyItemTest extends RowTest {
    private final FieldReader list;
    private final RowTest item;
    private final boolean isWanted;

    AnyItemTest(final FieldReader list, final RowTest item, final boolean isWanted) {
        this.list = list;
        this.item = item;
        this.isWanted = isWanted;
    }

    @Override
    public boolean holds(final Row row) {
        if (!list.isPresent(row)) {
            return false;
        }
        list.begin(row);
        while (list.next()) {
            if (item.holds(list.item())) {
                return isWanted;
            }
        }
        return !isWanted;
    }
}
