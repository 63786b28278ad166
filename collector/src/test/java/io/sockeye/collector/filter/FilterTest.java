package io.sockeye.collector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.RouteFields;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

class FilterTest {
    private static final int EXPRESSIONS = 20_000;
    private static final int ROWS = 40;

    private final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 1);
    private final SocketRecord row = batch.append(new SocketRecord());

    @Test
    void shouldMeanWhatPlainJavaMeans() throws Exception {
        final Random random = Seeds.random();
        final RandomRows rows = new RandomRows(random);
        for (int i = 0; i < EXPRESSIONS; i++) {
            final RandomFilter expected = RandomFilter.of(random, random.nextInt(4));
            final Filter filter = expected.filter();
            final RowFilter<Row> whole = filter.bind(Joins.NONE);
            final RowFilter<Row> rest = filter.bindRest(Joins.NONE);
            for (int j = 0; j < ROWS; j++) {
                rows.fill(row);
                batch.get(0, row);
                final boolean isWanted = expected.meaning().test(row);
                final String what = "filter=" + expected.text() + ", row=" + j;
                assertEquals(isWanted, whole.matches(row), what);
                final boolean passesKernel = KernelConditions.holds(filter.kernel(), row);
                assertTrue(passesKernel || !isWanted, "not a superset: " + what);
                assertEquals(isWanted, passesKernel && (rest == null || rest.matches(row)), "by parts: " + what);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "dport = 443                                 # true",
                "src 10.0.0.0/8 and not dport in (80, 443)   # true",
                "state established or sport gt 1024          # true",
                "dport = 443 and recv_q > 0                  # false",
                "recv_q > 0                                  # false",
                "dev lo and autobound                        # true",
            })
    void shouldLeaveToTheKernelWhatItCanCheck(final String text, final boolean isWhole) throws Exception {
        final Filter filter = filter(text);
        assertEquals(isWhole, filter.bindRest(Joins.NONE) == null);
    }

    @Test
    void shouldAskTheKernelForAnythingWhereAnAlternativeIsNotItsBusiness() throws Exception {
        assertEquals(KernelCondition.ALWAYS, filter("dport = 443 or recv_q > 0").kernel());
        assertEquals(
                KernelCondition.ALWAYS,
                filter("not (dport = 443 and recv_q > 0)").kernel());
        assertEquals(
                new KernelCondition.Ports(false, 443, 443),
                filter("dport = 443 and (recv_q > 0 or send_q > 0)").kernel());
        assertNull(filter("not (dport = 443 or sport = 22)").bindRest(Joins.NONE));
    }

    @Test
    void shouldSayWhatMustBeAskedFor() throws Exception {
        assertEquals(Need.BASE, filter("dport = 443").needs());
        assertEquals(Need.TCP_INFO, filter("rtt > 200ms or dport = 443").needs());
        assertTrue(filter("process = nginx").uses("process"));
        assertFalse(filter("process = nginx").uses("processes"));
        assertTrue(filter("state established").isAboutStates());
        assertTrue(filter("not state = LISTEN").isAboutStates());
        assertFalse(filter("dport = 443").isAboutStates());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "rtt                     # 3  # expected an operator behind 'rtt', not the end",
                "rtt > 200               # 6  # a time needs a unit: us, ms, s, m or h",
                "rtt > 1M                # 6  # 'M' is no unit of time",
                "recv_q > 200ms          # 9  # 'ms' is no unit of bytes",
                "retransmits > 3ms       # 14 # 'retransmits' takes a number without a unit, not 'ms'",
                "rtt > fast              # 6  # expected a time such as 200ms, not 'fast'",
                "dport = htps            # 8  # no service 'htps' is known",
                "dport = 65536           # 8  # ports go from 0 to 65535",
                "remote_port in (1-65536) # 16 # ports go from 0 to 65535",
                "dport ~ 44              # 6  # ports are numbers",
                "src 10.0.0.0/33         # 4  # a prefix of 33 bits is too long: 0 to 32",
                "src [2001:db8::]/129    # 4  # a prefix of 129 bits is too long: 0 to 128",
                "src 10.0.0.0/x          # 4  # 'x' is no length of a prefix",
                "src 10.0.0              # 4  # '10.0.0' is no address",
                "src 10.0.0.256          # 4  # '10.0.0.256' is no address",
                "src nowhere             # 4  # no host 'nowhere' is known",
                "src                     # 3  # expected an address",
                "src vsock:2:1024        # 4  # vsock sockets are not listed here",
                "src link:bogus          # 4  # 'bogus' is no protocol of a link",
                "src link:70000          # 4  # '70000' is no protocol of a link",
                "src link:lo:arp         # 4  # 'lo' is no protocol of a link",
                "src link:arp:eth7       # 4  # no interface 'eth7'",
                "src netlink:256         # 4  # '256' is no protocol of netlink",
                "src netlink:fou         # 4  # 'fou' is no protocol of netlink",
                "src netlink:*:ss        # 4  # 'ss' is no port id",
                "src netlink:*:-4294967295 # 4 # '-4294967295' is no port id",
                "time > 5m               # 7  # expected a time such as 2026-11-26T14:00:00Z, not '5m'",
                "time < 2026-13-01       # 7  # expected a time such as",
                "time = 2026-11-26T14:00 # 7  # expected a time such as",
                "time in (2026-11-26, x) # 21 # expected a time such as",
                "dev -1                  # 4  # no interface '-1'",
                "dev eth7                # 4  # no interface 'eth7'",
                "dev < lo                # 4  # 'dev' takes '=' or '!='",
                "uid = nobody7           # 6  # no user 'nobody7' is known",
                "uid in (5-3)            # 8  # this range ends before it begins",
                "state = ESTABLISHD      # 8  # 'state' is never 'ESTABLISHD'; the nearest: 'ESTABLISHED'",
                "state establishd        # 6  # no state 'establishd'; the nearest: 'established'",
                "protocol < udp          # 9  # 'protocol' has no order",
                "rtt ~ 3                 # 4  # 'rtt_us' is no text",
                "path ~ '('              # 7  # '(' is no regular expression",
                "prot = udp              # 0  # no field 'prot'; the nearest: ",
                "processes = x           # 0  # 'processes' is a list of objects",
                "cookie = xyz            # 9  # 'xyz' is no hexadecimal number",
                "dport = 443 and         # 15 # expected a condition, not the end",
                "(dport = 443            # 0  # this parenthesis does not end",
                "dport = 443)            # 11 # this parenthesis closes none",
                "dport = 443 = 3         # 12 # expected 'and', 'or' or the end, not '='",
                "uid in 3                # 7  # expected '(' behind 'in', not '3'",
                "uid in (3 4)            # 10 # expected ',' or ')', not '4'",
                "uid in ()               # 8  # expected an id or the name of a user, not ')'",
                "path = 'x               # 7  # this quote does not end",
                "or dport = 3            # 0  # expected a condition, not 'or'",
            })
    void shouldTellWhereAMistakeIsAndWhatItIs(final String text, final int place, final String problem) {
        final ExpressionException mistake = assertThrows(ExpressionException.class, () -> filter(text));
        assertTrue(mistake.getMessage().startsWith(problem), mistake.getMessage());
        assertEquals(place, mistake.begin(), mistake.lines());
    }

    @Test
    void shouldAnswerToExpressionsOfAnyLengthAndDepth() throws Exception {
        final int many = 50_000;
        assertTrue(filter("sport = 1 or ".repeat(many) + "sport = 0")
                .bind(Joins.NONE)
                .matches(row.protocol(1).family(2)));
        assertTrue(
                filter("not ".repeat(2 * many) + "sport = 0").bind(Joins.NONE).matches(row));
        assertFalse(filter("( ".repeat(200) + "sport = 1" + " )".repeat(200))
                .bind(Joins.NONE)
                .matches(row));
        final ExpressionException mistake =
                assertThrows(ExpressionException.class, () -> filter("(".repeat(many) + "sport = 1"));
        assertEquals("parentheses are nested more than 200 deep", mistake.getMessage());
        assertThrows(ExpressionException.class, () -> filter("! ( ".repeat(many) + "sport = 1"));
    }

    @Test
    void shouldFilterRowsOfEveryKind() throws Exception {
        assertFalse(Filter.of(RouteFields.LIST, "metric gt 100 and interface = eth0", new FixedNames())
                .isAboutStates());
        assertThrows(ExpressionException.class, () -> Filter.of(RouteFields.LIST, "dport = 443", new FixedNames()));
    }

    @Test
    void shouldAllocateNothing() throws Exception {
        final Random random = Seeds.random();
        final RandomRows rows = new RandomRows(random);
        final RowFilter<Row> filter = filter("(dport = 443 or src 10.0.0.0/8 or path ~ run) and recv_q ge 0 and"
                        + " uid in (0, 500) and protocol = tcp and path != /run/b.sock or state established")
                .bind(Joins.NONE);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            final SocketRecord[] filled = new SocketRecord[500];
            for (int i = 0; i < filled.length; i++) {
                filled[i] = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());
                rows.fill(filled[i]);
                filter.matches(filled[i]);
            }
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (final SocketRecord each : filled) {
                filter.matches(each);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    private static Filter filter(final String text) throws ExpressionException {
        return Filter.of(SocketFields.LIST, text, new FixedNames());
    }
}
