package io.sockeye.cli.group;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.output.AddressText;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.group.GroupMembership;
import io.sockeye.collector.group.GroupReader;
import io.sockeye.collector.group.GroupTable;
import io.sockeye.collector.link.DeviceName;

/**
 * One printing of {@code netstat -g}, with its words about lines and files. netstat under {@code -c} takes all groups of
 * IPv4 for broken ones of IPv6 from the second round on, since it remembers what the last file was; this does not.
 * Confined to one thread.
 */
public final class GroupListing {
    private static final int MISSING = 1;
    private static final int FAILED = 255;
    private static final int DEVICE_WIDTH = 15;
    private static final int USERS_WIDTH = 6;

    private final NetstatOptions options;
    private final HostNames hosts;
    private final AsciiWriter out;
    private final PrintStream err;
    private final ListingContext context;
    private final GroupReader reader;
    private final byte[] address = new byte[AddressText.MAX_LENGTH + 4];

    /**
     * A listing.
     *
     * @param context  to print with.
     * @param counters to count what reading takes.
     */
    public GroupListing(final ListingContext context, final SourceCounters counters) {
        this.context = context;
        options = context.options();
        hosts = context.names().hosts();
        out = context.out();
        err = context.err();
        reader = new GroupReader(context.root(), counters);
    }

    /**
     * Print.
     *
     * @return netstat's exit code; if not 0 it ends, {@code -c} or not.
     * @throws IOException if reading a file fails after it was opened.
     */
    public int print() throws IOException {
        out.ascii("IPv6/IPv4 Group Memberships").endRow();
        out.ascii("Interface       RefCnt Group").endRow();
        out.ascii("--------------- ------ ---------------------").endRow();
        int code = 0;
        if (options.lists(Family.INET)) {
            final GroupTable table = reader.inet();
            if (table.status() == GroupTable.Status.UNREADABLE) {
                err.print(table.path() + ": " + table.reason() + "\n");
                return FAILED;
            }
            if (table.status() == GroupTable.Status.MISSING) {
                code = missing();
            }
            print(table);
        }
        if (options.lists(Family.INET6)) {
            print(reader.inet6());
        }
        return code;
    }

    private int missing() {
        if (options.complainsAboutMissing()) {
            context.sayNoSupport("AF INET (igmp)");
        }
        return options.quietAboutMissing() ? 0 : MISSING;
    }

    private void print(final GroupTable table) {
        for (final GroupTable.StrangeLine line : table.strange()) {
            err.print("warning, got bogus igmp" + (line.inet6() ? "6" : "") + " line " + line.number() + ".\n");
        }
        if (!options.numericHosts()) {
            for (final GroupMembership group : table.groups()) {
                hosts.want(group.family().number(), group.first(), group.last());
            }
            hosts.lookUpWanted();
        }
        for (int i = 0; i < table.groups().size() && !out.hasFailed(); i++) {
            row(table.groups().get(i));
        }
    }

    private void row(final GroupMembership group) {
        int start = out.position();
        out.bytes(DeviceName.printable(group.device()).getBytes(StandardCharsets.ISO_8859_1))
                .padTo(start, DEVICE_WIDTH)
                .put(' ');
        start = out.position();
        out.decimal(group.users()).padTo(start, USERS_WIDTH).put(' ');
        final byte[] name =
                options.numericHosts() ? null : hosts.name(group.family().number(), group.first(), group.last());
        if (name != null) {
            out.bytes(name);
        } else {
            out.bytes(address, 0, address(group));
        }
        out.endRow();
    }

    private int address(final GroupMembership group) {
        return group.family() == Family.INET
                ? AddressText.ipv4(address, 0, AddressText.firstWord(group.first()))
                : AddressText.ipv6OrMapped(address, 0, group.first(), group.last());
    }
}
