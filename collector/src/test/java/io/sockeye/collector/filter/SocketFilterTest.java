package io.sockeye.collector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

class SocketFilterTest {
    private final SocketRecord row = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"TCP", "MPTCP", "SCTP", "DCCP"})
    void shouldTellServersByRemotePort(final Protocol protocol) {
        row.protocol(protocol.code()).localPort(80);
        assertIsServer(true);
        row.remoteAddress(1, 0);
        assertIsServer(true);
        row.remotePort(1);
        assertIsServer(false);
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"UDP", "UDPLITE", "RAW"})
    void shouldTellServersByRemoteAddress(final Protocol protocol) {
        row.protocol(protocol.code()).remotePort(53);
        assertIsServer(true);
        row.remoteAddress(0, 1);
        assertIsServer(false);
    }

    @Test
    void shouldTellUnixServersByTheirFlag() {
        row.protocol(Protocol.UNIX.code()).state(1);
        assertIsServer(false);
        row.flags(1 << 16);
        assertIsServer(true);
        row.state(3);
        assertIsServer(false);
    }

    private void assertIsServer(final boolean expected) {
        assertEquals(expected, new SocketFilter(Selection.LISTENING).matches(row));
        assertEquals(!expected, new SocketFilter(Selection.CONNECTED).matches(row));
        assertEquals(true, new SocketFilter(Selection.ALL).matches(row));
    }
}
