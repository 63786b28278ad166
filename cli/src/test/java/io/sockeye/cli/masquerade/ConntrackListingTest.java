package io.sockeye.cli.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.Main;

/** The table of {@code --masquerade=conntrack}, from files in the kernel's format. */
class ConntrackListingTest {
    private static final String TITLE = "IP masquerading entries\n";
    private static final String HEADER =
            "prot   expire source               destination          ports                  translated source     "
                    + "translated destination\n";
    private static final String LONG_HEADER =
            "prot   expire    initseq delta prevd source               destination          ports                  "
                    + "translated source     translated destination state       status     zone\n";

    private static final String MASQUERADED =
            "ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.2 dst=192.0.2.1 sport=40000 dport=443"
                    + " src=192.0.2.1 dst=198.51.100.7 sport=443 dport=1025 [ASSURED] mark=0 zone=0 use=2\n";
    private static final String REDIRECTED =
            "ipv4     2 udp      17 29 src=127.0.0.1 dst=192.0.2.1 sport=40000 dport=53 [UNREPLIED]"
                    + " src=127.0.0.1 dst=127.0.0.1 sport=7001 dport=40000 mark=0 zone=3 use=2\n";
    private static final String BOTH =
            "ipv6     10 tcp      6 59 CLOSE_WAIT src=2001:0db8:1111:2222:3333:4444:5555:6666"
                    + " dst=2001:0db8:0000:0000:0000:0000:0000:0001 sport=65535 dport=80"
                    + " src=fd01:0000:0000:0000:0000:0000:0000:0002 dst=fd01:0000:0000:0000:0000:0000:0000:0001"
                    + " sport=8080 dport=65534 [ASSURED] mark=0 use=2\n";
    private static final String PLAIN =
            "ipv4     2 tcp      6 10 TIME_WAIT src=10.0.0.2 dst=192.0.2.1 sport=1 dport=2 src=192.0.2.1 dst=10.0.0.2"
                    + " sport=2 dport=1 [ASSURED] mark=0 zone=0 use=2\n";
    private static final String ECHO =
            "ipv4     2 icmp     1 29 src=10.0.0.2 dst=192.0.2.1 type=8 code=0 id=0 src=192.0.2.1 dst=198.51.100.7"
                    + " type=0 code=0 id=7 mark=0 zone=0 use=2\n";
    private static final String OFFLOADED = "ipv4     2 tcp      6 src=10.0.0.2 dst=192.0.2.1 sport=40000 dport=443"
            + " src=192.0.2.1 dst=198.51.100.7 sport=443 dport=40000 [OFFLOAD] mark=0 zone=0 use=2\n";
    private static final String PORTLESS =
            "ipv4     2 unknown  253 599 src=10.0.0.2 dst=192.0.2.1 [UNREPLIED] src=192.0.2.1 dst=198.51.100.7 use=2\n";
    private static final String LONG_LIVED =
            "ipv4     2 sctp     132 431999 ESTABLISHED src=10.0.0.2 dst=192.0.2.1 sport=1 dport=2 zone-orig=6"
                    + " src=192.0.2.1 dst=198.51.100.7 sport=2 dport=1 [ASSURED] use=2\n";

    @TempDir
    private Path procRoot;

    private String out;
    private String err;

    @BeforeEach
    void makeNet() throws IOException {
        Files.createDirectory(procRoot.resolve("net"));
    }

    private int run(final String content, final String options) throws IOException {
        if (content != null) {
            Files.writeString(procRoot.resolve("net/nf_conntrack"), content, StandardCharsets.ISO_8859_1);
        }
        final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        final String[] arguments = ("--masquerade=conntrack " + options + " --proc-root=" + procRoot).split(" ");
        final PrintStream words = new PrintStream(stderr, true, StandardCharsets.ISO_8859_1);
        final int code = Main.run("sockeye", arguments, stdout, words);
        out = stdout.toString(StandardCharsets.ISO_8859_1);
        err = stderr.toString(StandardCharsets.ISO_8859_1);
        return code;
    }

    @Test
    void shouldPrintTranslatedConnections() throws IOException {
        assertEquals(0, run(MASQUERADED + PLAIN + REDIRECTED + BOTH + ECHO + OFFLOADED + PORTLESS + LONG_LIVED, "-n"));
        assertEquals(
                TITLE + HEADER
                        + "tcp 7199:59.00 10.0.0.2             192.0.2.1            40000 -> 443 (1025)    "
                        + "198.51.100.7:1025     -\n"
                        + "udp   0:29.00 127.0.0.1            192.0.2.1            40000 -> 53 (40000)    "
                        + "-                     127.0.0.1:7001\n"
                        + "tcp   0:59.00 2001:db8:1111:2222:3333:4444:5555:6666 2001:db8::1          "
                        + "65535 -> 80 (65534)    [fd01::1]:65534       [fd01::2]:8080\n"
                        + "icmp  0:29.00 10.0.0.2             192.0.2.1            0 -> 8/0 (7)           "
                        + "198.51.100.7:7        -\n"
                        + "tcp         - 10.0.0.2             192.0.2.1            40000 -> 443 (40000)   "
                        + "198.51.100.7:40000    -\n"
                        + "253   9:59.00 10.0.0.2             192.0.2.1            * -> * (*)             "
                        + "198.51.100.7          -\n"
                        + "sctp 7199:59.00 10.0.0.2             192.0.2.1            1 -> 2 (1)             "
                        + "198.51.100.7:1        -\n",
                out);
        assertEquals("", err);
    }

    @Test
    void shouldAddColumns() throws IOException {
        assertEquals(0, run(MASQUERADED + REDIRECTED + OFFLOADED + LONG_LIVED, "-ne"));
        assertEquals(
                TITLE + LONG_HEADER
                        + "tcp 7199:59.00          -     -     - 10.0.0.2             192.0.2.1            "
                        + "40000 -> 443 (1025)    198.51.100.7:1025     -                      "
                        + "ESTABLISHED ASSURED    0\n"
                        + "udp   0:29.00          -     -     - 127.0.0.1            192.0.2.1            "
                        + "40000 -> 53 (40000)    -                     127.0.0.1:7001         "
                        + "-           UNREPLIED  3\n"
                        + "tcp         -          -     -     - 10.0.0.2             192.0.2.1            "
                        + "40000 -> 443 (40000)   198.51.100.7:40000    -                      "
                        + "-           OFFLOAD    0\n"
                        + "sctp 7199:59.00          -     -     - 10.0.0.2             192.0.2.1            "
                        + "1 -> 2 (1)             198.51.100.7:1        -                      "
                        + "ESTABLISHED ASSURED    6/0\n",
                out);
    }

    /** netstat's first six fields are where awk looks for them. */
    @Test
    void shouldKeepNetstatsFieldsFirst() throws IOException {
        run(MASQUERADED + REDIRECTED + BOTH + ECHO + OFFLOADED + PORTLESS + LONG_LIVED, "-n");
        for (final String row : out.lines().skip(2).toList()) {
            final String[] fields = row.split(" +");
            assertEquals(10, fields.length, row);
            assertTrue(fields[1].matches("-|\\d+:\\d\\d\\.\\d\\d"), row);
            assertEquals("->", fields[5], row);
            assertTrue(fields[7].matches("\\(.*\\)"), row);
        }
    }

    @Test
    void shouldPrintNames() throws IOException {
        run(REDIRECTED.replace("192.0.2.1", "0.0.0.1"), "");
        assertEquals(
                TITLE + HEADER
                        + "udp   0:29.00 localhost            0.0.0.1              40000 -> domain (40000) "
                        + "-                     localhost:afs3-callback\n",
                out.replace("localhost.localdomain", "localhost"));
        run(REDIRECTED.replace("192.0.2.1", "0.0.0.1"), "--numeric-hosts");
        assertTrue(out.contains(" 127.0.0.1:afs3-callback\n"), out);
        run(REDIRECTED.replace("192.0.2.1", "0.0.0.1"), "--numeric-ports");
        assertTrue(out.contains(":7001\n") && !out.contains("127.0.0.1"), out);
    }

    @ParameterizedTest
    @CsvSource({"-4, 10.0.0.2, 2001", "-6, 2001, 10.0.0.2", "-A inet6, 2001, 10.0.0.2"})
    void shouldPrintOneFamily(final String option, final String there, final String absent) throws IOException {
        assertEquals(0, run(MASQUERADED + BOTH, "-n " + option));
        assertTrue(out.contains(there) && !out.contains(absent), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", PLAIN})
    void shouldPrintNothingWithoutTranslation(final String content) throws IOException {
        assertEquals(0, run(content, "-n"));
        assertEquals("", out);
        assertEquals("", err);
    }

    @Test
    void shouldSayThatTheKernelLacksIt() throws IOException {
        assertEquals(1, run(null, "-n"));
        assertEquals("", out);
        assertEquals("netstat: no support for `nf_conntrack' on this system.\n", err);
    }

    @Test
    void shouldSayOfEachLineThatItMakesNoSense() throws IOException {
        assertEquals(0, run(MASQUERADED + "\u0001\u0002\n" + PLAIN + "x\ny\n" + BOTH, "-n"));
        assertEquals(4, out.lines().count(), out);
        assertEquals(unread(2, "..") + unread(4, "x") + unread(5, "y"), err);
    }

    private String unread(final int line, final String text) {
        return "sockeye: " + procRoot.resolve("net/nf_conntrack") + ": line " + line + " cannot be read: \"" + text
                + "\"\n";
    }

    @Test
    void shouldPrintWholeLinesOfATruncatedFile() throws IOException {
        for (int length = 0; length < BOTH.indexOf(" dst=fd01"); length++) {
            assertEquals(0, run(MASQUERADED + BOTH.substring(0, length), "-n"));
            assertEquals(3, out.lines().count(), "length=" + length);
            final String quote = BOTH.substring(0, Math.min(60, length)) + (length > 60 ? "..." : "");
            assertEquals(length == 0 ? "" : unread(2, quote), err, "length=" + length);
        }
    }

    @Test
    void shouldRefuseItAsNetstat() {
        final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        final int code = Main.run(
                "netstat",
                new String[] {"--masquerade=conntrack"},
                OutputStream.nullOutputStream(),
                new PrintStream(stderr, true, StandardCharsets.ISO_8859_1));
        assertEquals(3, code);
        assertTrue(stderr.toString(StandardCharsets.ISO_8859_1).contains("doesn't allow an argument"));
    }

    /** However many rows: what a larger table takes more is what reading its file does not allocate. */
    @ParameterizedTest
    @ValueSource(strings = {"-n", "-ne", "--numeric-hosts"})
    void shouldAllocateNothingPerRow(final String options) throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        final String rows = MASQUERADED + REDIRECTED + BOTH + ECHO + OFFLOADED + PORTLESS + LONG_LIVED;
        long least = Long.MAX_VALUE;
        for (final int repeats : List.of(1_000, 10, 10_010, 10, 10_010, 10, 10_010)) {
            Files.writeString(procRoot.resolve("net/nf_conntrack"), rows.repeat(repeats));
            final long before = threads.getCurrentThreadAllocatedBytes();
            final String[] arguments = ("--masquerade=conntrack " + options + " --proc-root=" + procRoot).split(" ");
            Main.run("sockeye", arguments, OutputStream.nullOutputStream(), System.err);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            least = repeats == 10_010 ? Math.min(least, allocated) : least;
        }
        // The buffers of one run, and names of services; 70,070 rows of one byte each would be as much.
        assertTrue(least < 1_000_000, "bytes allocated for 70,070 rows: " + least);
    }
}
