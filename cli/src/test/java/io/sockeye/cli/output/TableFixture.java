package io.sockeye.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import io.sockeye.cli.names.Names;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** What the tests of the tables share: options, rows, and where tables print to. */
final class TableFixture {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final AsciiWriter writer = new AsciiWriter(output);
    private final PrintStream errors = new PrintStream(complaints, true, StandardCharsets.UTF_8);
    private final Names names = Names.ofThisHost();
    private final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 100);
    private final SocketRecord row = new SocketRecord();

    ByteArrayOutputStream output() {
        return output;
    }

    AsciiWriter writer() {
        return writer;
    }

    PrintStream errors() {
        return errors;
    }

    Names names() {
        return names;
    }

    RowBatch batch() {
        return batch;
    }

    /** Options as netstat's letters say them. */
    static TableOptions options(final String letters) {
        final boolean isNumeric = letters.contains("n");
        return new TableOptions(
                letters.contains("a")
                        ? Selection.ALL
                        : letters.contains("l") ? Selection.LISTENING : Selection.CONNECTED,
                letters.contains("W"),
                letters.contains("e"),
                letters.contains("p"),
                letters.contains("Z"),
                letters.contains("o"),
                isNumeric,
                isNumeric,
                isNumeric);
    }

    /** A row from 10.0.0.1:80 to 192.168.100.200:54321, established. */
    SocketRecord ipv4(final Protocol protocol) {
        return batch.append(row)
                .protocol(protocol.code())
                .family(Family.INET.number())
                .state(1)
                .localAddress(NaiveRows.half(new byte[] {10, 0, 0, 1, 0, 0, 0, 0}, 0), 0)
                .localPort(80)
                .remoteAddress(NaiveRows.half(new byte[] {(byte) 192, (byte) 168, 100, (byte) 200, 0, 0, 0, 0}, 0), 0)
                .remotePort(54_321);
    }

    SocketRecord unix(final String path) {
        final byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
        return batch.append(row)
                .protocol(Protocol.UNIX.code())
                .family(Family.UNIX.number())
                .refCount(2)
                .unixType(1)
                .state(3)
                .inode(4711)
                .path(bytes, 0, bytes.length);
    }

    String printed() throws IOException {
        writer.flush();
        final String text = output.toString(StandardCharsets.ISO_8859_1);
        output.reset();
        batch.reset();
        return text;
    }

    String complained() {
        return complaints.toString(StandardCharsets.UTF_8);
    }

    /** One answer for all inodes. */
    static ProgramColumn programs(final String label, final String context) {
        final byte[] labelBytes = label.getBytes(StandardCharsets.ISO_8859_1);
        final byte[] contextBytes = context.getBytes(StandardCharsets.ISO_8859_1);
        return new ProgramColumn() {
            @Override
            public byte[] label(final long inode) {
                return labelBytes;
            }

            @Override
            public byte[] context(final long inode) {
                return contextBytes;
            }
        };
    }
}
