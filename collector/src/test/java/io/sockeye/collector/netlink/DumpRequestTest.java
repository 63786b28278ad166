package io.sockeye.collector.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.netlink.NlMsgHdr;

class DumpRequestTest {
    private static final int TYPE = 26;
    private static final int FIXED_LENGTH = 12;

    private final DumpRequest request = new DumpRequest();

    @Test
    void shouldBeginWithHeaderAndZeros() {
        final int offset = request.begin(TYPE, FIXED_LENGTH);
        request.buffer().setMemory(offset, FIXED_LENGTH, (byte) 7);
        assertEquals(offset, request.begin(TYPE, FIXED_LENGTH));
        final NlMsgHdr header = new NlMsgHdr().wrap(request.buffer(), 0);
        assertEquals(NlMsgHdr.LENGTH + FIXED_LENGTH, header.len());
        assertEquals(request.length(), header.len());
        assertEquals(TYPE, header.type());
        assertEquals(Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP, header.flags());
        assertEquals(2, header.seq());
        assertEquals(2, request.sequence());
        for (int i = 0; i < FIXED_LENGTH; i++) {
            assertEquals(0, request.buffer().getByte(offset + i));
        }
    }

    @Test
    void shouldAppendAttributesBeyondItsFirstRoom() {
        request.begin(TYPE, FIXED_LENGTH);
        request.attributeInt(1, 0x1234_5678);
        final int offset = request.attribute(2, 20_000);
        request.buffer().setMemory(offset, 20_000, (byte) 3);
        request.trim(offset, 8_000);
        request.attributeInt(3, -1);
        final UnsafeBuffer buffer = request.buffer();
        assertEquals(request.length(), new NlMsgHdr().wrap(buffer, 0).len());
        final NlAttrs attributes = new NlAttrs();
        final int begin = NlMsgHdr.LENGTH + FIXED_LENGTH;
        attributes.wrap(buffer, begin, request.length() - begin);
        final int[][] expected = {{1, 4}, {2, 8_000}, {3, 4}};
        for (final int[] attribute : expected) {
            assertEquals(true, attributes.next());
            assertEquals(attribute[0], attributes.type());
            assertEquals(attribute[1], attributes.payloadLength());
            if (attribute[0] == 1) {
                assertEquals(0x1234_5678, buffer.getInt(attributes.payloadOffset()));
            }
        }
        assertEquals(false, attributes.next());
        assertEquals(false, attributes.isMalformed());
    }
}
