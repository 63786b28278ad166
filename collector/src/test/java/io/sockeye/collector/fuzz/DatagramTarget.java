package io.sockeye.collector.fuzz;

import java.io.IOException;
import java.util.List;

import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.linux.Errno;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.netlink.Netlink;

/** Datagrams of netlink: the input is one of them, and after it the dump is at its end. */
final class DatagramTarget implements FuzzTarget {
    /** Reads the answer with the source that is meant. */
    interface Reader {
        /**
         * Read.
         *
         * @param channel that gives the answer.
         * @param seen    to tell what came out to.
         * @throws IOException as the source declares it.
         */
        void read(ScriptedChannel channel, Seen seen) throws IOException;
    }

    private final String name;
    private final List<byte[]> before;
    private final List<byte[]> datagrams;
    private final byte[] done;
    private final List<byte[]> after;
    private final Reader reader;

    /**
     * A target.
     *
     * @param name      of what is dumped.
     * @param before    what the kernel answers to requests that come first; left as it is.
     * @param datagrams the good inputs.
     * @param sequence  number of the request that they answer.
     * @param after     what the kernel answers to requests that come later.
     * @param reader    of them.
     */
    DatagramTarget(
            final String name,
            final List<byte[]> before,
            final List<byte[]> datagrams,
            final int sequence,
            final List<byte[]> after,
            final Reader reader) {
        this.name = name;
        this.before = before;
        this.datagrams = datagrams;
        done = new DatagramBuilder()
                .message(Netlink.NLMSG_DONE, 0, sequence)
                .payloadInt(0)
                .toBytes();
        this.after = after;
        this.reader = reader;
    }

    @Override
    public String name() {
        return "netlink/" + name;
    }

    /** In memory: so many take as long as one file. */
    @Override
    public int share() {
        return 20;
    }

    @Override
    public List<byte[]> seeds() {
        return datagrams;
    }

    @Override
    public void read(final byte[] input, final Seen seen) throws IOException {
        final ScriptedChannel channel = new ScriptedChannel()
                .then(before)
                .then(NetlinkChannel.KERNEL, input)
                .then(NetlinkChannel.KERNEL, done)
                .then(after)
                // Who asks again is told that there is no more.
                .thenError(Errno.EAGAIN);
        reader.read(channel, seen);
    }
}
