package io.sockeye.cli.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files of {@code /proc/net} with routes, as kernels write them, and odder than they do. */
final class RouteFiles {
    static final String TABLE_HEADER =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";
    static final String CACHE_HEADER =
            "Iface\tDestination\tGateway \tFlags\t\tRefCnt\tUse\tMetric\tSource\t\tMTU\tWindow\tIRTT"
                    + "\tTOS\tHHRef\tHHUptod\tSpecDst";
    static final String OLD_CACHE_HEADER =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tSource\t\tMTU\tWindow\tIRTT\tHH\tARP";

    private static final String[] NAMES = {"eth0", "lo", "*", "longest-if-name", "wlan0.4094", "br-0123456789ab", "x"};
    private static final int LINE_LENGTH = 127;

    private final Random random;

    RouteFiles(final Random random) {
        this.random = random;
    }

    /** Lines padded as the kernel pads them. */
    static String file(final List<String> lines) {
        final StringBuilder file = new StringBuilder();
        for (final String line : lines) {
            file.append(line)
                    .append(" ".repeat(Math.max(0, LINE_LENGTH - line.length())))
                    .append('\n');
        }
        return file.toString();
    }

    /** A row of the table; addresses are given as people write them. */
    static String row(
            final String name, final String destination, final String gateway, final int flags, final String mask) {
        return row(name, destination, gateway, flags, "0\t0\t0", mask, "0\t0\t0");
    }

    static String row(
            final String name,
            final String destination,
            final String gateway,
            final int flags,
            final String counts,
            final String mask,
            final String metrics) {
        return String.join(
                "\t", name, hex(destination), hex(gateway), String.format("%04X", flags), counts, hex(mask), metrics);
    }

    /** A row of the cache of today. */
    static String cached(final String name, final String source, final String destination, final int flags) {
        return String.join("\t", name, hex(destination), hex("192.0.2.1"), String.format("%8X", flags), "1\t23\t0")
                + "\t" + hex(source) + "\t1500\t32768\t300\t08\t2\t1\t" + hex("192.0.2.5");
    }

    /** A row of the cache of Linux 2.0. */
    static String oldCached(final String name, final String source, final String destination, final int flags) {
        return String.join("\t", name, hex(destination), hex("192.0.2.1"), String.format("%02X", flags), "1\t23\t0")
                + "\t" + hex(source) + "\t1500\t32768\t300\t1\t0";
    }

    /** A row of IPv6; addresses are 32 digits. */
    static String row6(
            final String destination,
            final int length,
            final String gateway,
            final String metric,
            final int flags,
            final String name) {
        return String.format(
                "%s %02x %s 00 %s %s %08x %08x %08x %8s",
                destination, length, "0".repeat(32), gateway, metric, 2, 77, flags, name);
    }

    /** An IPv4 address as the kernel of a little-endian host prints it. */
    static String hex(final String address) {
        final StringBuilder digits = new StringBuilder();
        for (final String octet : address.split("\\.")) {
            digits.insert(0, String.format("%02X", Integer.parseInt(octet)));
        }
        return digits.toString();
    }

    /** Rows of the table, of all kinds. */
    List<String> table(final int rows) {
        final List<String> lines = new ArrayList<>(List.of(TABLE_HEADER));
        for (int i = 0; i < rows; i++) {
            final String separator = random.nextInt(10) == 0 ? " \t " : "\t";
            lines.add(String.join(
                    separator, name(), word(), word(), flags(), number(), number(), number(), word(), number(),
                    number(), number()));
        }
        return lines;
    }

    /** Rows of the cache, of all kinds. */
    List<String> cache(final int rows, final boolean isOld) {
        final List<String> lines = new ArrayList<>(List.of(isOld ? OLD_CACHE_HEADER : CACHE_HEADER));
        for (int i = 0; i < rows; i++) {
            final String common =
                    String.join("\t", name(), word(), word(), flags(), number(), number(), number(), word());
            final String metrics = String.join("\t", number(), number(), number(), number(), number());
            lines.add(common + "\t" + metrics + (isOld ? "" : "\t" + number() + "\t" + word()));
        }
        return lines;
    }

    /** Rows of IPv6, of all kinds. */
    List<String> table6(final int rows) {
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            lines.add(String.format(
                    "%s %02x %s %02x %s %08x %08x %08x %08x %8s",
                    address6(),
                    random.nextInt(129),
                    address6(),
                    random.nextInt(129),
                    address6(),
                    random.nextInt(3) == 0 ? random.nextInt() : 1024,
                    random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(20),
                    random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(1000),
                    random.nextInt(),
                    name()));
        }
        return lines;
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private String word() {
        return switch (random.nextInt(5)) {
            case 0 -> "00000000";
            case 1 -> String.format("%08x", random.nextInt());
            default -> String.format("%08X", random.nextInt());
        };
    }

    private String flags() {
        return switch (random.nextInt(4)) {
            case 0 -> "0x" + Integer.toHexString(random.nextInt());
            case 1 -> String.format("%8X", random.nextInt());
            default -> String.format("%04X", random.nextInt(0x400));
        };
    }

    private String number() {
        return switch (random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> Long.toString(random.nextLong(1L << 40));
            case 2 -> "+" + random.nextInt(100);
            default -> Integer.toString(random.nextInt(100_000));
        };
    }

    private String address6() {
        final StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            digits.append(random.nextBoolean() ? "0000" : String.format("%04x", random.nextInt(0x1_0000)));
        }
        return digits.toString();
    }
}
