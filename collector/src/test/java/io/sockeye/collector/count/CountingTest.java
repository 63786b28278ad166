package io.sockeye.collector.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** Counts of random rows by random fields against a map of objects. */
class CountingTest {
    private static final int PLANS = 150;

    private final Random random = Seeds.random();
    private final List<Field> groupable = NaiveValues.groupable(SocketFields.LIST.fields());
    private final List<Field> unsigned = List.of(field("recv_q"), field("send_q"), field("timer_ms"), field("uid"));
    private final RandomSockets sockets = new RandomSockets(random);

    private static Field field(final String name) {
        return SocketFields.LIST.find(name);
    }

    @Test
    void shouldCountAsAMapOfObjects() {
        for (int i = 0; i < PLANS; i++) {
            final CountPlan plan = plan();
            final Counting counting = new Counting(plan);
            final NaiveCount twin = new NaiveCount(plan);
            count(counting, List.of(twin));
            final List<List<Object>> expected = new ArrayList<>(twin.groups().keySet());
            expected.sort(twin.order());
            final int kept = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(5);
            try (Groups groups = counting.finish(kept)) {
                final Told told = new Told(counting, groups);
                assertEquals(expected.subList(0, Math.min(kept, expected.size())), told.keys, plan::toString);
                assertEquals(expected.size(), groups.groups());
                assertEquals(0, groups.error());
                for (int k = 0; k < told.keys.size(); k++) {
                    assertGroup(plan, twin.groups().get(told.keys.get(k)), told, k);
                }
            }
        }
    }

    private void assertGroup(final CountPlan plan, final NaiveCount.Group expected, final Told told, final int group) {
        assertEquals(BigInteger.valueOf(expected.count), told.value(group, "count"), plan::toString);
        assertEquals(null, told.value(group, "count_error"));
        for (int i = 0; i < expected.numbers.length; i++) {
            final boolean isSum = i < plan.sums().size();
            final String name = isSum
                    ? "sum_" + plan.sums().get(i).name()
                    : "max_" + plan.maxima().get(i - plan.sums().size()).name();
            assertEquals(NaiveCount.told(expected.numbers[i]), told.value(group, name), () -> plan + " " + name);
        }
        if (plan.percentiles() != null) {
            for (final int percent : CountPlan.PERCENTILES) {
                final Object value = told.value(
                        group, "p" + percent + "_" + plan.percentiles().name());
                assertEquals(expected.values.isEmpty(), value == null, plan::toString);
                if (value != null) {
                    assertNear(NaiveCount.percentile(expected.values, percent), (BigInteger) value);
                }
            }
        }
    }

    private static void assertNear(final BigInteger expected, final BigInteger actual) {
        final BigInteger greatest = BigInteger.valueOf(Long.MAX_VALUE);
        final BigInteger most = expected.min(greatest);
        assertTrue(
                most.subtract(actual).abs().multiply(BigInteger.valueOf(100)).compareTo(most) <= 0,
                () -> "expected=" + expected + ", actual=" + actual);
    }

    /** Beyond the limit no count is too low, and none is higher than its error says. */
    @Test
    void shouldStateTheErrorOfCountsBeyondTheLimit() {
        for (int i = 0; i < PLANS; i++) {
            final CountPlan plan = new CountPlan(List.of(new GroupKey(field("inode"))), List.of(), List.of(), null);
            final int limit = 1 + random.nextInt(40);
            final Counting counting = new Counting(plan, limit);
            final NaiveCount twin = new NaiveCount(plan);
            final int threads = 1 + random.nextInt(3);
            long rows = 0;
            for (int thread = 0; thread < threads; thread++) {
                final GroupCounter counter = counting.counter(Joins.NONE);
                for (int b = 0; b < 10; b++) {
                    final RowBatch batch = skewed(1 + random.nextInt(100));
                    rows += batch.count();
                    twin.add(batch);
                    assertTrue(counter.onRows(batch));
                }
            }
            try (Groups groups = counting.finish(Integer.MAX_VALUE)) {
                final Told told = new Told(counting, groups);
                final Set<Object> seen = new HashSet<>(told.keys);
                assertEquals(told.keys.size(), seen.size(), "a group is told twice");
                assertEquals(rows, groups.rows());
                assertTrue(groups.error() <= rows / limit, () -> "error=" + groups.error());
                assertTrue(groups.groups() <= (long) limit * threads);
                for (int k = 0; k < told.keys.size(); k++) {
                    final long exact = twin.groups().get(told.keys.get(k)).count;
                    final long count = ((BigInteger) told.value(k, "count")).longValue();
                    final Object error = told.value(k, "count_error");
                    final long most = error == null ? 0 : ((BigInteger) error).longValue();
                    assertTrue(exact <= count && count - most <= exact, () -> exact + " " + count + " " + most);
                }
                for (final Map.Entry<List<Object>, NaiveCount.Group> entry :
                        twin.groups().entrySet()) {
                    assertTrue(seen.contains(entry.getKey()) || entry.getValue().count <= groups.error());
                }
            }
        }
    }

    private RowBatch skewed(final int rows) {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, rows);
        final SocketRecord row = new SocketRecord();
        for (int i = 0; i < rows; i++) {
            batch.append(row).inode(1 + (long) (Math.abs(random.nextGaussian()) * 30));
        }
        return batch;
    }

    @Test
    void shouldTakeAMappedAddressForTheIpv4AddressThatItIs() {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 4);
        final SocketRecord row = new SocketRecord();
        address(batch.append(row), Family.INET, 0x0A01_0203, 0, 0, 0);
        address(batch.append(row), Family.INET6, 0, 0, 0xFFFF, 0x0A01_02FF);
        address(batch.append(row), Family.INET6, 0x2001_0DB8, 0x0001_0000, 0, 1);
        address(batch.append(row), Family.INET6, 0x2001_0DB8, 0x0001_FFFF, 5, 5);
        final CountPlan plan =
                new CountPlan(List.of(new GroupKey(field("local_address"), 24, 48)), List.of(), List.of(), null);
        final Counting counting = new Counting(plan);
        assertTrue(counting.counter(Joins.NONE).onRows(batch));
        try (Groups groups = counting.finish(Integer.MAX_VALUE)) {
            final Told told = new Told(counting, groups);
            assertEquals(2, told.keys.size());
            assertEquals("4:00001010000000010000001000000000", told.keys.get(0).get(0));
            assertTrue(told.keys
                    .get(1)
                    .get(0)
                    .toString()
                    .startsWith("6:0010000000000001000011011011100000000000000000010"));
            assertFalse(told.keys.get(1).get(0).toString().substring(50).contains("1"));
        }
    }

    private static void address(
            final SocketRecord row, final Family family, final int a, final int b, final int c, final int d) {
        row.family(family.number()).localPort(1);
        final int[] words = {a, b, c, d};
        for (int i = 0; i < words.length; i++) {
            row.localAddressWord(i, Integer.reverseBytes(words[i]));
        }
    }

    private void count(final Counting counting, final List<NaiveCount> twins) {
        final int threads = 1 + random.nextInt(3);
        for (int thread = 0; thread < threads; thread++) {
            final GroupCounter counter = counting.counter(Joins.NONE);
            for (int i = random.nextInt(6); i > 0; i--) {
                final RowBatch batch = sockets.batch(1 + random.nextInt(200));
                twins.forEach(twin -> twin.add(batch));
                assertTrue(counter.onRows(batch));
            }
        }
    }

    private CountPlan plan() {
        final List<Field> shuffled = new ArrayList<>(groupable);
        Collections.shuffle(shuffled, random);
        final List<GroupKey> keys = new ArrayList<>();
        for (final Field field : shuffled.subList(0, 1 + random.nextInt(4))) {
            keys.add(
                    random.nextBoolean()
                            ? new GroupKey(field)
                            : new GroupKey(field, random.nextInt(33), random.nextInt(129)));
        }
        final List<Field> sums = unsigned.subList(0, random.nextInt(unsigned.size()));
        final List<Field> maxima = unsigned.subList(random.nextInt(unsigned.size()), unsigned.size());
        return new CountPlan(keys, sums, maxima, random.nextBoolean() ? field("send_q") : null);
    }

    /** The groups as their rows tell them. */
    private static final class Told implements RowSink {
        private final Counting counting;
        private final List<List<Object>> keys = new ArrayList<>();
        private final List<List<Object>> values = new ArrayList<>();

        Told(final Counting counting, final Groups groups) {
            this.counting = counting;
            groups.deliver(this);
            assertEquals(groups.told(), keys.size());
        }

        Object value(final int group, final String name) {
            final Field field = counting.fields().find(name);
            assertNotNull(field, name);
            return values.get(group).get(counting.fields().fields().indexOf(field));
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            final Row row = new Row();
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                final List<Object> all = new ArrayList<>();
                for (final Field field : counting.fields().fields()) {
                    all.add(NaiveValues.value(field, row));
                }
                values.add(all);
                keys.add(new ArrayList<>(all.subList(0, counting.plan().keys().size())));
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError(what);
        }
    }
}
