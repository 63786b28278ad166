package io.sockeye.cli.output;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** Reads lines of /proc/net files into rows in the simplest way. */
final class NaiveRows {
    private static final int CAPACITY = 64;

    private NaiveRows() {}

    static List<RowBatch> internet(final List<String> lines, final Protocol protocol, final Family family) {
        final List<RowBatch> batches = new ArrayList<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] f = line.trim().split("[ :]+");
            next(batches)
                    .protocol(protocol.code())
                    .family(family.number())
                    .localAddress(half(words(f[1]), 0), half(words(f[1]), 1))
                    .localPort(Integer.parseInt(f[2], 16))
                    .remoteAddress(half(words(f[3]), 0), half(words(f[3]), 1))
                    .remotePort(Integer.parseInt(f[4], 16))
                    .state(Integer.parseInt(f[5], 16))
                    .sendQueue(Long.parseLong(f[6], 16))
                    .recvQueue(Long.parseLong(f[7], 16))
                    .timer(Integer.parseInt(f[8], 16))
                    .timerMs(Long.parseLong(f[9], 16) * 10)
                    .retransmits(Long.parseLong(f[10], 16))
                    .uid(Long.parseLong(f[11]))
                    .probes(Long.parseLong(f[12]))
                    .inode(Long.parseUnsignedLong(f[13]));
        }
        return batches;
    }

    static List<RowBatch> unix(final List<String> lines) {
        final List<RowBatch> batches = new ArrayList<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] f = line.split("[ :]+", 7);
            final int blank = f[6].indexOf(' ');
            final String inode = blank < 0 ? f[6] : f[6].substring(0, blank);
            final byte[] path =
                    blank < 0 ? new byte[0] : f[6].substring(blank + 1).getBytes(StandardCharsets.UTF_8);
            next(batches)
                    .protocol(Protocol.UNIX.code())
                    .family(Family.UNIX.number())
                    .refCount(Long.parseLong(f[1], 16))
                    .flags(Integer.parseInt(f[3], 16))
                    .unixType(Integer.parseInt(f[4], 16))
                    .state(Integer.parseInt(f[5], 16))
                    .inode(Long.parseUnsignedLong(inode))
                    .path(path, 0, path.length);
        }
        return batches;
    }

    static List<RowBatch> sctpEndpoints(final List<String> lines) {
        final List<RowBatch> batches = new ArrayList<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] f = line.trim().split(" +");
            final String[] locals = Arrays.copyOfRange(f, 8, f.length);
            for (int i = 0; i < locals.length; i++) {
                final SocketRecord row = next(batches);
                sctp(row, i, locals, new String[0]);
                if (i == 0) {
                    row.state(Integer.parseInt(f[3]))
                            .localPort(Integer.parseInt(f[5]))
                            .uid(Long.parseLong(f[6]))
                            .inode(Long.parseUnsignedLong(f[7]));
                }
            }
        }
        return batches;
    }

    static List<RowBatch> sctpAssociations(final List<String> lines) {
        final List<RowBatch> batches = new ArrayList<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] f = line.trim().split(" +", 14);
            final String[] ends = f[13].split("\t")[0].replace("*", "").split("<->");
            final String[] locals = ends[0].trim().split(" +");
            final String[] remotes = ends[1].trim().split(" +");
            for (int i = 0; i < Math.max(locals.length, remotes.length); i++) {
                final SocketRecord row = next(batches);
                sctp(row, i, locals, remotes);
                if (i == 0) {
                    row.state(Integer.parseInt(f[3]))
                            .sendQueue(Long.parseLong(f[7]))
                            .recvQueue(Long.parseLong(f[8]))
                            .uid(Long.parseLong(f[9]))
                            .inode(Long.parseUnsignedLong(f[10]))
                            .localPort(Integer.parseInt(f[11]))
                            .remotePort(Integer.parseInt(f[12]));
                }
            }
        }
        return batches;
    }

    private static void sctp(final SocketRecord row, final int index, final String[] locals, final String[] remotes) {
        final boolean isIpv6 = locals[0].indexOf(':') >= 0;
        row.protocol(Protocol.SCTP.code())
                .family((isIpv6 ? Family.INET6 : Family.INET).number())
                .flags((index == 0 ? 0 : SocketRecord.CONTINUED)
                        | (index + 1 < Math.max(locals.length, remotes.length) ? SocketRecord.CONTINUES : 0));
        if (index >= locals.length) {
            row.flags(row.flags() | SocketRecord.NO_LOCAL_ADDRESS);
        } else {
            row.localAddress(half(text(locals[index]), 0), half(text(locals[index]), 1));
        }
        if (index >= remotes.length) {
            row.flags(row.flags() | SocketRecord.NO_REMOTE_ADDRESS);
        } else {
            row.remoteAddress(half(text(remotes[index]), 0), half(text(remotes[index]), 1));
        }
    }

    /** Bytes of an address that is written as host-order words in hexadecimal. */
    private static byte[] words(final String hex) {
        final byte[] bytes = new byte[16];
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        for (int i = 0; i < hex.length(); i += 8) {
            buffer.putInt(Integer.parseUnsignedInt(hex.substring(i, i + 8), 16));
        }
        return bytes;
    }

    private static byte[] text(final String address) {
        final byte[] bytes = new byte[16];
        if (address.indexOf(':') < 0) {
            final String[] octets = address.split("\\.");
            for (int i = 0; i < octets.length; i++) {
                bytes[i] = (byte) Integer.parseInt(octets[i]);
            }
        } else {
            final String[] groups = address.split(":");
            for (int i = 0; i < groups.length; i++) {
                final int group = Integer.parseInt(groups[i], 16);
                bytes[2 * i] = (byte) (group >> 8);
                bytes[2 * i + 1] = (byte) group;
            }
        }
        return bytes;
    }

    static long half(final byte[] address, final int half) {
        return ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getLong(8 * half);
    }

    private static SocketRecord next(final List<RowBatch> batches) {
        if (batches.isEmpty() || batches.get(batches.size() - 1).isFull()) {
            batches.add(new RowBatch(SocketRecord.LENGTH, CAPACITY));
        }
        return batches.get(batches.size() - 1).append(new SocketRecord());
    }
}
