package io.sockeye.linux.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.linux.memory.OffHeapBytes;

class TcpInfoTest {
    private static final int CURRENT_LENGTH = 232;
    private static final int NEWER_LENGTH = 300;

    private final UnsafeBuffer buffer = OffHeapBytes.of(new byte[4 + NEWER_LENGTH]);
    private final TcpInfo info = new TcpInfo();

    TcpInfoTest() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0xA5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7, 71, 104, 192, 231})
    void shouldSayAbsentBeyondWhatTheKernelSent(final int length) {
        info.wrap(buffer, 4, length);

        assertEquals(length > 3 ? 0xA5 : TcpInfo.ABSENT, info.probes());
        assertEquals(length > 6 ? 0xA5 >> 4 : TcpInfo.ABSENT, info.rcvWscale());
        assertEquals(length > 71 ? 0xA5A5_A5A5L : TcpInfo.ABSENT, info.rtt());
        assertEquals(length >= 128 ? 0xA5A5_A5A5_A5A5_A5A5L : TcpInfo.ABSENT, info.bytesAcked());
        assertEquals(TcpInfo.ABSENT, info.sndWnd());
    }

    @Test
    void shouldIgnoreWhatANewerKernelSends() {
        assertEquals(0xA5A5_A5A5L, info.wrap(buffer, 4, NEWER_LENGTH).sndWnd());
    }

    @Test
    void shouldTakeBitFieldsApart() {
        buffer.putByte(4 + 6, (byte) 0x97);
        buffer.putByte(4 + 7, (byte) 0x04);
        info.wrap(buffer, 4, CURRENT_LENGTH);

        assertEquals(7, info.sndWscale());
        assertEquals(9, info.rcvWscale());
        assertEquals(0, info.deliveryRateAppLimited());
    }
}
