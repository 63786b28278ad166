package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.ascii.AddressText;

class AddressTextTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());
    private static final String INET_NTOP = """
            import socket, sys
            for line in open(sys.argv[1]):
                print(socket.inet_ntop(socket.AF_INET6, bytes.fromhex(line)))
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldWriteIpv4AsDottedQuad() {
        final RandomGenerator random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            final byte[] address = new byte[16];
            for (int k = 0; k < 4; k++) {
                address[k] = (byte) (random.nextInt(256) >> random.nextInt(8));
            }
            final byte[] text = filled();
            final int word = AddressText.firstWord(NaiveRows.half(address, 0));
            final int end = AddressText.ipv4(text, 1, word);
            assertEquals(dotted(address, 0), text(text, end), "seed=" + SEED);
        }
    }

    @Test
    void shouldWriteIpv6LikeANaiveWriter() {
        final RandomGenerator random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            final byte[] address = RandomProcFiles.ipv6(random);
            assertEquals(naive(address), ipv6(address), "seed=" + SEED);
        }
    }

    @Test
    void shouldWriteIpv6AsTheCLibraryDoes() throws IOException, InterruptedException {
        final RandomGenerator random = new Random(SEED);
        final List<byte[]> addresses = new ArrayList<>();
        // Each of the 256 ways that groups can be zero, and random ones.
        for (int mask = 0; mask < 256; mask++) {
            final byte[] address = new byte[16];
            for (int group = 0; group < 8; group++) {
                address[2 * group + 1] = (byte) ((mask >> group) & 1);
            }
            addresses.add(address);
        }
        for (int i = 0; i < 20_000; i++) {
            addresses.add(RandomProcFiles.ipv6(random));
        }
        final StringBuilder input = new StringBuilder();
        for (final byte[] address : addresses) {
            input.append(HexFormat.of().formatHex(address)).append('\n');
        }
        final Path file = directory.resolve("addresses");
        Files.writeString(file, input);
        final String output = NetstatOracle.run(List.of("python3", "-c", INET_NTOP, file.toString()));
        assumeTrue(output != null, "python3 is not installed");
        final String[] expected = output.split("\n");
        assertEquals(addresses.size(), expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], ipv6(addresses.get(i)), "seed=" + SEED);
        }
    }

    @Test
    void shouldPrintMappedAddressesAsIpv4AndNoOthers() {
        assertEquals("10.1.2.3", shown("00000000000000000000ffff0a010203"));
        assertEquals("0.0.0.0", shown("00000000000000000000ffff00000000"));
        assertEquals("::10.1.2.3", shown("0000000000000000000000000a010203"));
        assertEquals("::fffe:a01:203", shown("00000000000000000000fffe0a010203"));
        assertEquals("::", shown("00000000000000000000000000000000"));
        assertEquals("::1", shown("00000000000000000000000000000001"));
        assertEquals("fe80::1:0:0:1", shown("fe800000000000000001000000000001"));
    }

    private static String shown(final String hex) {
        final byte[] address = HexFormat.of().parseHex(hex);
        final byte[] text = filled();
        final int end = AddressText.ipv6OrMapped(text, 1, NaiveRows.half(address, 0), NaiveRows.half(address, 1));
        return text(text, end);
    }

    private static String ipv6(final byte[] address) {
        final byte[] text = filled();
        return text(text, AddressText.ipv6(text, 1, NaiveRows.half(address, 0), NaiveRows.half(address, 1)));
    }

    private static byte[] filled() {
        final byte[] text = new byte[1 + AddressText.MAX_LENGTH + 8];
        Arrays.fill(text, (byte) '#');
        return text;
    }

    private static String text(final byte[] text, final int end) {
        assertEquals('#', text[0], "the byte before the text");
        return new String(text, 1, end - 1, StandardCharsets.US_ASCII);
    }

    private static String dotted(final byte[] address, final int from) {
        return (address[from] & 0xFF)
                + "." + (address[from + 1] & 0xFF)
                + "." + (address[from + 2] & 0xFF)
                + "." + (address[from + 3] & 0xFF);
    }

    /** The groups as text, the longest run of zeros found by trying all lengths from the longest. */
    private static String naive(final byte[] address) {
        final List<String> groups = new ArrayList<>();
        for (int i = 0; i < 16; i += 2) {
            groups.add(Integer.toHexString((address[i] & 0xFF) << 8 | address[i + 1] & 0xFF));
        }
        for (int length = 8; length >= 2; length--) {
            for (int start = 0; start + length <= 8; start++) {
                if (groups.subList(start, start + length).stream().allMatch("0"::equals)) {
                    if (start == 0
                            && (length == 6 || length == 5 && groups.get(5).equals("ffff"))) {
                        return (length == 6 ? "::" : "::ffff:") + dotted(address, 12);
                    }
                    return String.join(":", groups.subList(0, start))
                            + "::"
                            + String.join(":", groups.subList(start + length, 8));
                }
            }
        }
        return String.join(":", groups);
    }
}
