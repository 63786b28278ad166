package io.sockeye.collector.filter;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Predicate;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.record.SocketRecord;

/**
 * An expression, and what it means in plain Java: the slow twin of a filter. Both grow together from the same random
 * numbers, so that no parser is needed to know what the text says.
 *
 * @param text    of the expression.
 * @param meaning of it.
 */
record RandomFilter(String text, Predicate<SocketRecord> meaning) {
    private static final String[] AND = {" and ", " & ", " && ", " "};
    private static final String[] OR = {" or ", " | ", " || "};
    private static final String[] NOT = {"not ", "! ", "!"};
    private static final String[][] COMPARISONS = {
        {"=", "==", "eq"}, {"!=", "ne", "neq"}, {"<", "lt"}, {"<=", "le", "leq"}, {">", "gt"}, {">=", "ge", "geq"},
    };

    static RandomFilter of(final Random random, final int depth) {
        final int shape = depth == 0 ? 0 : random.nextInt(6);
        switch (shape) {
            case 1, 2: {
                final RandomFilter one = of(random, depth - 1).grouped(random);
                final RandomFilter other = of(random, depth - 1).grouped(random);
                return new RandomFilter(one.text + pick(random, AND) + other.text, one.meaning.and(other.meaning));
            }
            case 3: {
                final RandomFilter one = of(random, depth - 1).grouped(random);
                final RandomFilter other = of(random, depth - 1).grouped(random);
                return new RandomFilter(one.text + pick(random, OR) + other.text, one.meaning.or(other.meaning));
            }
            case 4: {
                final RandomFilter part = of(random, depth - 1).grouped(random);
                return new RandomFilter(pick(random, NOT) + part.text, part.meaning.negate());
            }
            case 5: {
                // Without parentheses "and" binds more than "or".
                final RandomFilter a = leaf(random);
                final RandomFilter b = leaf(random);
                final RandomFilter c = leaf(random);
                return random.nextBoolean()
                        ? new RandomFilter(
                                a.text + pick(random, OR) + b.text + pick(random, AND) + c.text,
                                a.meaning.or(b.meaning.and(c.meaning)))
                        : new RandomFilter(
                                a.text + pick(random, AND) + b.text + pick(random, OR) + c.text,
                                a.meaning.and(b.meaning).or(c.meaning));
            }
            default:
                return leaf(random);
        }
    }

    private RandomFilter grouped(final Random random) {
        return new RandomFilter(random.nextBoolean() ? "(" + text + ")" : "( " + text + " )", meaning);
    }

    private static RandomFilter leaf(final Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> port(random);
            case 1 -> network(random);
            case 2 -> state(random);
            case 3 -> number(random);
            case 4 -> range(random);
            case 5 -> path(random);
            case 6 -> word(random);
            default -> portField(random);
        };
    }

    private static boolean isInternet(final SocketRecord row) {
        return row.protocol() != Protocol.UNIX.code();
    }

    private static RandomFilter port(final Random random) {
        final int port = random.nextInt(5) == 0 ? 0 : 80 + random.nextInt(4);
        final int comparison = random.nextInt(COMPARISONS.length);
        final String operator = pick(random, COMPARISONS[comparison]);
        final String value = (random.nextBoolean() ? "" : ":") + port;
        // What is not equal is anything else, be it no Internet socket at all.
        return switch (random.nextInt(3)) {
            case 0 ->
                new RandomFilter(
                        "sport " + operator + " " + value,
                        row -> comparison == 1
                                ? !(isInternet(row) && row.localPort() == port)
                                : isInternet(row) && compares(comparison, row.localPort(), port));
            case 1 ->
                new RandomFilter(
                        "dport " + operator + " " + value,
                        row -> comparison == 1
                                ? !(isInternet(row) && row.remotePort() == port)
                                : isInternet(row) && compares(comparison, row.remotePort(), port));
            default ->
                new RandomFilter(
                        "port " + operator + " " + value,
                        row -> comparison == 1
                                ? !(isInternet(row) && (row.localPort() == port || row.remotePort() == port))
                                : isInternet(row)
                                        && (compares(comparison, row.localPort(), port)
                                                || compares(comparison, row.remotePort(), port)));
        };
    }

    private static boolean compares(final int comparison, final long left, final long right) {
        final int order = Long.compareUnsigned(left, right);
        return switch (comparison) {
            case 0 -> order == 0;
            case 1 -> order != 0;
            case 2 -> order < 0;
            case 3 -> order <= 0;
            case 4 -> order > 0;
            default -> order >= 0;
        };
    }

    /** A field that a row lacks makes what is on it false. */
    private static RandomFilter portField(final Random random) {
        final int port = 80 + random.nextInt(4);
        final int comparison = random.nextInt(COMPARISONS.length);
        return new RandomFilter(
                (random.nextBoolean() ? "remote_port " : "rport ") + pick(random, COMPARISONS[comparison]) + " " + port,
                row -> isInternet(row) && row.remotePort() != 0 && compares(comparison, row.remotePort(), port));
    }

    private static RandomFilter network(final Random random) {
        final int last = random.nextInt(4);
        final boolean isLocal = random.nextBoolean();
        final String word = isLocal ? "src " : "dst ";
        switch (random.nextInt(4)) {
            case 0: {
                final int length = random.nextInt(33);
                return new RandomFilter(
                        word + "10.0.0." + last + "/" + length,
                        row -> isInternet(row)
                                && isInNetwork(v4(row, isLocal), new byte[] {10, 0, 0, (byte) last}, length));
            }
            case 1:
                return new RandomFilter(
                        word + "= 10.0.0." + last,
                        row -> isInternet(row)
                                && isInNetwork(v4(row, isLocal), new byte[] {10, 0, 0, (byte) last}, 32));
            case 2: {
                final int length = random.nextInt(129);
                final String[] spellings = {
                    "2001:db8::" + last + "/" + length,
                    "[2001:db8::" + last + "]/" + length,
                    "[2001:db8::" + last + "/" + length + "]"
                };
                final byte[] net = new byte[16];
                net[0] = 0x20;
                net[1] = 1;
                net[2] = 0xd;
                net[3] = (byte) 0xb8;
                net[15] = (byte) last;
                return new RandomFilter(
                        word + pick(random, spellings),
                        row -> row.family() == 10 && isInNetwork(bytes(row, isLocal), net, length));
            }
            default: {
                final int port = 80 + random.nextInt(3);
                return new RandomFilter(
                        word + "10.0.0." + last + ":" + port,
                        row -> isInternet(row)
                                && isInNetwork(v4(row, isLocal), new byte[] {10, 0, 0, (byte) last}, 32)
                                && (isLocal ? row.localPort() : row.remotePort()) == port);
            }
        }
    }

    /** The IPv4 address that a row has, mapped or not; null if it has none. */
    private static byte[] v4(final SocketRecord row, final boolean isLocal) {
        final byte[] bytes = bytes(row, isLocal);
        if (row.family() == 2) {
            return java.util.Arrays.copyOf(bytes, 4);
        }
        for (int i = 0; i < 12; i++) {
            if (bytes[i] != (i < 10 ? 0 : -1)) {
                return null;
            }
        }
        return java.util.Arrays.copyOfRange(bytes, 12, 16);
    }

    private static byte[] bytes(final SocketRecord row, final boolean isLocal) {
        final byte[] bytes = new byte[16];
        row.getBytes(isLocal ? 16 : 32, bytes, 0, 16);
        return bytes;
    }

    private static boolean isInNetwork(final byte[] address, final byte[] network, final int length) {
        if (address == null) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            final int mask = 0x80 >>> bit % 8;
            if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static RandomFilter state(final Random random) {
        final Object[][] words = {
            {"state established", 1 << 1},
            {"state listening", 1 << 10},
            {"exclude time-wait", 0xFFE & ~(1 << 6)},
            {"state syn-sent state fin-wait-1", 1 << 2 | 1 << 4},
            {"state connected", 0xFFE & ~(1 << 7 | 1 << 10)},
            {"state bucket", 1 << 3 | 1 << 6},
            {"state big exclude listen", 0xFFE & ~(1 << 3 | 1 << 6 | 1 << 10)},
            {"state CLOSE_WAIT", 1 << 8},
            {"state synchronized", 0xFFE & ~(1 << 7 | 1 << 10 | 1 << 2)},
        };
        final Object[] chosen = words[random.nextInt(words.length)];
        final int states = (Integer) chosen[1];
        // In parentheses, for states beside each other are one condition.
        return new RandomFilter("(" + chosen[0] + ")", row -> (states >>> kernelState(row) & 1) != 0);
    }

    private static int kernelState(final SocketRecord row) {
        if (isInternet(row)) {
            return row.state();
        }
        if ((row.flags() & SocketRecord.SO_ACCEPTCON) != 0) {
            return 10;
        }
        return row.state() == 1 ? 7 : 1;
    }

    private static boolean hasQueues(final SocketRecord row) {
        return isInternet(row)
                ? !(row.protocol() == Protocol.TCP.code() && row.state() == 10)
                : row.cookie() != 0 && (row.flags() & SocketRecord.SO_ACCEPTCON) == 0;
    }

    private static RandomFilter number(final Random random) {
        final Object[][] values = {
            {"0", 0L}, {"1K", 1000L}, {"1Ki", 1024L}, {"1500", 1500L}, {"1M", 1_000_000L}, {"2.5KiB", 2560L}
        };
        final Object[] value = values[random.nextInt(values.length)];
        final long number = (Long) value[1];
        final int comparison = random.nextInt(COMPARISONS.length);
        final String[] names = {"recv_q", "recvq", "recv-q"};
        return new RandomFilter(
                pick(random, names) + " " + pick(random, COMPARISONS[comparison]) + " " + value[0],
                row -> hasQueues(row) && compares(comparison, row.recvQueue(), number));
    }

    private static RandomFilter range(final Random random) {
        final boolean isNegated = random.nextBoolean();
        return new RandomFilter("uid " + (isNegated ? "not " : "") + "in (0, 400-700)", row -> {
            final boolean hasOwner = isInternet(row) ? row.state() != 6 : row.cookie() != 0;
            return hasOwner && (row.uid() == 0 || row.uid() == 500) != isNegated;
        });
    }

    private static RandomFilter path(final Random random) {
        final boolean isPattern = random.nextBoolean();
        return isPattern
                ? new RandomFilter("path = /run/a.sock", row -> path(row).equals("/run/a.sock"))
                : new RandomFilter("src unix:/run/*.sock", row -> path(row).startsWith("/run/"));
    }

    private static String path(final SocketRecord row) {
        final byte[] path = new byte[row.pathLength()];
        row.getBytes(128, path, 0, path.length);
        return new String(path, StandardCharsets.ISO_8859_1);
    }

    private static RandomFilter word(final Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new RandomFilter("protocol = udp", row -> row.protocol() == Protocol.UDP.code());
            case 1 ->
                new RandomFilter(
                        "protocol not in (tcp, raw)",
                        row -> row.protocol() != Protocol.TCP.code() && row.protocol() != Protocol.RAW.code());
            default -> new RandomFilter("family != INET6", row -> row.family() != 10);
        };
    }

    private static String pick(final Random random, final String[] words) {
        return words[random.nextInt(words.length)];
    }

    Filter filter() throws Exception {
        return Filter.of(SocketFields.LIST, text, new FixedNames());
    }
}
