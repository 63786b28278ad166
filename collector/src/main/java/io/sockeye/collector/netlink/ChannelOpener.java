package io.sockeye.collector.netlink;

import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;

/**
 * Opens what dumps run over: {@link KernelChannels sockets}, or what stands for the kernel where datagrams are recorded
 * or made up. Threads: dumps of several threads may open at the same time.
 */
public interface ChannelOpener {
    /**
     * Open a channel.
     *
     * @param protocol {@code NETLINK_*}.
     * @return the channel, the caller's to close.
     * @throws ErrnoException if the kernel refuses.
     */
    NetlinkChannel open(int protocol) throws ErrnoException;
}
