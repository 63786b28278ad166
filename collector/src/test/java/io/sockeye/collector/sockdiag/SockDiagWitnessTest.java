package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.query.SocketWitness.Answer;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.sockdiag.AnsweringChannel.Reply;
import io.sockeye.linux.Errno;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.sockdiag.SockDiag;

/** Questions are the kernel's structs, and each of its answers means something. */
class SockDiagWitnessTest {
    private static final int ESTABLISHED = 1;
    private static final int FIN_WAIT2 = 5;

    private static RowBatch sockets(final int count) {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, Math.max(1, count));
        for (int i = 0; i < count; i++) {
            batch.append(new SocketRecord())
                    .protocol(Protocol.TCP.code())
                    .family(2)
                    .cookie(i + 1);
        }
        return batch;
    }

    private static List<Answer> ask(final SockDiagWitness witness, final RowBatch sockets) {
        final Answer[] answers = new Answer[sockets.count()];
        witness.ask(sockets, answers);
        return List.of(answers);
    }

    private static List<Answer> ask(final AnsweringChannel channel, final int sockets) {
        try (SockDiagWitness witness = new SockDiagWitness(channel)) {
            return ask(witness, sockets(sockets));
        }
    }

    @Test
    void shouldWriteTheKernelsStruct() {
        final AnsweringChannel channel =
                AnsweringChannel.ofCookies((cookie, number) -> AnsweringChannel.error(Errno.ENOENT, number));
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 1);
        batch.append(new SocketRecord())
                .protocol(Protocol.TCP.code())
                .family(10)
                .state(ESTABLISHED)
                .localPort(0x1234)
                .remotePort(0x5678)
                .localAddressWord(0, 0x0403_0201)
                .localAddressWord(3, 0x0807_0605)
                .remoteAddressWord(0, 0x1413_1211)
                .remoteAddressWord(3, 0x1817_1615)
                .interfaceIndex(7)
                .cookie(0x0102_0304_0506_0708L);
        assertEquals(List.of(Answer.GONE), ask(new SockDiagWitness(channel), batch));
        assertEquals(
                List.of(
                        "48000000" // nlmsg_len 72
                                + "1400" // nlmsg_type SOCK_DIAG_BY_FAMILY
                                + "0100" // nlmsg_flags NLM_F_REQUEST, no dump
                                + "00000000" // nlmsg_seq
                                + "00000000" // nlmsg_pid
                                + "0a06" // AF_INET6, IPPROTO_TCP
                                + "0000" // no attributes
                                + "fe0f0000" // idiag_states
                                + "12345678" // both ports, big-endian
                                + "01020304000000000000000005060708" // idiag_src
                                + "11121314000000000000000015161718" // idiag_dst
                                + "07000000" // idiag_if
                                + "0807060504030201"), // idiag_cookie
                channel.questions);
    }

    @ParameterizedTest
    @CsvSource({"ENOENT, GONE", "ESTALE, GONE", "EPERM, UNKNOWN", "EINVAL, UNKNOWN", "ENOMEM, UNKNOWN"})
    void shouldKnowWhatAnErrorMeans(final String name, final Answer expected) throws Exception {
        final int errno = Errno.class.getField(name).getInt(null);
        final AnsweringChannel channel =
                AnsweringChannel.ofCookies((cookie, number) -> AnsweringChannel.error(errno, number));
        try (SockDiagWitness witness = new SockDiagWitness(channel)) {
            assertEquals(List.of(expected, expected), ask(witness, sockets(2)));
            assertEquals(expected == Answer.UNKNOWN, witness.problem().contains(name), witness.problem());
        }
        assertEquals(1, channel.closed);
    }

    /** With its cookie, and as a socket of its own; what is kept in its place is another. */
    @ParameterizedTest
    @CsvSource({"0, 1, 0, THERE", "0, 5, 2, THERE", "1, 1, 0, GONE", "0, 6, 3, GONE", "0, 5, 3, GONE"})
    void shouldTakeForTheSocketOnlyWhatIsIt(
            final int cookieMore, final int state, final int timer, final Answer expected) {
        final AnsweringChannel channel = AnsweringChannel.ofCookies(
                (cookie, number) -> AnsweringChannel.socket(cookie + cookieMore, state, timer, number));
        assertEquals(List.of(expected), ask(channel, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 128, 200})
    void shouldAskForManyAtATime(final int count) {
        final AnsweringChannel channel = AnsweringChannel.ofCookies((cookie, number) -> cookie % 3 == 0
                ? AnsweringChannel.socket(cookie, ESTABLISHED, 0, number)
                : AnsweringChannel.error(Errno.ENOENT, number));
        final List<Answer> answers = ask(channel, count);
        for (int i = 0; i < count; i++) {
            assertEquals((i + 1) % 3 == 0 ? Answer.THERE : Answer.GONE, answers.get(i), "socket " + i);
        }
        assertEquals((count + 63) / 64, channel.sends);
        assertEquals(count, channel.questions.size());
    }

    /** In whatever order, several in a datagram, and with what nobody asked between them. */
    @Test
    void shouldTellAnswersByTheirNumbers() {
        final List<Integer> numbers = new ArrayList<>();
        final AnsweringChannel channel = new AnsweringChannel((cookie, number) -> {
            numbers.add(number);
            if (numbers.size() < 3) {
                return List.of();
            }
            final DatagramBuilder both = new DatagramBuilder();
            for (int i = 2; i > 0; i--) {
                both.message(Netlink.NLMSG_ERROR, 0, numbers.get(i))
                        .payloadInt(-Errno.ENOENT)
                        .payload(new byte[16]);
            }
            return List.of(
                    new Reply(
                            4711,
                            AnsweringChannel.error(Errno.EPERM, numbers.get(0)).datagram(),
                            0),
                    AnsweringChannel.error(Errno.EPERM, numbers.get(0) + 3),
                    AnsweringChannel.error(Errno.EPERM, numbers.get(0) - 1),
                    AnsweringChannel.of(both),
                    AnsweringChannel.error(Errno.EPERM, numbers.get(1)),
                    AnsweringChannel.socket(1, FIN_WAIT2, 0, numbers.get(0)));
        });
        assertEquals(List.of(Answer.THERE, Answer.GONE, Answer.GONE), ask(channel, 3));
    }

    /** What was lost nobody waits for; what follows is asked over another channel, on which nothing old can come. */
    @ParameterizedTest
    @ValueSource(strings = {"lost", "overrun", "short", "claims more", "nothing of a header"})
    void shouldNotWaitForWhatIsLost(final String how) {
        final AnsweringChannel channel = AnsweringChannel.ofCookies((cookie, number) -> {
            if (cookie < 11) {
                return AnsweringChannel.socket(cookie, ESTABLISHED, 0, number);
            }
            if (cookie > 64) {
                return AnsweringChannel.error(Errno.ENOENT, number);
            }
            return cookie > 11 ? null : broken(how, number);
        });
        try (SockDiagWitness witness = new SockDiagWitness(channel)) {
            final List<Answer> answers = ask(witness, sockets(70));
            for (int i = 0; i < 70; i++) {
                final Answer expected = i < 10 ? Answer.THERE : i < 64 ? Answer.UNKNOWN : Answer.GONE;
                assertEquals(expected, answers.get(i), "socket " + i);
            }
            assertEquals(2, channel.opened);
            assertEquals(1, channel.closed);
            assertTrue(witness.problem().matches(".*(ENOBUFS|EBADMSG).*"), witness.problem());
        }
    }

    private static Reply broken(final String how, final int number) {
        final DatagramBuilder datagram = new DatagramBuilder();
        return switch (how) {
            case "lost" -> AnsweringChannel.lost();
            case "overrun" -> AnsweringChannel.of(datagram.message(Netlink.NLMSG_OVERRUN, 0, 0));
            case "short" ->
                AnsweringChannel.of(datagram.message(SockDiag.SOCK_DIAG_BY_FAMILY, 0, number)
                        .payload(new byte[72])
                        .claimLength(15));
            case "claims more" ->
                AnsweringChannel.of(datagram.message(SockDiag.SOCK_DIAG_BY_FAMILY, 0, number)
                        .payload(new byte[72])
                        .claimLength(89));
            default -> new Reply(0, new byte[15], 0);
        };
    }

    /** An answer that is too short to be one is no answer, but nobody waits for another. */
    @Test
    void shouldNotTakeHalfAMessageForASocket() {
        final AnsweringChannel channel = AnsweringChannel.ofCookies((cookie, number) -> AnsweringChannel.of(
                cookie == 1
                        ? new DatagramBuilder()
                                .message(SockDiag.SOCK_DIAG_BY_FAMILY, 0, number)
                                .payload(new byte[71])
                        : new DatagramBuilder().message(Netlink.NLMSG_ERROR, 0, number)));
        assertEquals(List.of(Answer.UNKNOWN, Answer.UNKNOWN), ask(channel, 2));
    }

    @Test
    void shouldAskAgainAfterAFailure() {
        final AnsweringChannel channel =
                AnsweringChannel.ofCookies((cookie, number) -> AnsweringChannel.error(Errno.ENOENT, number));
        try (SockDiagWitness witness = new SockDiagWitness(channel)) {
            assertEquals("", witness.problem());
            channel.openErrno = Errno.EACCES;
            assertEquals(List.of(Answer.UNKNOWN, Answer.UNKNOWN), ask(witness, sockets(2)));
            assertTrue(witness.problem().contains("EACCES"), witness.problem());
            channel.openErrno = 0;
            channel.sendErrno = Errno.ENOMEM;
            assertEquals(List.of(Answer.UNKNOWN, Answer.UNKNOWN), ask(witness, sockets(2)));
            assertTrue(witness.problem().contains("ENOMEM"), witness.problem());
            channel.sendErrno = 0;
            assertEquals(List.of(Answer.GONE, Answer.GONE), ask(witness, sockets(2)));
            assertEquals(2, channel.opened);
            assertEquals(1, channel.closed);
        }
    }
}
