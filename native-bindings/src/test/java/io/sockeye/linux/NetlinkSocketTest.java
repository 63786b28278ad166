package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.sockeye.linux.netlink.Netlink;

class NetlinkSocketTest {
    private static final int NO_SUCH_OPTION = 9_999;

    @Test
    void shouldSayWhetherTheKernelKnowsAnOption() throws ErrnoException {
        try (NetlinkSocket socket = new NetlinkSocket(Netlink.NETLINK_ROUTE, 0)) {
            assertTrue(socket.enable(Netlink.NETLINK_EXT_ACK));
            assertFalse(socket.enable(NO_SUCH_OPTION));
        }
    }
}
