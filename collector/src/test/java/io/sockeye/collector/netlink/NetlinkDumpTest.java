package io.sockeye.collector.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlMsgHdr;

/** Every way in which a dump can end. */
class NetlinkDumpTest {
    private static final int REQUEST = 18;
    private static final int ANSWER = 20;
    private static final int STRANGER = 4711;
    private static final int EMFILE = 24;

    /** How the kernel tells an error. */
    enum Way {
        ERROR_MESSAGE,
        DONE_MESSAGE,
        RECEIVE;

        void end(final ScriptedChannel channel, final int errno) {
            switch (this) {
                case ERROR_MESSAGE -> channel.then(new DatagramBuilder().error(errno));
                case DONE_MESSAGE -> channel.then(new DatagramBuilder().done(errno));
                default -> channel.thenError(errno);
            }
        }
    }

    /** Keeps the lengths of messages, and delivers them in batches as rows are. */
    private static final class Lengths implements NetlinkDump.Handler {
        private final List<Integer> pending = new ArrayList<>();
        private final List<Integer> delivered = new ArrayList<>();
        private final int batch;
        private long malformed;
        private int datagrams;
        private boolean wantsMore = true;

        Lengths(final int batch) {
            this.batch = batch;
        }

        @Override
        public void beginDatagram() {
            datagrams++;
        }

        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            pending.add(length);
            if (pending.size() == batch) {
                endDump();
            }
        }

        @Override
        public void onMalformed(final long position) {
            malformed++;
        }

        @Override
        public boolean wantsMore() {
            return wantsMore;
        }

        @Override
        public void endDump() {
            delivered.addAll(pending);
            pending.clear();
        }

        @Override
        public boolean hasDelivered() {
            return !delivered.isEmpty();
        }

        @Override
        public long malformed() {
            return malformed;
        }
    }

    private final ScriptedChannel channel = new ScriptedChannel();
    private final SourceCounters counters = new SourceCounters();
    private DumpRequest request = new DumpRequest();
    private final NetlinkDump dump = new NetlinkDump(0, "test", counters, null, channel);
    private Lengths rows = new Lengths(2);

    @Test
    void shouldEndCompleteAndKeepItsChannel() throws ErrnoException {
        channel.then(rows(8, 12)).then(rows(4)).then(new DatagramBuilder().done(0));
        assertEquals(new DumpResult(DumpStatus.COMPLETE, "netlink", "", 0, false, false), run());
        assertEquals(List.of(8, 12, 4), rows.delivered);
        assertEquals(3, rows.datagrams);
        assertEquals(5, counters.systemCalls()); // one to open, one to send, one a datagram
        assertEquals(4, counters.messages());

        rows = new Lengths(2);
        channel.then(new DatagramBuilder().message(Netlink.NLMSG_DONE, 0, 2).payloadInt(0));
        assertEquals(DumpStatus.COMPLETE, run().status());
        assertEquals(1, channel.opened());
        assertEquals(0, channel.closed());
        assertEquals(2, channel.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.ENOENT, Errno.EINVAL, Errno.EOPNOTSUPP, Errno.EPROTONOSUPPORT, Errno.EAFNOSUPPORT})
    void shouldBeRefusedByAKernelThatCannot(final int errno) throws ErrnoException {
        for (final Way way : Way.values()) {
            way.end(channel, errno);
            final DumpResult result = run();
            assertEquals(DumpStatus.UNSUPPORTED, result.status());
            assertEquals("netlink", result.source());
            assertTrue(result.reason().contains(Errno.name(errno)), result::reason);
            assertEquals(List.of(), rows.delivered);
            assertEquals(channel.opened(), channel.closed());
            request = new DumpRequest();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.EPERM, Errno.EACCES})
    void shouldBeRefusedByAKernelThatMayNot(final int errno) throws ErrnoException {
        channel.then(new DatagramBuilder().error(errno));
        assertEquals(DumpStatus.DENIED, run().status());
    }

    @Test
    void shouldBeRefusedWhereNothingOpens() throws ErrnoException {
        channel.refuseToOpen(Errno.EACCES);
        assertEquals(DumpStatus.DENIED, run().status());
        channel.refuseToOpen(Errno.EPROTONOSUPPORT);
        assertEquals(DumpStatus.UNSUPPORTED, run().status());
        channel.refuseToOpen(EMFILE);
        assertEquals(EMFILE, assertThrows(ErrnoException.class, this::run).errno());
        assertEquals(0, channel.closed());
    }

    @Test
    void shouldBeRefusedWhereNothingCanBeSent() throws ErrnoException {
        channel.refuseToSend(Errno.EPERM);
        assertEquals(DumpStatus.DENIED, run().status());
        channel.refuseToSend(Errno.ENOMEM);
        assertEquals(Errno.ENOMEM, assertThrows(ErrnoException.class, this::run).errno());
        assertEquals(2, channel.closed());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void shouldDropWhatWasNotDeliveredBeforeARefusal(final Way way) throws ErrnoException {
        channel.then(rows(8));
        way.end(channel, Errno.EINVAL);
        assertEquals(DumpStatus.UNSUPPORTED, run().status());
        assertEquals(List.of(), rows.delivered);
        assertEquals(1, channel.closed());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void shouldFailOnceRowsWereDelivered(final Way way) {
        for (final int errno : new int[] {Errno.ENOENT, Errno.EPERM, Errno.ENOMEM}) {
            rows = new Lengths(2);
            request = new DumpRequest();
            channel.then(rows(8, 12, 16));
            way.end(channel, errno);
            final ErrnoException error = assertThrows(ErrnoException.class, this::run);
            assertEquals(errno, error.errno());
            assertEquals(List.of(8, 12, 16), rows.delivered);
        }
        assertEquals(channel.opened(), channel.closed());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void shouldFailForWhatNoOtherSourceCanMakeUpFor(final Way way) {
        channel.then(rows(8));
        way.end(channel, Errno.ENOMEM);
        assertEquals(Errno.ENOMEM, assertThrows(ErrnoException.class, this::run).errno());
        assertEquals(List.of(8), rows.delivered);
    }

    @Test
    void shouldFailAtAnErrorThatIsCutShort() {
        channel.then(new DatagramBuilder().message(Netlink.NLMSG_ERROR).payload((byte) -2, (byte) -1));
        assertEquals(
                Errno.EBADMSG, assertThrows(ErrnoException.class, this::run).errno());
    }

    @Test
    void shouldFailAtTheEndOfFile() {
        channel.then(0, new byte[0]);
        assertEquals(Errno.EPIPE, assertThrows(ErrnoException.class, this::run).errno());
    }

    @Test
    void shouldTellThatItWasInterrupted() throws ErrnoException {
        channel.then(new DatagramBuilder()
                .message(ANSWER, Netlink.NLM_F_DUMP_INTR, 1)
                .payload(new byte[8])
                .done(0));
        assertEquals(new DumpResult(DumpStatus.INTERRUPTED, "netlink", "", 0, true, false), run());
        assertEquals(List.of(8), rows.delivered);
    }

    @Test
    void shouldTellThatMessagesWereLostAndGoOn() throws ErrnoException {
        channel.then(rows(8)).thenError(Errno.ENOBUFS).then(rows(12).done(0));
        assertEquals(new DumpResult(DumpStatus.OVERRUN, "netlink", "", 0, false, true), run());
        assertEquals(List.of(8, 12), rows.delivered);
    }

    @Test
    void shouldTellBothThatItWasInterruptedAndThatMessagesWereLost() throws ErrnoException {
        channel.then(new DatagramBuilder()
                .message(ANSWER, Netlink.NLM_F_DUMP_INTR, 1)
                .payload(new byte[8])
                .message(Netlink.NLMSG_OVERRUN)
                .done(0));
        assertEquals(new DumpResult(DumpStatus.OVERRUN, "netlink", "", 0, true, true), run());
    }

    @Test
    void shouldCountWhatIsNotWhole() throws ErrnoException {
        channel.then(rows(8, 12).claimLength(1_000)).then(new DatagramBuilder().done(0));
        assertEquals(new DumpResult(DumpStatus.BROKEN, "netlink", "", 1, false, false), run());
        assertEquals(List.of(8), rows.delivered);
    }

    /** Nothing would come any more: who waited for it would wait for ever. */
    @Test
    void shouldFindTheEndOfADumpBehindALengthThatCannotBe() throws ErrnoException {
        channel.then(rows(8, 12).claimLength(3).done(0));
        assertEquals(new DumpResult(DumpStatus.BROKEN, "netlink", "", 1, false, false), run());
        assertEquals(List.of(8), rows.delivered);
    }

    @Test
    void shouldHearAnErrorBehindALengthThatCannotBe() {
        channel.then(rows(8, 12).claimLength(0).done(Errno.ENOMEM));
        final ErrnoException error = assertThrows(ErrnoException.class, this::run);
        assertEquals(Errno.ENOMEM, error.errno());
    }

    @Test
    void shouldMakeRoomForTheNextDatagramWhenOneWasCutOff() throws ErrnoException {
        final int[] lengths = {8, NetlinkDump.RECEIVE_CAPACITY, 12};
        channel.then(rows(lengths)).then(new DatagramBuilder().done(0));
        assertEquals(new DumpResult(DumpStatus.OVERRUN, "netlink", "", 0, false, true), run());
        assertEquals(List.of(8), rows.delivered);

        rows = new Lengths(2);
        request = new DumpRequest();
        channel.then(rows(lengths)).then(new DatagramBuilder().done(0));
        assertEquals(DumpResult.complete("netlink", 0), run());
        assertEquals(List.of(8, NetlinkDump.RECEIVE_CAPACITY, 12), rows.delivered);
    }

    @Test
    void shouldFindALengthThatCannotBeEvenInADatagramThatWasCutOff() throws ErrnoException {
        channel.then(rows(8, NetlinkDump.RECEIVE_CAPACITY).claimLength(1_000_000))
                .then(new DatagramBuilder().done(0));
        assertEquals(new DumpResult(DumpStatus.OVERRUN, "netlink", "", 1, false, true), run());
    }

    @Test
    void shouldNotHearAForeignSender() throws ErrnoException {
        channel.then(rows(8))
                .then(STRANGER, rows(12).toBytes())
                .then(STRANGER, new byte[0])
                .then(STRANGER, new byte[NetlinkDump.RECEIVE_CAPACITY + 1])
                .then(STRANGER, new DatagramBuilder().error(Errno.EPERM).toBytes())
                .then(STRANGER, new DatagramBuilder().done(0).toBytes())
                .then(rows(16).done(0));
        assertEquals(DumpResult.complete("netlink", 0), run());
        assertEquals(List.of(8, 16), rows.delivered);
    }

    @Test
    void shouldNotHearAnswersToAnotherRequest() throws ErrnoException {
        channel.then(new DatagramBuilder()
                        .message(ANSWER, Netlink.NLM_F_DUMP_INTR, 7)
                        .payload(new byte[12])
                        .message(Netlink.NLMSG_OVERRUN, 0, 7)
                        .message(Netlink.NLMSG_ERROR, 0, 7)
                        .payloadInt(-Errno.EPERM)
                        .message(Netlink.NLMSG_DONE, 0, 0)
                        .payloadInt(0))
                .then(rows(8).done(0));
        assertEquals(DumpResult.complete("netlink", 0), run());
        assertEquals(List.of(8), rows.delivered);
    }

    @Test
    void shouldLeaveTheRestOfADumpThatIsNotWantedWithItsChannel() throws ErrnoException {
        channel.then(rows(8)).then(rows(12).done(0));
        rows.wantsMore = false;
        assertEquals(DumpResult.complete("netlink", 0), run());
        assertEquals(2, channel.left());
        assertEquals(1, channel.closed());
    }

    @Test
    void shouldLeaveTheRestOfADumpThatBreaksOffWithItsChannel() {
        channel.then(rows(8)).then(new DatagramBuilder().done(0));
        final DumpReader reader = new DumpReader(rows);
        final NetlinkDump.Handler broken = new NetlinkDump.Handler() {
            @Override
            public void beginDatagram() {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {}

            @Override
            public void onMalformed(final long position) {}

            @Override
            public boolean hasDelivered() {
                return false;
            }
        };
        request.begin(REQUEST, 0);
        assertThrows(IllegalStateException.class, () -> dump.run(request, ANSWER, reader, broken, "x=1"));
        assertEquals(1, channel.closed());
        assertFalse(reader.isEnded());
    }

    @Test
    void shouldSetItsOptionsOnEachChannelThatItOpens() throws ErrnoException {
        final List<Object> prepared = new ArrayList<>();
        final NetlinkDump prepares = new NetlinkDump(0, "test", counters, prepared::add, channel);
        for (int i = 0; i < 2; i++) {
            channel.then(new DatagramBuilder().error(Errno.EPERM));
            request = new DumpRequest();
            request.begin(REQUEST, 0);
            final DumpReader reader = new DumpReader(rows);
            assertTrue(prepares.run(request, ANSWER, reader, rows, "x=1").isRefusal());
        }
        assertEquals(List.of(channel, channel), prepared);
    }

    private DumpResult run() throws ErrnoException {
        request.begin(REQUEST, NlMsgHdr.LENGTH);
        return dump.run(request, ANSWER, new DumpReader(rows), rows, "what=test");
    }

    private static DatagramBuilder rows(final int... lengths) {
        final DatagramBuilder datagram = new DatagramBuilder();
        for (final int length : lengths) {
            datagram.message(ANSWER).payload(new byte[length]);
        }
        return datagram;
    }
}
