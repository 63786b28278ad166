package io.sockeye.collector.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.BufferUtil;
import org.junit.jupiter.api.Test;

class ByteArraysTest {
    @Test
    void shouldFindWhatTheVirtualMachineSays() {
        assertEquals(BufferUtil.ARRAY_BASE_OFFSET, ByteArrays.BASE_OFFSET);
    }
}
