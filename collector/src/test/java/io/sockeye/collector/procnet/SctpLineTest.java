package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketRecord;

class SctpLineTest {
    private static final String START = "ffff880017e0a0c0 ffff880000353c00 2   ";
    private static final String NOTHING = "0".repeat(32);
    private static final int CONTINUED = 1;
    private static final int CONTINUES = 2;

    private static RowText endpoints(final String... lines) {
        return read(ProcNetFormat.SCTP_ENDPOINTS, lines);
    }

    private static RowText associations(final String... lines) {
        return read(ProcNetFormat.SCTP_ASSOCIATIONS, lines);
    }

    private static RowText read(final ProcNetFormat format, final String... lines) {
        return RowText.read(format, Protocol.SCTP, Family.INET, "HEADER\n" + String.join("\n", lines));
    }

    private static String endpoint(final int family, final String local, final int flags) {
        return "SCTP family=" + family + " state=10 local=" + local + ":5000 remote=" + NOTHING
                + ":0 tx=0 rx=0 timer=0/0/0/0 uid=1000 inode=21443 flags=" + flags + " type=0 refs=0 path=[]";
    }

    private static String association(final int family, final String local, final String remote, final int flags) {
        return "SCTP family=" + family + " state=1 local=" + local + ":5000 remote=" + remote
                + ":41000 tx=5 rx=17 timer=0/0/0/0 uid=1000 inode=21446 flags=" + flags + " type=0 refs=0 path=[]";
    }

    private static String inet(final String hex) {
        return hex + "0".repeat(24);
    }

    @Test
    void shouldGiveARowForEveryAddressOfAnEndpoint() {
        assertEquals(
                List.of(
                        endpoint(2, inet("0a000001"), CONTINUES),
                        endpoint(2, inet("0a000101"), CONTINUED | CONTINUES),
                        endpoint(10, "fe80000000000000000000000000ab01", CONTINUED)),
                endpoints(START
                                + "10  29   5000   1000 21443 10.0.0.1 10.0.1.1 "
                                + "fe80:0000:0000:0000:0000:0000:0000:ab01 ")
                        .rows());
    }

    @Test
    void shouldTellThatAnEndpointHasNoAddress() {
        assertEquals(
                List.of(endpoint(2, NOTHING, SocketRecord.NO_LOCAL_ADDRESS)),
                endpoints(START + "10  29   5000   1000 21443").rows());
    }

    @Test
    void shouldPairTheAddressesOfAnAssociation() {
        assertEquals(
                List.of(
                        association(2, inet("0a000001"), inet("0a000002"), CONTINUES),
                        association(2, NOTHING, inet("0a000102"), 4 | CONTINUED | CONTINUES),
                        association(2, NOTHING, inet("0a000202"), 4 | CONTINUED)),
                associations(START + "1   3  0       8        5       17    1000 21446 5000  41000  "
                                + "*10.0.0.1 <-> *10.0.0.2 10.0.1.2 10.0.2.2 \t   30000    10 1.2.3.4 10")
                        .rows());
    }

    @Test
    void shouldTellWhereTheRemoteAddressesEndFirst() {
        assertEquals(
                List.of(
                        association(2, inet("0a000001"), inet("0a000002"), CONTINUES),
                        association(2, inet("0a000101"), NOTHING, CONTINUED | SocketRecord.NO_REMOTE_ADDRESS)),
                associations(START + "1   3  0  8  5  17  1000 21446 5000 41000  10.0.0.1 10.0.1.1 <-> 10.0.0.2 \t 3")
                        .rows());
    }

    @Test
    void shouldMapTheInetSideOfAMixedPair() {
        assertEquals(
                List.of(association(10, "00000000000000000000ffff0a000001", "20010db8000000000000000000000002", 0)),
                associations(START + "1   3  0  8  5  17  1000 21446 5000 41000  "
                                + "10.0.0.1 <-> *2001:0db8:0000:0000:0000:0000:0000:0002 \t 3")
                        .rows());
    }

    @Test
    void shouldDeliverASocketWithMoreAddressesThanABatchHasRows() {
        final StringBuilder line = new StringBuilder(START + "10  29   5000   1000 21443");
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            line.append(" 10.0.").append(i >> 8).append('.').append(i & 255);
            final int flags = (i > 0 ? CONTINUED : 0) | (i < 999 ? CONTINUES : 0);
            expected.add(endpoint(2, inet(String.format("0a00%04x", i)), flags));
        }
        assertEquals(expected, endpoints(line.toString()).rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b 2 10 29 5000 1000",
                "a b 2 10x 29 5000 1000 21443 10.0.0.1",
                "a b 2 10 29 5000 1000 21443 10.0.0",
                "a b 2 10 29 5000 1000 21443 10.0.0.1 10.0.0.256",
                "a b 2 10 29 5000 1000 21443 10.0.0.1.2",
                "a b 2 10 29 5000 1000 21443 0:0:0:0:0:0:0",
                "a b 2 10 29 5000 1000 21443 0:0:0:0:0:0:0:00000",
                "a b 2 10 29 5000 1000 21443 0:0:0:0:0:0:0:0:0",
                "a b 2 10 29 5000 1000 21443 10.0.0.1 *",
            })
    void shouldReportAMalformedEndpoint(final String line) {
        final RowText text = endpoints(line + '\n');
        assertEquals(List.of(), text.rows());
        assertEquals(List.of(2L), text.malformed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b 2 1 3 0 8 5 17 1000 21446 5000",
                "a b 2 1 3 0 8 5 17 1000 21446 5000 x 10.0.0.1 <-> 10.0.0.2",
                "a b 2 1 3 0 8 5 17 1000 21446 5000 41000 10.0.0.1 <-> x",
                "a b 2 1 3 0 8 5 17 1000 21446 5000 41000 x <-> 10.0.0.1",
            })
    void shouldReportAMalformedAssociation(final String line) {
        final RowText text = associations(line + '\n');
        assertEquals(List.of(), text.rows());
        assertEquals(List.of(2L), text.malformed());
    }
}
