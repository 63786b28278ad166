package io.sockeye.collector.procnet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.LineReader;

/** Keeps the text of every row, and the numbers of the malformed lines, for tests to compare. */
class RowText implements RowSink {
    private final List<String> rows = new ArrayList<>();
    private final List<Long> malformed = new ArrayList<>();
    private final SocketRecord row = new SocketRecord();
    private final int wantedBatches;
    private int batches;

    RowText() {
        this(Integer.MAX_VALUE);
    }

    RowText(final int wantedBatches) {
        this.wantedBatches = wantedBatches;
    }

    /** The rows of a whole file, given in one piece. */
    static RowText read(
            final ProcNetFormat format, final Protocol protocol, final Family family, final String... lines) {
        return read(format, protocol, family, bytes(String.join("\n", lines)));
    }

    static RowText read(final ProcNetFormat format, final Protocol protocol, final Family family, final byte[] file) {
        final RowText text = new RowText();
        final ProcNetReader reader = new ProcNetReader();
        reader.begin(format, protocol, family, text);
        final LineReader lines = new LineReader().begin(new ByteArrayInputStream(file), ProcNetReader.MAX_LINE_LENGTH);
        try {
            while (lines.fill()) {
                reader.accept(lines);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.end();
        return text;
    }

    static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Takes what another one has kept. */
    void add(final RowText other) {
        rows.addAll(other.rows);
        malformed.addAll(other.malformed);
    }

    /** All that was kept, in an order that does not depend on that in which it came. */
    List<String> sorted() {
        final List<String> sorted = new ArrayList<>(rows);
        malformed.forEach(position -> sorted.add("malformed=" + position));
        Collections.sort(sorted);
        return sorted;
    }

    List<String> rows() {
        return rows;
    }

    List<Long> malformed() {
        return malformed;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            rows.add(describe(batch.get(i, row)));
        }
        batches++;
        return batches < wantedBatches;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        malformed.add(position);
    }

    @Override
    public String toString() {
        return "rows=" + rows + ", malformed=" + malformed;
    }

    /** Every field that a file of /proc/net can fill. */
    static String describe(final SocketRecord row) {
        final StringBuilder path = new StringBuilder();
        for (int i = 0; i < row.pathLength(); i++) {
            path.append((char) (row.pathByte(i) & 0xFF));
        }
        return Protocol.ofCode(row.protocol()) + " family=" + row.family() + " state=" + row.state()
                + " local=" + address(row, true) + ":" + row.localPort()
                + " remote=" + address(row, false) + ":" + row.remotePort()
                + " tx=" + row.sendQueue() + " rx=" + row.recvQueue()
                + " timer=" + row.timer() + "/" + row.timerMs() + "/" + row.retransmits() + "/" + row.probes()
                + " uid=" + row.uid() + " inode=" + row.inode()
                + " flags=" + row.flags() + " type=" + row.unixType() + " refs=" + row.refCount()
                + " path=[" + path + "]";
    }

    private static String address(final SocketRecord row, final boolean isLocal) {
        final StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            final int octet = isLocal ? row.localAddressByte(i) : row.remoteAddressByte(i);
            hex.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return hex.toString();
    }
}
