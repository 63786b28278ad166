package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;

/** The fixture is little-endian, as every machine that this runs on. */
class InetDiagTranslatorTest {
    private static final String MESSAGE = "02" // idiag_family = AF_INET
            + "01" // idiag_state = TCP_ESTABLISHED
            + "01" // idiag_timer = retransmit
            + "05" // idiag_retrans
            + "0050" // idiag_sport = 80, big-endian
            + "c350" // idiag_dport = 50000, big-endian
            + "7f000001000000000000000000000000" // idiag_src = 127.0.0.1
            + "0a010203000000000000000000000000" // idiag_dst = 10.1.2.3
            + "03000000" // idiag_if
            + "1100000022000000" // idiag_cookie
            + "e8030000" // idiag_expires = 1000 ms
            + "07000000" // idiag_rqueue
            + "09000000" // idiag_wqueue
            + "e8030000" // idiag_uid = 1000
            + "39300000"; // idiag_inode = 12345

    private final byte[] bytes = HexFormat.of().parseHex(MESSAGE);
    private final SocketRecord row = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());
    private final InetDiagTranslator translator = new InetDiagTranslator();

    @Test
    void shouldFillARow() {
        translate();

        assertEquals(Protocol.TCP, Protocol.ofCode(row.protocol()));
        assertEquals(2, row.family());
        assertEquals(1, row.state());
        assertEquals(80, row.localPort());
        assertEquals(50000, row.remotePort());
        assertEquals(127, row.localAddressByte(0));
        assertEquals(1, row.localAddressByte(3));
        assertEquals(10, row.remoteAddressByte(0));
        assertEquals(3, row.interfaceIndex());
        assertEquals(0x22_0000_0011L, row.cookie());
        assertEquals(7, row.recvQueue());
        assertEquals(9, row.sendQueue());
        assertEquals(0, row.backlog());
        assertEquals(1, row.timer());
        assertEquals(1000, row.timerMs());
        assertEquals(5, row.retransmits());
        assertEquals(0, row.probes());
        assertEquals(1000, row.uid());
        assertEquals(12345, row.inode());
    }

    @Test
    void shouldLeaveNothingOfWhatWasInTheRow() {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 1);
        batch.append(new SocketRecord())
                .flags(-1)
                .backlog(-1)
                .timerMs(-1)
                .retransmits(-1)
                .probes(-1)
                .peerInode(-1)
                .shutdown(-1);
        batch.reset();
        batch.appendUncleared(row);
        bytes[2] = 0; // idiag_timer = none
        translate();

        assertEquals(0, row.flags());
        assertEquals(0, row.backlog());
        assertEquals(0, row.timerMs());
        assertEquals(0, row.retransmits());
        assertEquals(0, row.probes());
        assertEquals(0, row.peerInode());
        assertEquals(0, row.shutdown());
    }

    @Test
    void shouldPutAListenersBacklogAsideAsProcDoes() {
        bytes[1] = 10; // TCP_LISTEN
        translate();

        assertEquals(0, row.sendQueue());
        assertEquals(9, row.backlog());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0",
        "1, 1, 1000, 5, 0",
        "2, 2, 1000, 0, 5",
        "3, 3, 1000, 0, 5",
        "4, 4, 1000, 0, 5",
        "5, 0, 0, 0, 0"
    })
    void shouldSeeTimersAsProcDoes(
            final int kernelTimer, final int timer, final long timerMs, final long retransmits, final long probes) {
        bytes[2] = (byte) kernelTimer;
        translate();

        assertEquals(timer, row.timer());
        assertEquals(timerMs, row.timerMs());
        assertEquals(retransmits, row.retransmits());
        assertEquals(probes, row.probes());
    }

    @Test
    void shouldTakeRetransmitsAndProbesFromTcpInfo() {
        translate();
        final byte[] info = new byte[232];
        info[2] = 3; // tcpi_retransmits
        info[3] = 4; // tcpi_probes

        assertTrue(translateAttributes(attributes().attribute(SockDiag.INET_DIAG_INFO, info)));

        assertEquals(3, row.retransmits());
        assertEquals(4, row.probes());
    }

    @Test
    void shouldKeepWhatItHasIfTcpInfoIsFromTooOldAKernel() {
        translate();

        assertTrue(translateAttributes(attributes().attribute(SockDiag.INET_DIAG_INFO, new byte[2])));

        assertEquals(5, row.retransmits());
    }

    /** Of bits that a later kernel may have nothing is known; what is not told is 0. */
    @ParameterizedTest
    @CsvSource({"0, 4", "1, 5", "2, 6", "3, 7", "7, 7", "-1, 7", "-4, 4"})
    void shouldTellWhichDirectionsAreShutDown(final byte told, final int expected) {
        translate();
        assertEquals(0, row.shutdown());

        assertTrue(translateAttributes(attributes().attribute(SockDiag.INET_DIAG_SHUTDOWN, new byte[0])));
        assertEquals(0, row.shutdown());

        assertTrue(translateAttributes(attributes().attribute(SockDiag.INET_DIAG_SHUTDOWN, new byte[] {told})));
        assertEquals(expected, row.shutdown());
    }

    @Test
    void shouldRefuseAnAttributeThatIsNotWhole() {
        final DatagramBuilder datagram = attributes().attribute(SockDiag.INET_DIAG_INFO, new byte[232]);
        assertFalse(translator.translateAttributes(datagram.buffer(), 16, datagram.length() - 17, row));
    }

    private void translate() {
        assertEquals(InetDiagMsg.LENGTH, bytes.length);
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length));
        buffer.putBytes(0, bytes);
        translator.translate(Protocol.TCP, buffer, 0, row);
    }

    private static DatagramBuilder attributes() {
        return new DatagramBuilder().message(SockDiag.SOCK_DIAG_BY_FAMILY).attribute(99, new byte[3]);
    }

    private boolean translateAttributes(final DatagramBuilder datagram) {
        return translator.translateAttributes(datagram.buffer(), 16, datagram.length() - 16, row);
    }
}
