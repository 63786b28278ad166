package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.generated.libc.Libc;
import io.sockeye.linux.generated.libc.passwd;
import io.sockeye.linux.generated.libc.sockaddr_in;
import io.sockeye.linux.generated.libc.sockaddr_in6;

class NameServiceTest {
    private static final int NOBODY_HAS_THIS_UID = 2_123_456_789;

    @BeforeAll
    static void needsNativeAccess() {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess.unavailableBecause());
    }

    @Test
    void shouldKnowTheStructsOfTheCLibrary() {
        assertEquals(sockaddr_in.sizeof(), NameService.SOCKADDR_IN_LENGTH);
        assertEquals(0, sockaddr_in.sin_family$offset());
        assertEquals(sockaddr_in.sin_addr$offset(), NameService.SIN_ADDR_OFFSET);
        assertEquals(sockaddr_in6.sizeof(), NameService.SOCKADDR_IN6_LENGTH);
        assertEquals(0, sockaddr_in6.sin6_family$offset());
        assertEquals(sockaddr_in6.sin6_addr$offset(), NameService.SIN6_ADDR_OFFSET);
        assertEquals(passwd.sizeof(), NameService.PASSWD_LENGTH);
        assertEquals(passwd.pw_name$offset(), NameService.PW_NAME_OFFSET);
        assertEquals(Libc.AF_INET(), NameService.AF_INET);
        assertEquals(Libc.AF_INET6(), NameService.AF_INET6);
        assertEquals(Libc.ERANGE(), NameService.ERANGE);
    }

    @Test
    void shouldNameEveryUserOfThePasswdFile() throws IOException {
        final Set<Integer> seen = new HashSet<>();
        for (final String line : Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
            final String[] fields = line.split(":", -1);
            if (fields.length == 7 && seen.add(Integer.parseUnsignedInt(fields[2]))) {
                final byte[] name = NameService.userName(Integer.parseUnsignedInt(fields[2]));
                assertNotNull(name, "line=" + line);
                assertEquals(fields[0], new String(name, StandardCharsets.ISO_8859_1), "line=" + line);
            }
        }
        assertEquals(true, seen.contains(0), "root is in the file");
    }

    @Test
    void shouldGrowTheBufferUntilTheEntryFits() {
        assertArrayEquals("root".getBytes(StandardCharsets.US_ASCII), NameService.userName(0, 1));
    }

    @Test
    void shouldHaveNoNameForAnUnknownUser() {
        assertNull(NameService.userName(NOBODY_HAS_THIS_UID));
    }

    @Test
    void shouldNameTheLoopbackAddressAsTheHostsFileDoes() throws IOException {
        final byte[] name = NameService.hostName(new byte[] {127, 0, 0, 1});
        String expected = null;
        for (final String line : Files.readAllLines(Path.of("/etc/hosts"))) {
            final String[] fields = line.replaceFirst("#.*", "").trim().split("\\s+");
            if (expected == null && fields[0].equals("127.0.0.1") && fields.length > 1) {
                expected = fields[1];
            }
        }
        assumeTrue(expected != null, "/etc/hosts has no line for 127.0.0.1");
        assertNotNull(name);
        assertEquals(expected, new String(name, StandardCharsets.US_ASCII));
    }

    @Test
    void shouldRefuseWhatIsNoAddress() {
        assertThrows(IllegalArgumentException.class, () -> NameService.hostName(new byte[5]));
    }

    @Test
    void shouldAnswerManyThreadsAtTheSameTime() throws Exception {
        final Callable<Void> manyQuestions = () -> {
            for (int i = 0; i < 200; i++) {
                assertArrayEquals("root".getBytes(StandardCharsets.US_ASCII), NameService.userName(0, 1 + i));
                assertNull(NameService.userName(NOBODY_HAS_THIS_UID));
            }
            return null;
        };
        final List<Future<Void>> answers = new ArrayList<>();
        final ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                answers.add(pool.submit(manyQuestions));
            }
            for (final Future<Void> answer : answers) {
                answer.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
