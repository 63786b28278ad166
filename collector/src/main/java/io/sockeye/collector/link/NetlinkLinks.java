package io.sockeye.collector.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.netlink.DumpRequest;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.rtnetlink.IfAddrMsg;
import io.sockeye.linux.rtnetlink.IfInfoMsg;
import io.sockeye.linux.rtnetlink.IfLink;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/**
 * Interfaces and addresses by rtnetlink(7). An address whose interface is gone by the time that interfaces are listed
 * is not in the result. A listing that the kernel calls disturbed is made again. Confined to one thread at a time.
 */
final class NetlinkLinks implements AutoCloseable {
    /** How often a disturbed listing is made. */
    private static final int ATTEMPTS = 4;

    private final SourceCounters counters;
    private final NetlinkDump dump;
    private final DumpRequest request = new DumpRequest();

    private AddressTable addresses = new AddressTable();
    private List<Link> links = List.of();
    private final List<String> complaints = new ArrayList<>();

    /**
     * Nothing is read yet.
     *
     * @param counters to count in.
     * @param opener   of the channel.
     */
    NetlinkLinks(final SourceCounters counters, final ChannelOpener opener) {
        this.counters = counters;
        dump = new NetlinkDump(Netlink.NETLINK_ROUTE, "rtnetlink", counters, null, opener);
    }

    /** {@return what the last reading found} */
    List<Link> links() {
        return links;
    }

    /** {@return a sentence for each message that the last reading could not make sense of} */
    List<String> complaints() {
        return complaints;
    }

    /**
     * List all.
     *
     * @param inet6 whether IPv6 addresses are wanted.
     * @param order of IPv6 addresses, or null for the kernel's.
     * @return how it ended.
     * @throws IOException if it failed for a reason that no other source could make up for.
     */
    DumpResult read(final boolean inet6, final AddressTable order) throws IOException {
        if (!NativeAccess.isAvailable()) {
            return DumpResult.refused(DumpStatus.DENIED, "netlink", NativeAccess.unavailableBecause());
        }
        DumpResult result = attempt(inet6, order);
        for (int i = 1; i < ATTEMPTS && isDisturbed(result); i++) {
            counters.addRetries(1);
            result = attempt(inet6, order);
        }
        return result;
    }

    private DumpResult attempt(final boolean inet6, final AddressTable order) throws IOException {
        complaints.clear();
        final DumpResult result = readAddresses(inet6 ? Family.UNSPEC : Family.INET);
        if (result.isRefusal()) {
            return result;
        }
        if (order != null) {
            addresses.orderInet6As(order);
        }
        return result.and(readLinks());
    }

    private static boolean isDisturbed(final DumpResult result) {
        return result.interrupted() || result.overrun();
    }

    private DumpResult readAddresses(final Family family) throws IOException {
        final int offset = request.begin(Rtnetlink.RTM_GETADDR, IfAddrMsg.LENGTH);
        new IfAddrMsg().wrap(request.buffer(), offset).family(family.number());
        final AddressMessages messages = new AddressMessages();
        final DumpResult result = run(Rtnetlink.RTM_NEWADDR, messages, "family=" + family);
        complain(messages.malformed(), "an address");
        addresses = messages.table();
        return result;
    }

    private DumpResult readLinks() throws IOException {
        request.begin(Rtnetlink.RTM_GETLINK, IfInfoMsg.LENGTH);
        request.attributeInt(IfLink.IFLA_EXT_MASK, IfLink.RTEXT_FILTER_SKIP_STATS);
        final LinkMessages messages = new LinkMessages(addresses);
        final DumpResult result = run(Rtnetlink.RTM_NEWLINK, messages, "links=all");
        complain(messages.malformed(), "an interface");
        links = messages.links();
        counters.addSockets(links.size());
        return result;
    }

    private DumpResult run(final int answerType, final NetlinkDump.Handler handler, final String question)
            throws IOException {
        return dump.run(request, answerType, new DumpReader(handler), handler, question);
    }

    private void complain(final long malformed, final String what) {
        for (long i = 0; i < malformed; i++) {
            complaints.add("rtnetlink: a malformed message about " + what + " skipped");
        }
    }

    @Override
    public void close() {
        dump.close();
    }
}
