package io.sockeye.collector.procnet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** Lines of /proc/net/tcp read the usual way: with strings, {@code split} and {@code parseLong}. */
final class NaiveProcNet {
    private static final int HEX = 16;
    private static final int HEX_WORD = 8;
    private static final int MS_PER_TICK = 10;

    private NaiveProcNet() {}

    static void read(final byte[] text, final Family family, final RowBatch batch, final SocketRecord row) {
        final String[] lines = new String(text, US_ASCII).split("\n");
        for (int i = 1; i < lines.length; i++) {
            final String[] fields = lines[i].trim().split("\\s+");
            final String[] local = fields[1].split(":");
            final String[] remote = fields[2].split(":");
            final String[] queues = fields[4].split(":");
            final String[] timer = fields[5].split(":");
            batch.append(row).protocol(Protocol.TCP.code()).family(family.number());
            for (int word = 0; word < local[0].length() / HEX_WORD; word++) {
                row.localAddressWord(word, word(local[0], word)).remoteAddressWord(word, word(remote[0], word));
            }
            row.localPort(Integer.parseInt(local[1], HEX))
                    .remotePort(Integer.parseInt(remote[1], HEX))
                    .state(Integer.parseInt(fields[3], HEX))
                    .sendQueue(Long.parseLong(queues[0], HEX))
                    .recvQueue(Long.parseLong(queues[1], HEX))
                    .timer(Integer.parseInt(timer[0], HEX))
                    .timerMs(Long.parseLong(timer[1], HEX) * MS_PER_TICK)
                    .retransmits(Long.parseLong(fields[6], HEX))
                    .uid(Long.parseLong(fields[7]))
                    .probes(Long.parseLong(fields[8]))
                    .inode(Long.parseLong(fields[9]));
        }
    }

    private static int word(final String address, final int word) {
        return (int) Long.parseLong(address.substring(word * HEX_WORD, (word + 1) * HEX_WORD), HEX);
    }
}
