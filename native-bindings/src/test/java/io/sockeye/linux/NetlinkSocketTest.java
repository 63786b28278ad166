package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgErr;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.netlink.SockAddrNl;

class NetlinkSocketTest {
    private static final int NO_SUCH_OPTION = 9_999;
    private static final int NETLINK_USERSOCK = 2;
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SYS_CONNECT = 42;
    private static final int ADDRESS_OFFSET = 128;
    private static final int PORT_ID = 0x7123_4567;
    private static final int NO_SUCH_TYPE = 0x7FFF;

    @Test
    void shouldSayWhetherTheKernelKnowsAnOption() throws ErrnoException {
        try (NetlinkSocket socket = new NetlinkSocket(Netlink.NETLINK_ROUTE, 0)) {
            assertTrue(socket.enable(Netlink.NETLINK_EXT_ACK));
            assertFalse(socket.enable(NO_SUCH_OPTION));
        }
    }

    @Test
    void shouldTellTheKernelsDatagramsAndTheirWholeLength() throws ErrnoException {
        final UnsafeBuffer buffer = OffHeap.allocate(256);
        try (NetlinkSocket socket = new NetlinkSocket(Netlink.NETLINK_ROUTE, 0)) {
            for (final int capacity : new int[] {buffer.capacity(), NlMsgHdr.LENGTH}) {
                new NlMsgHdr()
                        .wrap(buffer, 0)
                        .len(NlMsgHdr.LENGTH)
                        .type(NO_SUCH_TYPE)
                        .flags(Netlink.NLM_F_REQUEST)
                        .seq(7);
                socket.send(buffer, 0, NlMsgHdr.LENGTH);
                assertEquals(NlMsgHdr.LENGTH + NlMsgErr.LENGTH, socket.receive(buffer, capacity));
                assertEquals(NetlinkChannel.KERNEL, socket.senderPortId());
                assertEquals(Netlink.NLMSG_ERROR, new NlMsgHdr().wrap(buffer, 0).type());
            }
        }
    }

    @Test
    void shouldTellTheDatagramOfAnotherSocket() throws ErrnoException {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the number of connect(2) is that of x86-64");
        final CallState state = new CallState();
        final UnsafeBuffer memory = OffHeap.allocate(256);
        new NlMsgHdr().wrap(memory, 0).len(NlMsgHdr.LENGTH);
        final int sender = Syscall.socket(state, AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
        try (NetlinkSocket receiver = new NetlinkSocket(NETLINK_USERSOCK, 0)) {
            // Nobody listens, but by asking the first socket of a process gets its id for a port.
            assertThrows(ErrnoException.class, () -> receiver.send(memory, 0, NlMsgHdr.LENGTH));
            final int receiverPortId = (int) ProcessHandle.current().pid();
            assertEquals(0, Syscall.bind(state, sender, address(memory, PORT_ID), SockAddrNl.LENGTH));
            assertEquals(
                    0, Syscall.syscall(state, SYS_CONNECT, sender, address(memory, receiverPortId), SockAddrNl.LENGTH));
            assertEquals(NlMsgHdr.LENGTH, Syscall.send(state, sender, memory.addressOffset(), NlMsgHdr.LENGTH, 0));

            assertEquals(NlMsgHdr.LENGTH, receiver.receive(memory, memory.capacity()));
            assertEquals(PORT_ID, receiver.senderPortId());
        } finally {
            Syscall.close(state, sender);
        }
    }

    /** The address of a {@code struct sockaddr_nl}. */
    private static long address(final UnsafeBuffer memory, final int portId) {
        memory.putShort(ADDRESS_OFFSET, (short) AF_NETLINK);
        memory.putInt(ADDRESS_OFFSET + Integer.BYTES, portId);
        return memory.addressOffset() + ADDRESS_OFFSET;
    }
}
