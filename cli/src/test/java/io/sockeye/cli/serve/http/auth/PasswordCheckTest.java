package io.sockeye.cli.serve.http.auth;

import static io.sockeye.cli.serve.http.auth.PasswordCheck.Verdict.ACCEPTED;
import static io.sockeye.cli.serve.http.auth.PasswordCheck.Verdict.LATER;
import static io.sockeye.cli.serve.http.auth.PasswordCheck.Verdict.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs are counted, not timed: how often bcrypt ran. */
class PasswordCheckTest {
    /** Of "secret", cost 4, by {@code htpasswd}'s scheme; and as the others name the same. */
    private static final String HASH = at.favre.lib.crypto.bcrypt.BCrypt.with(
                    at.favre.lib.crypto.bcrypt.BCrypt.Version.VERSION_2Y)
            .hashToString(4, "secret".toCharArray());

    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");

    private final AtomicLong clock = new AtomicLong();
    private final List<String> hashes = Collections.synchronizedList(new ArrayList<>());
    private final PasswordCheck check = new PasswordCheck(
            (password, hash) -> {
                hashes.add(new String(hash, StandardCharsets.US_ASCII));
                return ("hash of " + new String(password, StandardCharsets.UTF_8))
                        .equals(new String(hash, StandardCharsets.UTF_8));
            },
            clock::get);
    private final Map<String, String> users = Map.of("alice", "hash of a", "bob", "hash of b");

    private static String basic(final String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private PasswordCheck.Verdict check(final String credentials, final InetAddress peer) {
        return check.check(basic(credentials), peer, users);
    }

    @Test
    void shouldPayOnceForWhatIsRight() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(ACCEPTED, check("alice:a", HERE));
            assertEquals(ACCEPTED, check("bob:b", HERE));
        }
        assertEquals(2, check.checks());
    }

    @Test
    void shouldPayOnceForTheSameWrongOne() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(REFUSED, check("alice:b", HERE));
            assertEquals(REFUSED, check("nobody:b", HERE));
        }
        assertEquals(2, check.checks());
    }

    @Test
    void shouldPayForFewOfAThousandWrongOnesOfAnAddress() {
        assertEquals(ACCEPTED, check("alice:a", HERE));
        int later = 0;
        for (int i = 0; i < 1000; i++) {
            later += check("alice:wrong" + i, HERE) == LATER ? 1 : 0;
        }
        assertEquals(995, later);
        assertEquals(6, check.checks());
        assertEquals(ACCEPTED, check("alice:a", HERE), "what is remembered passes");
        assertEquals(LATER, check("bob:b", HERE), "and nothing else from there");
        assertEquals(ACCEPTED, check("bob:b", InetAddress.ofLiteral("192.0.2.2")), "but from elsewhere");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertEquals(REFUSED, check("alice:again", HERE));
        assertEquals(LATER, check("alice:and again", HERE));
        assertEquals(8, check.checks());
    }

    @Test
    void shouldPayForFewOfManyAddressesAndGrowWithNone() {
        for (int i = 0; i < 5000; i++) {
            check("alice:wrong" + i, InetAddress.ofLiteral("10.0." + i / 250 + "." + (i % 250 + 1)));
        }
        assertEquals(10, check.checks());
        clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
        for (int i = 0; i < 5000; i++) {
            check("alice:wrong again" + i, InetAddress.ofLiteral("10.1." + i / 250 + "." + (i % 250 + 1)));
        }
        assertEquals(13, check.checks());
    }

    @Test
    void shouldTakeANetworkOfIpv6ForOneAddress() {
        for (int i = 0; i < 1000; i++) {
            check("alice:wrong" + i, InetAddress.ofLiteral("2001:db8::" + Integer.toHexString(i + 1)));
        }
        assertEquals(5, check.checks());
    }

    @Test
    void shouldCostAsMuchForUnknownUsers() {
        final Set<String> used = new HashSet<>();
        for (int i = 0; i < 64; i++) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
            final int before = hashes.size();
            assertEquals(REFUSED, check("nobody" + i + ":x", HERE));
            clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
            assertEquals(REFUSED, check("nobody" + i + ":y", HERE));
            assertEquals(before + 2, hashes.size());
            assertEquals(hashes.get(before), hashes.get(before + 1), "always the same");
            used.add(hashes.get(before));
        }
        assertEquals(new HashSet<>(users.values()), used, "each user's cost is that of some unknown ones");
        assertEquals(REFUSED, check("nobody:a", HERE));
        clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertEquals(REFUSED, check("nobody:b", HERE), "even with a password of somebody else");
    }

    @Test
    void shouldForgetPasswordsThatChange() {
        assertEquals(ACCEPTED, check("alice:a", HERE));
        final Map<String, String> changed = Map.of("alice", "hash of other");
        assertEquals(REFUSED, check.check(basic("alice:a"), HERE, changed));
        assertEquals(ACCEPTED, check.check(basic("alice:other"), HERE, changed));
        assertEquals(REFUSED, check.check(basic("bob:b"), HERE, changed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer YTph", "Basic YWxpY2U=", "basic"})
    void shouldPayNothingForNoCredentials(final String header) {
        assertEquals(REFUSED, check.check(header, HERE, users));
        assertEquals(REFUSED, check.check(null, HERE, users));
        assertEquals(0, check.checks());
    }

    @Test
    void shouldRunOneCheckAtATime() throws InterruptedException {
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final PasswordCheck slow = new PasswordCheck(
                (password, hash) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    try {
                        Thread.sleep(10);
                    } catch (final InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    running.decrementAndGet();
                    return false;
                },
                clock::get);
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            final InetAddress peer = InetAddress.ofLiteral("192.0.2." + i);
            final String credentials = basic("alice:" + i);
            threads.add(Thread.ofPlatform().start(() -> slow.check(credentials, peer, users)));
        }
        for (final Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, most.get());
        assertEquals(10, slow.checks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void shouldKnowBcryptByItsThreeNames(final String prefix) {
        final PasswordCheck real = new PasswordCheck();
        final Map<String, String> alice = Map.of("alice", prefix + HASH.substring(4));
        assertEquals(ACCEPTED, real.check(basic("alice:secret"), HERE, alice));
        assertEquals(REFUSED, real.check(basic("alice:secret "), HERE, alice));
        assertEquals(REFUSED, real.check(basic("alice:" + "x".repeat(100)), HERE, alice));
        assertEquals(3, real.checks());
    }

    @Test
    void shouldKnowPublishedHashes() {
        // From the test vectors of jBCrypt, at cost 6.
        final PasswordCheck real = new PasswordCheck();
        final Map<String, String> alice =
                Map.of("alice", "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC");
        assertEquals(
                ACCEPTED,
                real.check(
                        basic("alice:abc"),
                        HERE,
                        Map.of("alice", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i")));
        assertEquals(REFUSED, real.check(basic("alice:b"), HERE, alice));
        assertTrue(real.checks() == 2);
    }
}
