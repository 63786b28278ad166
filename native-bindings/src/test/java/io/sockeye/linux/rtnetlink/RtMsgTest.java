package io.sockeye.linux.rtnetlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.memory.OffHeapBytes;

class RtMsgTest {
    private final UnsafeBuffer buffer = OffHeapBytes.of(new byte[4 + RtMsg.LENGTH]);
    private final RtMsg message = new RtMsg();

    @Test
    void shouldReadWhatWasSet() {
        message.wrap(buffer, 4)
                .family(10)
                .dstLen(128)
                .srcLen(64)
                .tos(255)
                .table(254)
                .protocol(186)
                .scope(253)
                .type(9)
                .flags(RouteFlags.RTF_LOCAL);

        assertEquals(10, message.family());
        assertEquals(128, message.dstLen());
        assertEquals(64, message.srcLen());
        assertEquals(255, message.tos());
        assertEquals(254, message.table());
        assertEquals(186, message.protocol());
        assertEquals(253, message.scope());
        assertEquals(9, message.type());
        assertEquals(RouteFlags.RTF_LOCAL, message.flags());
        assertEquals(0, buffer.getInt(0));
    }

    @Test
    void shouldRefuseAMessageThatIsNotWhole() {
        assertThrows(IndexOutOfBoundsException.class, () -> message.wrap(buffer, 5));
    }
}
