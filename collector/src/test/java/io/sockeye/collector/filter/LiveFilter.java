package io.sockeye.collector.filter;

import java.util.Random;
import java.util.function.Predicate;

import io.sockeye.collector.record.SocketRecord;

/**
 * A filter on living sockets of loopback: in our words, in ss's where ss has them, and in plain Java.
 *
 * @param text    of ours.
 * @param ss      the words of an installed ss for the same, with parentheses for its lack of precedence; null if it has
 *                none.
 * @param meaning in plain Java.
 * @param isFirst whether ss takes it at the beginning only.
 */
record LiveFilter(String text, String ss, Predicate<SocketRecord> meaning, boolean isFirst) {
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final String[] OPERATORS = {"=", "!=", "<", "<=", ">", ">="};
    private static final String[] WORDS = {"eq", "ne", "lt", "le", "gt", "ge"};
    private static final int[] PORTS = {0, 53, 8080, 8081, 8082, 8083, 8090, 8190, 8099, 42_001, 42_003};
    private static final byte[] LOOPBACK6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final Object[][] STATES = {
        {"established", 1 << 1},
        {"syn-sent", 1 << 2},
        {"syn-recv", 1 << 3},
        {"fin-wait-2", 1 << 5},
        {"time-wait", 1 << 6},
        {"close-wait", 1 << 8},
        {"listening", 1 << 10},
        {"closed", 1 << 7},
        {"connected", 0xFFE & ~(1 << 7 | 1 << 10)},
        {"synchronized", 0xFFE & ~(1 << 7 | 1 << 10 | 1 << 2)},
        {"bucket", 1 << 3 | 1 << 6},
        {"big", 0xFFE & ~(1 << 3 | 1 << 6)},
        {"all", 0xFFE},
    };

    static LiveFilter of(final Random random) {
        final LiveFilter rest = expression(random, random.nextInt(4));
        if (random.nextInt(3) > 0) {
            return rest;
        }
        final LiveFilter state = state(random);
        return new LiveFilter(
                state.text + (random.nextBoolean() ? " " : " and ") + "(" + rest.text + ")",
                rest.ss == null || state.ss == null ? null : state.ss + " ( " + rest.ss + " )",
                state.meaning.and(rest.meaning),
                true);
    }

    private static LiveFilter expression(final Random random, final int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        final LiveFilter one = expression(random, depth - 1);
        if (random.nextInt(4) == 0) {
            return new LiveFilter(
                    "not (" + one.text + ")",
                    one.ss == null ? null : "not ( " + one.ss + " )",
                    one.meaning.negate(),
                    false);
        }
        final LiveFilter other = leaf(random);
        final boolean isAnd = random.nextBoolean();
        final String word = isAnd ? " and " : " or ";
        return new LiveFilter(
                "(" + one.text + ")" + word + other.text,
                one.ss == null || other.ss == null ? null : "( " + one.ss + " )" + word + "( " + other.ss + " )",
                isAnd ? one.meaning.and(other.meaning) : one.meaning.or(other.meaning),
                false);
    }

    private static LiveFilter leaf(final Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> port(random);
            case 2, 3 -> address(random);
            case 4 -> ofBoth(random.nextBoolean() ? "dev = lo" : "dev lo", row -> row.interfaceIndex() == 1);
            case 5 -> either(random);
            case 6 -> field(random);
            default -> withPort(random);
        };
    }

    private static LiveFilter ofBoth(final String text, final Predicate<SocketRecord> meaning) {
        return new LiveFilter(text, text, meaning, false);
    }

    private static LiveFilter state(final Random random) {
        final Object[] chosen = STATES[random.nextInt(STATES.length)];
        final int states = (Integer) chosen[1];
        final boolean isExcluded = random.nextInt(4) == 0;
        final int wanted = isExcluded ? 0xFFE & ~states : states;
        final String text = (isExcluded ? "exclude " : "state ") + chosen[0];
        // No state at all is the default to ss.
        return new LiveFilter(text, wanted == 0 ? null : text, row -> (wanted >>> row.state() & 1) != 0, true);
    }

    private static LiveFilter port(final Random random) {
        final boolean isLocal = random.nextBoolean();
        final int port = PORTS[random.nextInt(PORTS.length)];
        final int operator = random.nextInt(OPERATORS.length);
        final String spelling = random.nextBoolean() ? OPERATORS[operator] : WORDS[operator];
        final String text = (isLocal ? "sport " : "dport ") + spelling + " " + (random.nextBoolean() ? ":" : "") + port;
        return ofBoth(text, row -> compares(operator, isLocal ? row.localPort() : row.remotePort(), port));
    }

    private static boolean compares(final int operator, final int left, final int right) {
        return switch (operator) {
            case 0 -> left == right;
            case 1 -> left != right;
            case 2 -> left < right;
            case 3 -> left <= right;
            case 4 -> left > right;
            default -> left >= right;
        };
    }

    private static LiveFilter address(final Random random) {
        final boolean isLocal = random.nextBoolean();
        final String word = isLocal ? "src " : "dst ";
        return switch (random.nextInt(5)) {
            case 0 -> ofBoth(word + "127.0.0.1", row -> isIn(row, isLocal, 127, 0, 0, 1, 32));
            case 1 -> ofBoth(word + "127.9.0.0/16", row -> isIn(row, isLocal, 127, 9, 0, 0, 16));
            case 2 -> ofBoth(word + "127.0.0.0/8", row -> isIn(row, isLocal, 127, 0, 0, 0, 8));
            case 3 ->
                new LiveFilter(
                        word + (random.nextBoolean() ? "::1" : "[::1]"),
                        word + "[::1]",
                        row -> row.family() == INET6 && java.util.Arrays.equals(bytes(row, isLocal), LOOPBACK6),
                        false);
            default ->
                new LiveFilter(
                        word + (random.nextBoolean() ? "[::]/96" : "[::/96]"),
                        null, // to ss 0.0.0.0 is in it
                        row -> row.family() == INET6 && isZero(bytes(row, isLocal), 12),
                        false);
        };
    }

    private static LiveFilter withPort(final Random random) {
        final boolean isLocal = random.nextBoolean();
        final String word = isLocal ? "src " : "dst ";
        return random.nextBoolean()
                ? ofBoth(
                        word + "127.0.0.1:8080",
                        row -> isIn(row, isLocal, 127, 0, 0, 1, 32)
                                && (isLocal ? row.localPort() : row.remotePort()) == 8080)
                : ofBoth(
                        word + "[::1]:8081",
                        row -> row.family() == INET6
                                && java.util.Arrays.equals(bytes(row, isLocal), LOOPBACK6)
                                && (isLocal ? row.localPort() : row.remotePort()) == 8081);
    }

    private static LiveFilter either(final Random random) {
        return random.nextBoolean()
                ? new LiveFilter(
                        "port = 8080",
                        "( sport = :8080 or dport = :8080 )",
                        row -> row.localPort() == 8080 || row.remotePort() == 8080,
                        false)
                : new LiveFilter(
                        "host 127.0.0.1",
                        "( src 127.0.0.1 or dst 127.0.0.1 )",
                        row -> isIn(row, true, 127, 0, 0, 1, 32) || isIn(row, false, 127, 0, 0, 1, 32),
                        false);
    }

    private static LiveFilter field(final Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new LiveFilter(
                        "sport in (8080-8083, 53)",
                        "( ( sport ge :8080 and sport le :8083 ) or sport = :53 )",
                        row -> row.localPort() >= 8080 && row.localPort() <= 8083 || row.localPort() == 53,
                        false);
            case 1 -> new LiveFilter("accept_queue gt 0", null, row -> row.state() == 10 && row.recvQueue() > 0, false);
            case 2 -> new LiveFilter("family = inet6", null, row -> row.family() == INET6, false);
            default ->
                new LiveFilter(
                        "remote_port != 8080", null, row -> row.remotePort() != 0 && row.remotePort() != 8080, false);
        };
    }

    private static byte[] bytes(final SocketRecord row, final boolean isLocal) {
        final byte[] bytes = new byte[16];
        row.getBytes(isLocal ? 16 : 32, bytes, 0, 16);
        return bytes;
    }

    private static boolean isZero(final byte[] bytes, final int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** As IPv4, be it mapped. */
    private static boolean isIn(
            final SocketRecord row,
            final boolean isLocal,
            final int a,
            final int b,
            final int c,
            final int d,
            final int length) {
        final byte[] bytes = bytes(row, isLocal);
        int from = 0;
        if (row.family() != INET) {
            if (!isZero(bytes, 10) || bytes[10] != -1 || bytes[11] != -1) {
                return false;
            }
            from = 12;
        }
        final int address = (bytes[from] & 0xFF) << 24
                | (bytes[from + 1] & 0xFF) << 16
                | (bytes[from + 2] & 0xFF) << 8
                | bytes[from + 3] & 0xFF;
        final int network = a << 24 | b << 16 | c << 8 | d;
        return (address ^ network) >>> Integer.SIZE - length == 0;
    }
}
