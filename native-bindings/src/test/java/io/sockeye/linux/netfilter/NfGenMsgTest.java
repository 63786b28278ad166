package io.sockeye.linux.netfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.memory.OffHeapBytes;

class NfGenMsgTest {
    private final UnsafeBuffer buffer = OffHeapBytes.of(new byte[NfGenMsg.LENGTH]);
    private final NfGenMsg message = new NfGenMsg().wrap(buffer, 0);

    @Test
    void shouldKeepTheResourceBigEndian() {
        message.family(2).version(0).resId(0xFE01);

        assertEquals((byte) 0xFE, buffer.getByte(2));
        assertEquals((byte) 0x01, buffer.getByte(3));
        assertEquals(0xFE01, message.resId());
    }

    @Test
    void shouldNameTheSubsystemInTheType() {
        assertEquals(0x0101, Conntrack.messageType(Conntrack.IPCTNL_MSG_CT_GET));
    }
}
