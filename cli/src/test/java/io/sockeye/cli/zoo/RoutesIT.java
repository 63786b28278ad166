package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image beside the installed netstat, on the routes of a living kernel, from both sources. */
class RoutesIT {
    private static final List<String> ROUTES = List.of(
            "link add v0 type veth peer name v1",
            "link add name-of-15-char type veth peer name v3",
            "addr add 10.255.0.1/24 dev v0",
            "addr add 2001:db8::1/64 dev v0 nodad",
            "link set v0 up",
            "link set v1 up",
            "link set name-of-15-char up",
            "route add default via 10.255.0.2 metric 100",
            "route add default via 10.255.0.3 metric 4294967295",
            "route add 169.254.0.0/16 dev name-of-15-char",
            "route add 10.2.0.7 via 10.255.0.9",
            "route add blackhole 10.3.0.0/16",
            "route add unreachable 10.4.0.0/16 metric 7",
            "route add prohibit 10.5.0.1",
            "route add throw 10.6.0.0/16",
            "route add 10.7.0.0/16 via 10.255.0.2 mtu 1400 advmss 1360 window 16000 rtt 300",
            "route add 10.8.0.0/16 nexthop via 10.255.0.4 nexthop dev name-of-15-char",
            "route add 10.9.0.0/16 via inet6 fe80::1 dev v0",
            "route add 10.10.0.0/16 via 172.30.0.1 dev v0 onlink",
            "route add 10.11.0.0/16 via 10.255.0.2 table 100",
            "route add 10.14.0.0/16 dev v0 tos 0x10",
            "nexthop add id 4 blackhole",
            "route add 10.17.0.0/16 nhid 4",
            "route add 2001:db8:1::/48 via 2001:db8::2 metric 5",
            "route add unreachable 2001:db8:2::/48",
            "route add 2001:db8:3::/48 dev v0 expires 1000",
            "route add ::/0 via fe80::1 dev v0");

    @TempDir
    private static Path directory;

    private static Zoo host;

    @BeforeAll
    static void makeRoutes() throws IOException {
        host = ZooExtension.start();
        ip(ROUTES);
    }

    @AfterAll
    static void close() throws IOException {
        if (host != null) {
            host.close();
        }
    }

    private static void ip(final List<String> commands) throws IOException {
        final Path batch = Files.write(directory.resolve("batch"), commands);
        final Outcome outcome =
                host.run(User.ROOT, Installation.netstatBin(), List.of("ip", "-batch", batch.toString()));
        assertEquals(0, outcome.exitCode(), outcome::stderr);
    }

    private static void assertSame(final String options) {
        final List<String> arguments = List.of(options.split(" "));
        final List<String> judged = new ArrayList<>(List.of("netstat"));
        judged.addAll(arguments);
        final Outcome expected = host.run(User.ROOT, Installation.netstatBin(), judged);
        for (final Launch launch : Launch.values()) {
            final Outcome actual = host.run(User.ROOT, host.imageBin(), launch.command(arguments));
            assertEquals(expected.stdout(), actual.stdout(), () -> launch + " " + options);
            assertEquals(expected.stderr(), launch.withoutNotices(actual).stderr(), () -> launch + " " + options);
            assertEquals(expected.exitCode(), actual.exitCode(), () -> launch + " " + options);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rn",
                "-rne",
                "-rnee",
                "-rneee",
                "-rnF",
                "-rnC",
                "-rnFC",
                "-rn6",
                "-rn6e",
                "-rn6C",
                "-rn6FC",
                "-rn46v",
                "-rn -A inet6,inet",
                "-rN",
                "-r -A unix"
            })
    void shouldPrintWhatNetstatPrints(final String options) {
        assertSame(options);
    }

    @Test
    void shouldPrintTenThousandRoutes() throws IOException {
        final List<String> commands = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            final int length = 17 + i % 16;
            final int address = (20 << 24) + i * 32_768 & -1 << 32 - length;
            commands.add("route replace " + (address >>> 24) + "." + (address >>> 16 & 255) + "."
                    + (address >>> 8 & 255) + "." + (address & 255) + "/" + length + " via 10.255.0." + (2 + i % 200));
        }
        ip(commands);
        assertSame("-rn");
        assertSame("-rnee");
        final Outcome outcome = host.run(User.ROOT, host.imageBin(), List.of("sockeye", "-rn", "--source=netlink"));
        assertTrue(outcome.stdout().lines().count() > 10_000);
    }
}
