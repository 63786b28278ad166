package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcInet6Test {
    private static AddressTable read(final String text) throws IOException {
        return ProcInet6.read(Fixture.lines(text), "net/if_inet6");
    }

    @Test
    void shouldReadAddressesInTheFilesOrder() throws IOException {
        final AddressTable table = read("fe80000000000000000000fffe000001 1f4 40 20 80     eth0\n"
                + "00000000000000000000000000000001 01 80 10 80       lo\n"
                + "20010db8000000000000000000000001 1f4 30 00 c0     eth0\n");
        assertEquals(
                List.of(
                        new LinkInet6(Fixture.half(0xfe80_0000_0000_0000L), Fixture.half(0xff_fe00_0001L), 64, 0x20),
                        new LinkInet6(Fixture.half(0x2001_0db8_0000_0000L), Fixture.half(1), 48, 0)),
                table.inet6(0x1f4));
        assertEquals(List.of(new LinkInet6(0, Fixture.half(1), 128, 0x10)), table.inet6(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fe80 02 40 20 80 eth0",
                "fe80000000000000000000fffe00000 02 40 20 80 eth0",
                "xe80000000000000000000fffe000001 02 40 20 80 eth0",
                " fe80000000000000000000fffe000001 02 40 20 80 eth0",
                "fe80000000000000000000fffe000001 02 40",
                "fe80000000000000000000fffe000001"
            })
    void shouldSayWhichLineIsNotWhole(final String line) {
        final IOException failure = assertThrows(
                IOException.class, () -> read("00000000000000000000000000000001 01 80 10 80 lo\n" + line + "\n"));
        assertEquals("net/if_inet6: line 2 is no IPv6 address of an interface", failure.getMessage());
    }
}
