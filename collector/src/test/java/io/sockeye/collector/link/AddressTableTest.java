package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class AddressTableTest {
    private static LinkInet6 address(final int number) {
        return new LinkInet6(0, number, 64, LinkInet6.GLOBAL);
    }

    private static AddressTable table(final int index, final int... numbers) {
        final AddressTable table = new AddressTable();
        for (final int number : numbers) {
            table.add(index, address(number));
        }
        return table;
    }

    @Test
    void shouldTakeTheOrderOfAnotherTable() {
        final AddressTable table = table(7, 1, 2, 3, 4);
        // 2 came and 9 went in between.
        table.orderInet6As(table(7, 9, 4, 1, 3));
        assertEquals(List.of(address(4), address(1), address(3), address(2)), table.inet6(7));
    }

    @Test
    void shouldNotTakeAddressesOfOthers() {
        final AddressTable table = table(7, 1, 2);
        table.orderInet6As(table(8, 2, 1));
        assertEquals(List.of(address(1), address(2)), table.inet6(7));
        assertEquals(List.of(), table.inet6(8));
    }
}
