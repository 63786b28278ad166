package io.sockeye.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Family;

class NamesTest {
    @Test
    void shouldSayWhatItDidWithout() {
        final CountDownLatch end = new CountDownLatch(1);
        final Names names = new Names(
                new ServiceNames("/nonexistent", "/nonexistent"),
                new UserNames("/nonexistent", uid -> await(end), Questions.inTime(300, 100)),
                new HostNames(address -> await(end), Questions.inTime(300, 100)));
        try {
            names.begin();
            assertNull(names.missing());
            assertNull(names.users().name(77));
            assertNull(names.sibling().users().name(78));
            assertEquals("names: no answer in 15 seconds, numbers in place of users: 2", names.missing());
            names.hosts().want(Family.INET.number(), 0x0100007FL, 0);
            names.hosts().lookUpWanted();
            assertNull(names.hosts().name(Family.INET.number(), 0x0100007FL, 0));
            assertEquals("names: no answer in 15 seconds, numbers in place of hosts: 1, users: 2", names.missing());
            names.begin();
            assertNull(names.missing());
        } finally {
            end.countDown();
        }
    }

    private static byte[] await(final CountDownLatch end) {
        try {
            end.await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return null;
    }
}
