package io.sockeye.collector.procnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;

/** What {@link RowText} should say of well-formed lines, made the plain way. For little-endian hosts only. */
final class NaiveProcNet {
    private NaiveProcNet() {}

    static List<String> inet(final Protocol protocol, final Family family, final String file) {
        final List<String> rows = new ArrayList<>();
        for (final String line : file.lines().skip(1).toList()) {
            final String[] words = line.trim().split("\\s+");
            final String[] local = words[1].split(":");
            final String[] remote = words[2].split(":");
            final String[] queues = words[4].split(":");
            final String[] timer = words[5].split(":");
            rows.add(protocol + " family=" + family.number() + " state=" + hex(words[3])
                    + " local=" + address(local[0]) + ":" + hex(local[1])
                    + " remote=" + address(remote[0]) + ":" + hex(remote[1])
                    + " tx=" + hex(queues[0]) + " rx=" + hex(queues[1])
                    + " timer=" + hex(timer[0]) + "/" + hex(timer[1]) * 10 + "/" + hex(words[6])
                    + "/" + Long.parseUnsignedLong(words[8])
                    + " uid=" + Long.parseUnsignedLong(words[7]) + " inode=" + Long.parseUnsignedLong(words[9])
                    + " flags=0 type=0 refs=0 path=[]");
        }
        return rows;
    }

    static List<String> unix(final String file) {
        final List<String> rows = new ArrayList<>();
        for (final String line : file.lines().skip(1).toList()) {
            final String[] words = line.trim().split(" +", 7);
            final String[] inode = words[6].split(" ", 2);
            rows.add("UNIX family=1 state=" + hex(words[5])
                    + " local=" + "0".repeat(32) + ":0 remote=" + "0".repeat(32) + ":0 tx=0 rx=0 timer=0/0/0/0 uid=0"
                    + " inode=" + Long.parseUnsignedLong(inode[0])
                    + " flags=" + (int) hex(words[3]) + " type=" + hex(words[4]) + " refs=" + hex(words[1])
                    + " path=[" + (inode.length > 1 ? inode[1] : "") + "]");
        }
        return rows;
    }

    private static long hex(final String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }

    private static String address(final String digits) {
        final StringBuilder octets = new StringBuilder();
        for (int word = 0; word < digits.length(); word += 8) {
            for (int octet = 6; octet >= 0; octet -= 2) {
                octets.append(digits, word + octet, word + octet + 2);
            }
        }
        return (octets + "0".repeat(32)).substring(0, 32).toLowerCase(Locale.ROOT);
    }
}
