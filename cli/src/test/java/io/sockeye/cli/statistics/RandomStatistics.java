package io.sockeye.cli.statistics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Makes files that are whole, of names that kernels have and of others, in any order and with any number. */
final class RandomStatistics {
    private static final List<String> SECTIONS = List.of(
            "Ip",
            "Icmp",
            "IcmpMsg",
            "Tcp",
            "Udp",
            "UdpLite",
            "TcpExt",
            "IpExt",
            "MPTcpExt",
            "Sctp",
            "Ip6",
            "Tcp6",
            "TcpOdd");
    private static final List<String> ODD_NAMES = List.of(
            "Odd",
            "TCP",
            "tcp",
            "Zz",
            "~",
            "x:y",
            "Icmp6OutRouterAdvertisements",
            "TCPLostRetransmits",
            "TCPDSackUndo",
            "TCPRenoRecoveryFailed",
            "SockMallocOOM",
            "Tcp6ActiveOpens",
            "NotUdp6InDatagrams",
            "6abc",
            "Sctp6",
            "PlainName",
            "TCPZ",
            "A".repeat(49));

    private final Random random;
    private final List<String> names;
    private final List<String> names6;

    /** Names are those of some counters, see {@link StatisticsFixtures#counters}. */
    RandomStatistics(final Random random, final List<String> counters) {
        this.random = random;
        names = keys(counters, key -> !key.contains("6"));
        names6 = keys(counters, key -> key.contains("6"));
    }

    private static List<String> keys(final List<String> counters, final Predicate<String> isWanted) {
        final List<String> keys = new ArrayList<>(ODD_NAMES);
        keys.addAll(counters.stream()
                .map(counter -> counter.substring(counter.indexOf(' ') + 1))
                .filter(isWanted)
                .toList());
        return keys;
    }

    /** All files. */
    Map<String, String> files() {
        final Map<String, String> files = new LinkedHashMap<>();
        files.put("snmp", pairs());
        files.put("netstat", pairs());
        files.put("snmp6", lines(names6));
        if (random.nextInt(4) > 0) {
            files.put("sctp/snmp", lines(names));
        }
        return files;
    }

    private String pairs() {
        final StringBuilder text = new StringBuilder(random.nextBoolean() ? "\n" : "");
        for (int sections = 1 + random.nextInt(8); sections > 0; sections--) {
            final String section = random.nextInt(8) == 0 ? any(names) : any(SECTIONS);
            final String name = section.replace(':', '.');
            final StringBuilder keys = new StringBuilder(name).append(':');
            final StringBuilder values = new StringBuilder(name).append(':');
            for (int count = random.nextInt(40); count > 0; count--) {
                keys.append(blanks()).append(any(names));
                values.append(blanks()).append(number());
            }
            text.append(keys)
                    .append(end())
                    .append('\n')
                    .append(values)
                    .append(end())
                    .append('\n');
            text.append(random.nextInt(9) == 0 ? "\n" : "");
        }
        return ended(text);
    }

    private String lines(final List<String> from) {
        final List<String> keys = new ArrayList<>(from);
        if (random.nextBoolean()) {
            Collections.shuffle(keys, random);
        }
        final StringBuilder text = new StringBuilder();
        final int bound = 1 + random.nextInt(8);
        for (final String key : keys) {
            if (random.nextInt(bound) == 0) {
                text.append(key).append(blanks()).append(number()).append(end()).append('\n');
            }
        }
        return ended(text.append("Last6 ").append(number()).append('\n'));
    }

    /** The last line may lack its newline. */
    private String ended(final StringBuilder text) {
        return text.substring(0, text.length() - random.nextInt(2));
    }

    private String blanks() {
        return random.nextInt(8) > 0 ? " " : "\t  ".substring(random.nextInt(3));
    }

    private String end() {
        return random.nextInt(8) > 0 ? "" : " \t";
    }

    private String any(final List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String number() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> "0";
            case 4 -> "1";
            case 5 -> "2";
            case 6 -> "-" + random.nextInt(5);
            case 7 -> new BigInteger(64, random).toString();
            case 8 -> new BigInteger(80, random).toString();
            case 9 -> "18446744073709551615";
            case 10 -> "+" + random.nextInt(100);
            default -> Integer.toString(random.nextInt(1_000_000));
        };
    }
}
