package io.sockeye.collector.netlink;

import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.NetlinkSocket;

/** Opens sockets to the kernel, with as much room for what waits as the system gives. Threads: safe. */
public final class KernelChannels implements ChannelOpener {
    /** An opener of sockets. */
    public KernelChannels() {}

    @Override
    public NetlinkChannel open(final int protocol) throws ErrnoException {
        return new NetlinkSocket(protocol, 0);
    }
}
