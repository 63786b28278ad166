package io.sockeye.cli.feed;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

import io.sockeye.cli.names.Names;

/** What is joined to rows. */
class ListingJoinsTest {
    @Test
    void shouldGiveAListAndItsMembersOneCursor() {
        try (ListingJoins joins = new ListingJoins(Names.ofThisHost(), new RoundFacts())) {
            assertSame(joins.owners(), joins.owners());
        }
    }
}
