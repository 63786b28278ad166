package io.sockeye.cli.info;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.ProgramColumn;
import io.sockeye.collector.cgroup.CgroupTree;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.record.Told;

/** Rows as the collector fills them. Fixtures are little-endian. */
class InfoLinesTest {
    private static final int LISTEN = 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AsciiWriter writer = new AsciiWriter(bytes);
    private final SocketRecord row = new RowBatch(SocketRecord.DETAILED_LENGTH, 1)
            .append(new SocketRecord())
            .protocol(Protocol.TCP.code());

    InfoLinesTest() {
        SocketDetails.clear(row);
    }

    private static UnsafeBuffer numbers(final int length) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(length));
    }

    private static UnsafeBuffer text(final String text) {
        final UnsafeBuffer buffer = numbers(text.length());
        buffer.putBytes(0, text.getBytes(StandardCharsets.ISO_8859_1));
        return buffer;
    }

    private String printed(final ProgramColumn programs) throws IOException {
        new InfoLines(writer, new CgroupTree(), programs).print(row);
        writer.flush();
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldPrintNothingWhereNothingIsTold() throws IOException {
        assertEquals("", printed(null));
    }

    @Test
    void shouldPrintNothingOfARowWithoutDetails() throws IOException {
        final SocketRecord plain = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());
        new InfoLines(writer, new CgroupTree(), null).print(plain);
        writer.flush();
        assertEquals("", bytes.toString(StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldPrintInSsOrderAndLeaveOutWhatIsZero() throws IOException {
        final UnsafeBuffer info = numbers(280);
        info.putByte(1, (byte) 3); // tcpi_ca_state
        info.putByte(5, (byte) 3); // tcpi_options
        info.putByte(6, (byte) 0x97); // tcpi_wscale
        info.putInt(8, 204_000); // tcpi_rto
        info.putInt(68, 21); // tcpi_rtt
        info.putInt(72, 1_500_000); // tcpi_rttvar
        info.putInt(80, 10); // tcpi_snd_cwnd
        info.putInt(88, 3); // tcpi_reordering
        info.putInt(76, 0x7FFF_FFFF); // tcpi_snd_ssthresh
        info.putLong(104, -1); // tcpi_pacing_rate
        info.putInt(148, -1); // tcpi_min_rtt
        info.putLong(160, 125_000_000); // tcpi_delivery_rate
        info.putInt(244, 7); // tcpi_total_rto_time
        SocketDetails.info(row, info, 0, 280);
        SocketDetails.congestion(row, text("cubic"), 0, 5);
        SocketDetails.told32(row, Told.MARK, RowLayout.MARK_OFFSET, 42);
        SocketDetails.told8(row, Told.TOS, RowLayout.TOS_OFFSET, 0);
        SocketDetails.told8(row, Told.V6ONLY, RowLayout.V6ONLY_OFFSET, 1);
        SocketDetails.told16(row, Told.SOCKOPT, RowLayout.SOCKOPT_OFFSET, 2);
        assertEquals(
                "\tfwmark:42 v6only timestamps,sack cubic wscale:7,9 ca_state:recovery rto:204ms"
                        + " rtt:0.021ms/1500ms cwnd:10 delivery_rate:1Gbps total_rto:0/0/7ms\n",
                printed(null));
    }

    @Test
    void shouldPrintGroupsWholeWithTheirZeros() throws IOException {
        final UnsafeBuffer memory = numbers(36);
        memory.putInt(4, 131_072);
        memory.putInt(32, 19);
        SocketDetails.memory(row.protocol(Protocol.UDP.code()), memory, 0, 36);
        final UnsafeBuffer bbr = numbers(20);
        bbr.putInt(12, 739);
        SocketDetails.parameters(row, Told.BBR, bbr, 0, 20);
        assertEquals(
                "\tskmem:(r0,rb131072,t0,tb0,f0,w0,o0,bl0) drops:19"
                        + " bbr:(bw:0bps,mrtt:0ms,pacing_gain:2.886,cwnd_gain:0)\n",
                printed(null));
    }

    @Test
    void shouldPrintOfAListenerWhatIsMeant() throws IOException {
        row.state(LISTEN);
        final UnsafeBuffer info = numbers(232);
        info.putInt(88, 3); // tcpi_reordering
        SocketDetails.info(row, info, 0, 232);
        SocketDetails.congestion(row, text("reno"), 0, 4);
        assertEquals("\treno\n", printed(null));
    }

    /** What another process has named may steer no terminal. */
    @Test
    void shouldMakeNamesPrintable() throws IOException {
        SocketDetails.congestion(row, text("a\u001b[1m\n\u00c2\u009b"), 0, 8);
        final String line = printed(null);
        assertEquals(1, line.chars().filter(one -> one == '\n').count(), line);
        assertEquals(1, line.chars().filter(one -> one < ' ' && one != '\n').count(), line);
        assertEquals(-1, line.indexOf("\u00c2\u009b"), line);
    }

    @Test
    void shouldNameThePeersOfUnixSockets() throws IOException {
        row.protocol(Protocol.UNIX.code()).peerInode(77).shutdown(SocketRecord.SHUTDOWN_TOLD);
        final ProgramColumn programs = new ProgramColumn() {
            @Override
            public byte[] label(final long inode) {
                return (inode + "/name").getBytes(StandardCharsets.US_ASCII);
            }

            @Override
            public byte[] context(final long inode) {
                return new byte[0];
            }
        };
        assertEquals("\tpeer:77/name\n", printed(programs));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0bps",
        "1, 8bps",
        "124, 992bps",
        "125, 1Kbps",
        "126, 1.01Kbps",
        "1250, 10Kbps",
        "12400000, 99.2Mbps",
        "124999999, 1Gbps",
        "131072000000, 1.05Tbps",
        "-1, 148Ebps"
    })
    void shouldWriteRatesWithThreeDigits(final long rate, final String expected) throws IOException {
        Decimals.bits(rate, writer);
        writer.flush();
        assertEquals(expected, bytes.toString(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.001", "10, 0.01", "100, 0.1", "1000, 1", "204000, 204", "1234567, 1234.567", "1050, 1.05"
    })
    void shouldWriteThousandthsWithoutZerosAtTheEnd(final long number, final String expected) throws IOException {
        Decimals.thousandths(number, writer);
        writer.flush();
        assertEquals(expected, bytes.toString(StandardCharsets.US_ASCII));
    }
}
