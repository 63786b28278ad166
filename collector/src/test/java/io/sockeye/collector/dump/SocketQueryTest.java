package io.sockeye.collector.dump;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.SocketQuery;

class SocketQueryTest {
    private static final KernelCondition DEVICE = new KernelCondition.Device(1);

    @Test
    void shouldHaveNoConditionUnlessItIsGivenOne() {
        final SocketQuery query = new SocketQuery(Selection.ALL, true, false, true);
        assertSame(KernelCondition.ALWAYS, query.condition());
        assertSame(DEVICE, query.withCondition(DEVICE).condition());
        assertTrue(query.withCondition(DEVICE).timers());
    }

    @Test
    void shouldKeepTheConditionWithoutProcDetails() {
        final SocketQuery query = new SocketQuery(Selection.ALL, true, false, true).withCondition(DEVICE);
        assertSame(DEVICE, query.withoutProcDetails().condition());
        assertFalse(query.withoutProcDetails().procDetails());
    }

    @Test
    void shouldRefuseToHaveNone() {
        final SocketQuery query = new SocketQuery(Selection.ALL, true, false, true);
        assertThrows(NullPointerException.class, () -> query.withCondition(null));
    }
}
