package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkInet6Test {
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0000000000000001, 16", // ::1
        "0000000000000000, 0000000000000000, 0", // ::
        "0000000000000000, 000000000a010001, 128", // ::10.1.0.1
        "0000000000000000, 0000000000000002, 128", // ::2
        "0000000000000000, 0000ffff0a010001, 0", // ::ffff:10.1.0.1
        "0000000000000000, 0001000000000001, 0",
        "fe80000000000000, 0000000000000001, 32",
        "febfffffffffffff, 0000000000000001, 32",
        "fec0000000000000, 0000000000000001, 64",
        "feffffffffffffff, 0000000000000001, 64",
        "fd00000000000000, 0000000000000001, 0",
        "20010db800000000, 0000000000000001, 0",
        "fe7fffffffffffff, 0000000000000001, 0"
    })
    void shouldKnowScopesAsTheKernelDoes(final String high, final String low, final int scope) {
        assertEquals(scope, LinkInet6.scopeOf(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
    }

    @Test
    void shouldDifferInEveryPart() {
        final LinkInet6 address = new LinkInet6(1, 2, 3, 4);
        assertEquals(address, new LinkInet6(1, 2, 3, 4));
        assertEquals(address.hashCode(), new LinkInet6(1, 2, 3, 4).hashCode());
        assertNotEquals(address, new LinkInet6(9, 2, 3, 4));
        assertNotEquals(address, new LinkInet6(1, 9, 3, 4));
        assertNotEquals(address, new LinkInet6(1, 2, 9, 4));
        assertNotEquals(address, new LinkInet6(1, 2, 3, 9));
    }
}
