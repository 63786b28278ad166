package io.sockeye.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.dump.Protocol;

class ServiceNamesTest {
    @TempDir
    private Path etc;

    private ServiceNames names;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(etc.resolve("services"), """
                # comment/tcp
                http\t80/tcp  www # the web
                http-alt 80/tcp
                snmp 161/udp#comment
                  indented 1000/tcp
                broken tcp
                broken 99x/tcp
                broken 12
                broken
                99/tcp
                huge 99999999999/tcp
                wraps 65546/tcp
                other 132/sctp
                rawly 7/raw
                esc\u001bape 65535/udp
                both 8443/udp only-udp
                both 443/tcp alias-of-both
                """);
        Files.writeString(etc.resolve("protocols"), "icmp 1 ICMP\nfirst 7\nlast 7 # wins\n");
        names = new ServiceNames(
                etc.resolve("services").toString(), etc.resolve("protocols").toString());
    }

    @Test
    void shouldPreferTheLastEntryOfAPort() {
        assertEquals("http-alt", name(Protocol.TCP, 80));
        assertEquals("last", name(Protocol.RAW, 7));
    }

    @Test
    void shouldKeepProtocolsApart() {
        assertEquals("snmp", name(Protocol.UDP, 161));
        assertEquals("snmp", name(Protocol.UDPLITE, 161));
        assertEquals("none", name(Protocol.TCP, 161));
        assertEquals("none", name(Protocol.RAW, 161));
        assertEquals("icmp", name(Protocol.RAW, 1));
        assertEquals("none", name(Protocol.TCP, 1));
        assertEquals("none", name(Protocol.SCTP, 132));
        assertEquals("none", name(Protocol.DCCP, 80));
        assertEquals("http-alt", name(Protocol.MPTCP, 80));
    }

    @Test
    void shouldIgnoreAliasesAndBrokenLines() {
        int found = 0;
        for (int port = 0; port <= 65_535; port++) {
            found += names.name(Protocol.TCP.code(), port) == null ? 0 : 1;
        }
        assertEquals(4, found, "TCP ports with a name");
        assertEquals("indented", name(Protocol.TCP, 1000));
        assertEquals("wraps", name(Protocol.TCP, 10));
    }

    /** Unlike the names that are printed: as getservbyname(3) finds them. */
    @Test
    void shouldFindAPortByEveryNameOfIt() {
        assertEquals(80, names.port("http"));
        assertEquals(80, names.port("http-alt"));
        assertEquals(80, names.port("www"));
        assertEquals(161, names.port("snmp"));
        assertEquals(1000, names.port("indented"));
        assertEquals(10, names.port("wraps"));
        assertEquals(443, names.port("both"));
        assertEquals(443, names.port("alias-of-both"));
        assertEquals(8443, names.port("only-udp"));
        assertEquals(65_535, names.port("esc\u001bape"));
        for (final String none :
                new String[] {"", "#", "broken", "huge", "other", "rawly", "comment", "99/tcp", "the", "HTTP"}) {
            assertEquals(-1, names.port(none), none);
        }
    }

    @Test
    void shouldMakeNamesPrintable() {
        assertEquals("esc.ape", name(Protocol.UDP, 65_535));
    }

    @Test
    void shouldHaveNoNamesWithoutFiles() {
        names = new ServiceNames(
                etc.resolve("missing").toString(), etc.resolve("missing").toString());
        assertEquals("none", name(Protocol.TCP, 80));
        assertEquals("none", name(Protocol.RAW, 1));
    }

    private String name(final Protocol protocol, final int port) {
        final byte[] name = names.name(protocol.code(), port);
        return name == null ? "none" : new String(name, StandardCharsets.US_ASCII);
    }
}
