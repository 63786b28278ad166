package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcInet6Test {
    private final List<String> complaints = new ArrayList<>();

    private AddressTable read(final String text) {
        return ProcInet6.read(Fixture.lines(text), "net/if_inet6", complaints);
    }

    @Test
    void shouldReadAddressesInTheFilesOrder() {
        final AddressTable table = read("fe80000000000000000000fffe000001 1f4 40 20 80     eth0\n"
                + "00000000000000000000000000000001 01 80 10 80       lo\n"
                + "20010db8000000000000000000000001 1f4 30 00 c0     eth0\n");
        assertEquals(
                List.of(
                        new LinkInet6(Fixture.half(0xfe80_0000_0000_0000L), Fixture.half(0xff_fe00_0001L), 64, 0x20),
                        new LinkInet6(Fixture.half(0x2001_0db8_0000_0000L), Fixture.half(1), 48, 0)),
                table.inet6(0x1f4));
        assertEquals(List.of(new LinkInet6(0, Fixture.half(1), 128, 0x10)), table.inet6(1));
        assertEquals(0x1f4, table.indexOf("eth0"));
        assertEquals(0, table.indexOf("eth1"));
        assertEquals(List.of(), complaints);
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
        final AddressTable table = read("00000000000000000000000000000001 01 80 10 80 lo\n" + line
                + "\nfe80000000000000000000fffe000001 02 40 20 80 eth0\n");
        assertEquals(List.of("net/if_inet6: line 2 is no IPv6 address of an interface"), complaints);
        assertEquals(1, table.inet6(1).size());
        assertEquals(1, table.inet6(2).size());
    }
}
