package io.sockeye.cli.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.collector.link.LinkHardware;

class HardwareTextTest {
    @ParameterizedTest
    @CsvSource({
        "ETHERNET, 02000aff0001, 02:00:0a:ff:00:01",
        "ETHERNET, '', 00:00:00:00:00:00",
        "HIPPI, 02000aff0001, 02:00:0A:FF:00:01",
        "FDDI, 02000aff0001, 02-00-0A-FF-00-01",
        "EUI64, 02000aff00010203, 02:00:0A:FF:00:01:02:03",
        "ARCNET, 0a, 0A",
        "ROSE, 2080175500, 2080175500",
        "DLCI, 1000, 16",
        "AX25, 9c6086829898ea, N0CALL-5",
        "AX25, ae6282ae404060, W1AW",
        "NETROM, 00000000000000, ''",
        "X25, 3132330000000000, 123",
        "X25, 1b5b410000000000, .[A",
        "IRDA, 0a0b0c0d, 0d:0c:0b:0a",
        "TUNNEL, 0a000001, ''",
        "OTHER, '', 00-00-00-00-00-00-00-00-00-00-00-00-00-00-00-00",
        "OTHER, 0102030405060708090a0b0c0d0e0f1011121314, 01-02-03-04-05-06-07-08-00-00-00-00-00-00-00-00",
        "ASH, 0102, [12000000]"
    })
    void shouldWriteAddressesAsNetTools(final LinkHardware hardware, final String hex, final String text) {
        assertEquals(text, HardwareText.address(hardware, HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"LOOPBACK", "PPP", "SIT", "SLIP", "CSLIP", "SLIP6", "CSLIP6", "HDLC", "LAPB", "FRAD", "ECONET"})
    void shouldWriteNoAddressOfSome(final LinkHardware hardware) {
        assertNull(HardwareText.address(hardware, new byte[] {1, 2, 3, 4}));
    }

    @Test
    void shouldNotWriteAddressOfAshThatIsNull() {
        assertNull(HardwareText.address(LinkHardware.ASH, new byte[8]));
    }
}
