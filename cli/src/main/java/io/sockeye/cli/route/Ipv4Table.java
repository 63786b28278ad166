package io.sockeye.cli.route;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.ascii.WideText;

/** The table of IPv4 routes, {@code netstat -r}. Confined to one thread. */
final class Ipv4Table extends RouteTable {
    private static final String TITLES = "Destination     Gateway         Genmask         ";
    /** What a route that rejects has in place of a gateway. */
    private static final long DASH = WideText.BLANKS ^ (' ' ^ '-');

    private final Layout layout;
    private final FlagLetters letters = FlagLetters.ofTable();

    /**
     * A table.
     *
     * @param layout of its columns.
     * @param names  of addresses.
     * @param out    to print to.
     */
    Ipv4Table(final Layout layout, final RouteNames names, final AsciiWriter out) {
        super(names, out, layout != Layout.NOTHING);
        this.layout = layout;
    }

    @Override
    public void onTable() {
        out.ascii("Kernel IP routing table\n");
        if (layout != Layout.NOTHING) {
            out.ascii(TITLES).ascii(layout.titles()).endRow();
        }
    }

    @Override
    void wantNames() {
        names.wantDestination(route, route.isToHost());
        names.wantHost(route.gateway());
    }

    @Override
    void print() {
        final byte[] target = out.buffer();
        final boolean isRejected = route.isRejecting();
        final int destination = route.destination();
        int at = out.position();
        at = address(target, at, destination, names.destination(destination, route.mask(), route.isToHost()));
        if (isRejected) {
            WideText.put8(target, at, DASH);
            WideText.put8(target, at + Long.BYTES, WideText.BLANKS);
            at += Ipv4Columns.ADDRESS_WIDTH + 1;
        } else {
            at = address(target, at, route.gateway(), names.host(route.gateway()));
        }
        at = Ipv4Columns.number(target, at, route.mask());
        out.position(letters.put(target, at, route.flags()));
        if (isRejected) {
            rejected();
        } else {
            columns();
        }
        out.endRow();
    }

    private static int address(final byte[] target, final int at, final int word, final byte[] name) {
        return name == null
                ? Ipv4Columns.number(target, at, word)
                : Ipv4Columns.name(target, at, name, Ipv4Columns.ADDRESS_WIDTH);
    }

    private void columns() {
        switch (layout) {
            case USE:
                Ipv4Columns.use(out, route);
                break;
            case METRICS:
                Ipv4Columns.metrics(out, route);
                break;
            default:
                Ipv4Columns.all(out, route);
                out.decimal(route.roundTripTime());
                break;
        }
    }

    private void rejected() {
        if (layout == Layout.METRICS) {
            out.ascii("     - -          - -");
            return;
        }
        Ipv4Columns.left(out.put(' '), route.metric(), 6);
        out.ascii(" -  ").decimalRight(route.uses(), 7).ascii(" -");
        if (layout == Layout.ALL) {
            out.ascii("        -     -      -");
        }
    }
}
