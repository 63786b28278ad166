package io.sockeye.collector.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.linux.Errno;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.sockdiag.SockDiag;

class DumpReaderTest {
    private static final int TYPE = SockDiag.SOCK_DIAG_BY_FAMILY;

    private final List<String> seen = new ArrayList<>();
    private final DumpReader reader = new DumpReader(new DumpReader.MessageHandler() {
        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            seen.add("message " + length);
        }

        @Override
        public void onMalformed(final long position) {
            seen.add("malformed " + position);
        }
    });

    DumpReaderTest() {
        reader.begin(1, TYPE);
    }

    @Test
    void shouldHandOnMessagesUntilDone() {
        read(new DatagramBuilder()
                .message(TYPE)
                .payload(new byte[72])
                .message(TYPE)
                .payload(new byte[80]));
        assertFalse(reader.isEnded());

        read(new DatagramBuilder()
                .message(TYPE)
                .payload(new byte[3]) // the last one before DONE need not be aligned
                .message(Netlink.NLMSG_DONE)
                .payloadInt(0)
                .message(TYPE)
                .payload(new byte[1]));

        assertEquals(List.of("message 72", "message 80", "message 3"), seen);
        assertTrue(reader.isEnded());
        assertEquals(0, reader.errno());
    }

    @Test
    void shouldAcceptALastMessageWithoutPadding() {
        read(new DatagramBuilder().message(TYPE).payload(new byte[73]));
        assertEquals(List.of("message 73"), seen);
    }

    @Test
    void shouldSkipStrangers() {
        read(new DatagramBuilder()
                .message(TYPE, 0, 2)
                .payload(new byte[72])
                .message(Netlink.NLMSG_DONE, 0, 7)
                .payloadInt(0)
                .message(Netlink.NLMSG_NOOP)
                .message(TYPE)
                .payload(new byte[72]));

        assertEquals(List.of("message 72"), seen);
        assertFalse(reader.isEnded());
    }

    @ParameterizedTest
    @ValueSource(ints = {Netlink.NLMSG_ERROR, Netlink.NLMSG_DONE})
    void shouldEndWithTheKernelsError(final int type) {
        read(new DatagramBuilder()
                .message(TYPE)
                .payload(new byte[72])
                .message(type)
                .payloadInt(-Errno.ENOENT)
                .payload(new byte[16]));

        assertTrue(reader.isEnded());
        assertEquals(Errno.ENOENT, reader.errno());
        assertEquals(2, reader.position());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void shouldNotTakeAnErrorWithoutErrnoAsGood(final int length) {
        read(new DatagramBuilder().message(Netlink.NLMSG_ERROR).payload(new byte[length]));
        assertTrue(reader.isEnded());
        assertEquals(Errno.EBADMSG, reader.errno());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldNotTakeAnErrorThatIsNoneAsGood(final int error) {
        read(new DatagramBuilder().message(Netlink.NLMSG_ERROR).payloadInt(error));
        assertEquals(Errno.EBADMSG, reader.errno());
    }

    @Test
    void shouldCallWhatWasCutOffLost() {
        final DatagramBuilder datagram = new DatagramBuilder()
                .message(TYPE)
                .payload(new byte[72])
                .message(TYPE)
                .payload(new byte[72]);
        for (int length = 88; length < datagram.length(); length++) {
            seen.clear();
            reader.begin(1, TYPE);
            reader.read(datagram.buffer(), length, datagram.length());
            assertEquals(List.of("message 72"), seen);
            assertTrue(reader.isLossy());
        }
    }

    @Test
    void shouldTakeADoneWithoutErrnoAsGood() {
        read(new DatagramBuilder().message(Netlink.NLMSG_DONE));
        assertTrue(reader.isEnded());
        assertEquals(0, reader.errno());
    }

    @Test
    void shouldNoteThatTheDumpWasDisturbed() {
        read(new DatagramBuilder().message(TYPE, Netlink.NLM_F_DUMP_INTR, 1).payload(new byte[72]));
        assertTrue(reader.isInterrupted());

        reader.begin(2, TYPE);
        assertFalse(reader.isInterrupted());
    }

    @Test
    void shouldNoteThatMessagesWereLost() {
        read(new DatagramBuilder().message(Netlink.NLMSG_OVERRUN));
        assertTrue(reader.isLossy());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15, 1_000, 0x8000_0000L, 0xFFFF_FFFFL, 0xFFFF_FFFDL})
    void shouldNotBelieveALengthThatCannotBe(final long claimed) {
        read(new DatagramBuilder()
                .message(TYPE)
                .payload(new byte[72])
                .message(TYPE)
                .payload(new byte[72])
                .claimLength(claimed));

        assertEquals(List.of("message 72", "malformed 2"), seen);
    }

    @Test
    void shouldSurviveTruncationAndFlippedBits() {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        final DatagramBuilder whole = new DatagramBuilder();
        for (int i = 0; i < 20; i++) {
            whole.message(TYPE).payload(new byte[72]).attribute(SockDiag.INET_DIAG_INFO, new byte[232]);
        }
        final byte[] original = new byte[whole.length()];
        whole.buffer().getBytes(0, original);
        final ByteBuffer memory = ByteBuffer.allocateDirect(original.length);
        for (int i = 0; i < 20_000; i++) {
            final byte[] damaged = original.clone();
            final int bit = random.nextInt(damaged.length * Byte.SIZE);
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            final int length = random.nextInt(damaged.length + 1);
            reader.begin(1, TYPE);
            // Memory that ends with the datagram: what would read behind it throws.
            final UnsafeBuffer datagram = new UnsafeBuffer(memory, 0, length);
            datagram.putBytes(0, damaged, 0, length);
            reader.read(datagram, length);
            assertTrue(reader.position() <= 21 * 20, "seed=" + seed + ", bit=" + bit + ", length=" + length);
        }
    }

    private void read(final DatagramBuilder datagram) {
        reader.read(datagram.buffer(), datagram.length());
    }
}
