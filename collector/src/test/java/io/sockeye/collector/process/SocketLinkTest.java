package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketLinkTest {
    @ParameterizedTest
    @CsvSource({
        "socket:[123], 123",
        "socket:[7], 7",
        "socket:[4294967296], 4294967296",
        "socket:[9223372036854775807], 9223372036854775807",
        "socket:[18446744073709551615], -1",
        "[0000]:123, 123",
        "[0000]:7, 7",
    })
    void shouldReadInode(final String link, final long inode) {
        assertEquals(inode, inodeOf(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "socket:",
                "socket:[",
                "socket:[]",
                "socket:[12",
                "socket:12]",
                "socket:[12]x",
                "socket:[1 2]",
                "socket:[-12]",
                "socket:[0x12]",
                "socket:[18446744073709551616]",
                "socket:[99999999999999999999]",
                "socket:[100000000000000000000]",
                "Socket:[12]",
                "pipe:[123]",
                "[0000]:",
                "[0000]:12]",
                "[0001]:123",
                "/dev/null",
                "/tmp/socket:[123]",
                "anon_inode:[eventpoll]"
            })
    void shouldFindNoSocketInOtherLinks(final String link) {
        assertEquals(SocketLink.NOT_A_SOCKET, inodeOf(link));
    }

    /** Reads the link in the middle of a buffer whose other bytes would continue a number. */
    private static long inodeOf(final String link) {
        final byte[] text = ("999" + link + "999").getBytes(StandardCharsets.US_ASCII);
        return SocketLink.inode(new UnsafeBuffer(text), 3, link.length());
    }
}
