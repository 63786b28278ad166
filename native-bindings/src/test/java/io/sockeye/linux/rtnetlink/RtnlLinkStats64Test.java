package io.sockeye.linux.rtnetlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.memory.OffHeapBytes;

class RtnlLinkStats64Test {
    /** 23 counters, as Linux before 4.6 sends them. */
    private static final int OLDEST_LENGTH = 184;

    private static final int NEWER_LENGTH = 208;
    private static final long COUNTER = 0xA5A5_A5A5_A5A5_A5A5L;

    private final UnsafeBuffer buffer = OffHeapBytes.of(new byte[4 + NEWER_LENGTH]);
    private final RtnlLinkStats64 stats = new RtnlLinkStats64();

    RtnlLinkStats64Test() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0xA5);
    }

    @Test
    void shouldSayAbsentBeyondWhatTheKernelSent() {
        stats.wrap(buffer, 4, OLDEST_LENGTH);

        assertEquals(COUNTER, stats.rxPackets());
        assertEquals(COUNTER, stats.txCompressed());
        assertEquals(RtnlLinkStats64.ABSENT, stats.rxNohandler());
        assertEquals(RtnlLinkStats64.ABSENT, stats.rxOtherhostDropped());
    }

    @Test
    void shouldNotReadACounterThatIsCutOff() {
        assertEquals(RtnlLinkStats64.ABSENT, stats.wrap(buffer, 4, 15).txPackets());
    }

    @Test
    void shouldIgnoreWhatANewerKernelSends() {
        assertEquals(COUNTER, stats.wrap(buffer, 4, NEWER_LENGTH).rxOtherhostDropped());
    }
}
