package io.sockeye.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.cli.oracle.FakedHost;

class NetworkNamesTest {
    private static final String NETWORKS = """
            # comment
            default 0.0.0.0
            loopback 127.0.0.0
            link-local 169.254.0.0 alias
            short 10
            shorter 11.22 # comment
            three 12.13.14
            \ttabbed\t192.0.2.0
            second 192.0.2.0
            octal 010.020.0.0
            hexadecimal 0x1f.0xFF.0.0
            toolarge 256.0.0.0
            five 13.1.1.1.1
            word ten.0.0.0
            empty
            dots 14..0.0
            trailing 15.0.0.
            a-name-of-more-than-fifteen-characters 16.0.0.0
            host 17.1.2.3
            last 18.0.0.0""";

    private static final List<String> ADDRESSES = List.of(
            "127.0.0.0",
            "169.254.0.0",
            "10.0.0.0",
            "11.22.0.0",
            "12.13.14.0",
            "192.0.2.0",
            "8.16.0.0",
            "31.255.0.0",
            "13.1.1.0",
            "14.0.0.0",
            "15.0.0.0",
            "16.0.0.0",
            "18.0.0.0",
            "19.0.0.0",
            "0.0.10.0",
            "255.255.255.0");

    @TempDir
    private Path directory;

    private NetworkNames names(final String switchFile) throws IOException {
        Files.writeString(directory.resolve("nsswitch.conf"), switchFile);
        Files.writeString(directory.resolve("networks"), NETWORKS);
        return new NetworkNames(
                directory.resolve("networks").toString(),
                directory.resolve("nsswitch.conf").toString());
    }

    private static int number(final String address) {
        int number = 0;
        for (final String octet : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(octet);
        }
        return number;
    }

    private static String printed(final NetworkNames names, final String address) {
        final byte[] name = names.name(number(address));
        final String text = name == null ? address : new String(name, StandardCharsets.US_ASCII);
        return text.length() > 15 ? text.substring(0, 15) : text;
    }

    @Test
    void shouldNameNetworksAsNetstat() throws Exception {
        final FakedHost host = FakedHost.orSkip(directory.resolve("host"));
        final StringBuilder routes = new StringBuilder(
                "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask" + "\tMTU\tWindow\tIRTT\n");
        for (final String address : ADDRESSES) {
            routes.append(String.format(
                    "lo\t%08X\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n", Integer.reverseBytes(number(address))));
        }
        host.net("route", routes.toString());
        host.write("etc/networks", NETWORKS.getBytes(StandardCharsets.US_ASCII));
        host.write("etc/nsswitch.conf", "networks: files\n".getBytes(StandardCharsets.US_ASCII));
        final NetworkNames names = names("networks: files\n");
        final Stream<String> expected =
                host.netstat("-r").stdout().lines().skip(2).map(line -> line.split(" ")[0]);
        assertEquals(
                expected.toList(),
                ADDRESSES.stream().map(address -> printed(names, address)).toList());
    }

    @Test
    void shouldLookIntoFileOnlyIfItMay() throws IOException {
        assertNull(names("networks: dns nis\n").name(number("127.0.0.0")));
        assertEquals("loopback", printed(names("networks:\tnis [NOTFOUND=continue] files"), "127.0.0.0"));
        assertEquals("loopback", printed(names("hosts: dns\n"), "127.0.0.0"));
        assertEquals("loopback", printed(names("# networks: dns\n"), "127.0.0.0"));
    }

    @Test
    void shouldDoWithoutFiles() {
        final String nothing = directory.resolve("nothing").toString();
        assertNull(new NetworkNames(nothing, nothing).name(number("127.0.0.0")));
    }
}
