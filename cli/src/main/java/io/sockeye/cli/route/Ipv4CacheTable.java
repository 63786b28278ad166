package io.sockeye.cli.route;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.route.CacheLayout;
import io.sockeye.collector.route.CacheSink;

/** The routing cache of IPv4, {@code netstat -rC}, which since Linux 3.6 has no rows. Confined to one thread. */
final class Ipv4CacheTable extends RouteTable implements CacheSink {
    private static final String TITLES = "Source          Destination     Gateway         ";
    private static final int MAX_NAME_LENGTH = 127;
    private static final int SPECIFIC_WIDTH = 15;

    private final Layout layout;
    private final String path;
    private FlagLetters letters;
    private CacheLayout cacheLayout;

    /**
     * A table.
     *
     * @param layout of its columns.
     * @param names  of addresses.
     * @param out    to print to.
     * @param path   of the file, for what netstat says of one that it does not know.
     */
    Ipv4CacheTable(final Layout layout, final RouteNames names, final AsciiWriter out, final String path) {
        super(names, out, layout != Layout.NOTHING);
        this.layout = layout;
        this.path = path;
    }

    @Override
    public void onTable() {
        out.ascii("Kernel IP routing cache\n");
    }

    @Override
    public void onLayout(final CacheLayout known, final int marks) {
        cacheLayout = known;
        letters = FlagLetters.ofCache(known);
        if (known == null) {
            out.ascii("ERROR: proc_guess_fmt(" + path + ",... returned: " + marks + "\n");
        }
        if (layout == Layout.NOTHING || layout == Layout.ALL && known == null) {
            return;
        }
        out.ascii(TITLES).ascii(layout.titles());
        out.ascii(known == CacheLayout.LINUX_2_0 ? layout.oldCacheTitles() : layout.cacheTitles())
                .endRow();
    }

    @Override
    void wantNames() {
        names.wantHost(route.source());
        names.wantHost(route.destination());
        names.wantHost(route.gateway());
        names.wantHost(route.specificDestination());
    }

    @Override
    void print() {
        final byte[] target = out.buffer();
        int at = address(target, out.position(), route.source());
        at = address(target, at, route.destination());
        at = address(target, at, route.gateway());
        out.position(letters.put(target, at, route.flags()));
        switch (layout) {
            case USE:
                Ipv4Columns.use(out, route);
                break;
            case METRICS:
                Ipv4Columns.metrics(out, route);
                break;
            default:
                Ipv4Columns.all(out, route);
                header();
                break;
        }
        out.endRow();
    }

    private int address(final byte[] target, final int at, final int word) {
        final byte[] name = names.host(word);
        return name == null
                ? Ipv4Columns.number(target, at, word)
                : Ipv4Columns.name(target, at, name, MAX_NAME_LENGTH);
    }

    /** The columns about the hardware header that the cache keeps. */
    private void header() {
        Ipv4Columns.left(out, route.roundTripTime(), 5);
        out.put(' ');
        if (cacheLayout == CacheLayout.LINUX_2_0) {
            Ipv4Columns.left(out, route.headerReferences(), 3);
            out.put(' ').decimal(route.headerUpToDate());
            return;
        }
        Ipv4Columns.left(out, route.typeOfService(), 3);
        Ipv4Columns.left(out.put(' '), route.headerReferences(), 3);
        Ipv4Columns.left(out.ascii("   "), route.headerUpToDate(), 3);
        out.put(' ');
        specificDestination();
    }

    /** At the right of its column. */
    private void specificDestination() {
        final byte[] target = out.buffer();
        final int start = out.position();
        int end = address(target, start, route.specificDestination()) - 1;
        while (target[end - 1] == ' ') {
            end--;
        }
        final int length = end - start;
        final int shift = Math.max(0, SPECIFIC_WIDTH - length);
        System.arraycopy(target, start, target, start + shift, length);
        for (int i = start; i < start + shift; i++) {
            target[i] = ' ';
        }
        out.position(start + shift + length);
    }
}
