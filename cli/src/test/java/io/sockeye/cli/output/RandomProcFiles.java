package io.sockeye.cli.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Lines of /proc/net files as kernels write them, and odder than they do. */
final class RandomProcFiles {
    /** Inodes that processes of the fixture hold; more come up that none holds. */
    static final long[] HELD_INODES = {71, 20551, 4_294_967_296L, 777_777, 31};
    /** The process of each held inode. */
    static final int[] PIDS = {1, 22, 333, 44_444, 4_194_303};
    /** What the command line of each process begins with. */
    static final String[] COMMANDS = {
        "/sbin/init", "nginx: master process of a very long title", "/usr/lib/x y/java", "sshd", "exactly-19-char"
    };

    private static final int[] PORTS = {0, 1, 22, 53, 80, 443, 9999, 10_000, 32_768, 65_535, 514};
    private static final String[] PATHS = {
        "",
        "/run/a",
        "@",
        "@abstract name with blanks",
        "  /leading/blanks",
        "/tab\there",
        "/carriage\rreturn",
        "/form\ffeed",
        "/bell\u0007and\u001b[31mcolour\u007f",
        "/umlaut/\u00e4\u00f6\u4e2d",
        "   ",
        "@@@\u0001\u0002",
        "/" + "long".repeat(26) + "end"
    };

    private final RandomGenerator random;

    RandomProcFiles(final long seed) {
        random = new Random(seed);
    }

    /** A file of tcp, udp, udplite or raw. */
    List<String> internet(final boolean isIpv6, final int states, final int timers, final int count) {
        final List<String> lines = new ArrayList<>();
        lines.add("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode");
        for (int i = 0; i < count; i++) {
            lines.add(String.format(
                    "%4d: %s:%04X %s:%04X %02X %08X:%08X %02X:%08X %08X %5d %8d %s 2 0000000000000000 100 0 0 10 0",
                    i,
                    address(isIpv6),
                    port(),
                    address(isIpv6),
                    port(),
                    random.nextInt(states),
                    queue(),
                    queue(),
                    random.nextInt(timers),
                    random.nextInt(4) == 0 ? random.nextLong(1L << 32) : random.nextInt(100_000),
                    random.nextInt(3) == 0 ? random.nextLong(1L << 31) : random.nextInt(16),
                    uid(),
                    random.nextInt(10) == 0 ? random.nextLong(1L << 31) : random.nextInt(10),
                    Long.toUnsignedString(inode())));
        }
        return lines;
    }

    /** The file unix. */
    List<String> unix(final int count) {
        final List<String> lines = new ArrayList<>();
        lines.add("Num       RefCount Protocol Flags    Type St Inode Path");
        for (int i = 0; i < count; i++) {
            final String path = i < PATHS.length ? PATHS[i] : PATHS[random.nextInt(PATHS.length)];
            lines.add(String.format(
                    "%016X: %08X 00000000 %08X %04X %02X %s%s",
                    random.nextLong(),
                    random.nextInt(4) == 0 ? random.nextInt(1 << 30) : random.nextInt(10),
                    random.nextInt(8) << 16,
                    random.nextInt(8),
                    random.nextInt(7),
                    Long.toUnsignedString(inode()),
                    path.isEmpty() ? "" : " " + path));
        }
        return lines;
    }

    /** The file sctp/eps. */
    List<String> sctpEndpoints(final boolean isIpv6, final int count) {
        final List<String> lines = new ArrayList<>();
        lines.add(" ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS");
        for (int i = 0; i < count; i++) {
            lines.add(String.format(
                    "%8X %8X 2   %d  %d   %d %5d %s %s",
                    random.nextInt(),
                    random.nextInt(),
                    random.nextInt(14),
                    random.nextInt(64),
                    1 + random.nextInt(65_535),
                    uid(),
                    Long.toUnsignedString(inode()),
                    sctpAddresses(isIpv6, 1 + random.nextInt(3))));
        }
        return lines;
    }

    /** The file sctp/assocs. */
    List<String> sctpAssociations(final boolean isIpv6, final int count) {
        final List<String> lines = new ArrayList<>();
        lines.add(
                " ASSOC     SOCK   STY SST ST HBKT ASSOC-ID TX_QUEUE RX_QUEUE UID INODE LPORT RPORT LADDRS <-> RADDRS");
        for (int i = 0; i < count; i++) {
            lines.add(String.format(
                    "%8X %8X 2   %d   3  %d    %d  %8d %8d %7d %s %d %d  *%s <-> *%s\t    7500 5 5 10 0 0 0",
                    random.nextInt(),
                    random.nextInt(),
                    random.nextInt(14),
                    random.nextInt(64),
                    i,
                    random.nextInt(3) == 0 ? random.nextInt(1 << 30) : 0,
                    random.nextInt(3) == 0 ? random.nextInt(1 << 30) : 0,
                    uid(),
                    Long.toUnsignedString(inode()),
                    1 + random.nextInt(65_535),
                    1 + random.nextInt(65_535),
                    sctpAddresses(isIpv6, 1 + random.nextInt(3)),
                    sctpAddresses(isIpv6, 1 + random.nextInt(3))));
        }
        return lines;
    }

    static byte[] file(final List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Sixteen bytes in network order, of every kind that is printed in its own way. */
    static byte[] ipv6(final RandomGenerator random) {
        final byte[] address = new byte[16];
        switch (random.nextInt(6)) {
            case 0:
                break;
            case 1:
                random.nextBytes(address);
                break;
            case 2:
                address[10] = -1;
                address[11] = -1;
                fill(address, 12, random);
                break;
            case 3:
                fill(address, 12 + random.nextInt(4), random);
                break;
            default:
                for (int i = 0; i < 16; i += 2) {
                    if (random.nextBoolean()) {
                        address[i + 1] = (byte) random.nextInt();
                        address[i] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
                    }
                }
                break;
        }
        return address;
    }

    private static void fill(final byte[] target, final int from, final RandomGenerator random) {
        for (int i = from; i < target.length; i++) {
            target[i] = (byte) random.nextInt();
        }
    }

    private byte[] ipv4() {
        final byte[] address = new byte[4];
        switch (random.nextInt(4)) {
            case 0:
                break;
            case 1:
                return new byte[] {127, 0, 0, 1};
            default:
                random.nextBytes(address);
                // Network 0 would be looked up as a network; it is not the subject here.
                address[0] = (byte) (address[0] | 1);
                break;
        }
        return address;
    }

    private String address(final boolean isIpv6) {
        final byte[] bytes = isIpv6 ? ipv6(random) : ipv4();
        final StringBuilder text = new StringBuilder();
        for (int word = 0; word < bytes.length; word += 4) {
            for (int i = 3; i >= 0; i--) {
                text.append(String.format("%02X", bytes[word + i]));
            }
        }
        return text.toString();
    }

    private String sctpAddresses(final boolean isIpv6, final int count) {
        final StringBuilder text = new StringBuilder();
        for (int n = 0; n < count; n++) {
            final byte[] bytes = isIpv6 ? ipv6(random) : ipv4();
            // All zero means "no further address" after the first.
            bytes[bytes.length - 1] = (byte) (bytes[bytes.length - 1] | (n == 0 ? 0 : 1));
            for (int i = 0; i < bytes.length; i += isIpv6 ? 2 : 1) {
                text.append(i == 0 ? "" : isIpv6 ? ":" : ".");
                text.append(
                        isIpv6 ? String.format("%02x%02x", bytes[i], bytes[i + 1]) : Integer.toString(bytes[i] & 0xFF));
            }
            text.append(' ');
        }
        return text.toString();
    }

    private int port() {
        return random.nextBoolean() ? PORTS[random.nextInt(PORTS.length)] : random.nextInt(65_536);
    }

    private long queue() {
        return random.nextInt(3) == 0 ? random.nextLong(1L << (1 + random.nextInt(40))) : 0;
    }

    private long uid() {
        switch (random.nextInt(4)) {
            case 0:
                return 0;
            case 1:
                return 1000 + random.nextInt(4);
            case 2:
                return random.nextLong(1L << 32);
            default:
                return 65_534;
        }
    }

    private long inode() {
        switch (random.nextInt(4)) {
            case 0:
                return 0;
            case 1:
                return random.nextLong();
            default:
                return HELD_INODES[random.nextInt(HELD_INODES.length)];
        }
    }
}
