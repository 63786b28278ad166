package io.sockeye.cli.serve.http.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

/**
 * Checks the credentials of basic authentication against bcrypt hashes, at a bounded cost.
 *
 * <p>What was accepted is remembered, and so is what was refused, as digests under a key that lives as long as this
 * object; so a scraper pays for bcrypt once, and a misconfigured one does too. Else one check runs at a time, and of
 * wrong ones an address (of IPv6: a network of 64 bits) has five and then one in five seconds, all together ten and
 * then one a second. Who has none left is told to come later, and no password is looked at, right or wrong; what is
 * remembered always passes. An unknown user is checked against the hash of a known one, always the same, so that time
 * does not tell who exists. Threads: safe.
 */
public final class PasswordCheck {
    /** What came of it. */
    public enum Verdict {
        /** User and password are right. */
        ACCEPTED,
        /** They are wrong, or there are none. */
        REFUSED,
        /** There were too many wrong ones: these were not looked at. */
        LATER
    }

    /** Seconds after which it pays to come again. */
    public static final int RETRY_SECONDS = 5;

    private static final String SCHEME = "Basic ";
    private static final String MAC = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int ACCEPTED = 64;
    private static final int REFUSED = 256;
    private static final int ADDRESSES = 512;
    private static final int BURST_OF_ADDRESS = 5;
    private static final int BURST_OF_ALL = 10;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long WAIT_MS = 4_000;

    private final SecretKeySpec key;
    private final BiPredicate<byte[], byte[]> bcrypt;
    private final LongSupplier clock;
    private final ReentrantLock oneCheck = new ReentrantLock(true);
    private final AtomicLong checks = new AtomicLong();
    private final RememberedDigests accepted = new RememberedDigests(ACCEPTED, MAC_BYTES);
    private final RememberedDigests refused = new RememberedDigests(REFUSED, MAC_BYTES);
    private final Map<String, TokenBucket> ofAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, TokenBucket> eldest) {
            return size() > ADDRESSES;
        }
    };
    private final TokenBucket ofAll;

    /** Checks with bcrypt. */
    public PasswordCheck() {
        this(PasswordCheck::isHashOf, System::nanoTime);
    }

    /** Checks by something else: password, hash. */
    PasswordCheck(final BiPredicate<byte[], byte[]> bcrypt, final LongSupplier clock) {
        final byte[] secret = new byte[MAC_BYTES];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
        this.bcrypt = bcrypt;
        this.clock = clock;
        this.ofAll = new TokenBucket(BURST_OF_ALL, SECOND, clock.getAsLong());
    }

    /** As Go has it: of a long password the first 72 bytes count. */
    private static boolean isHashOf(final byte[] password, final byte[] hash) {
        return BCrypt.verifyer(BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A))
                .verify(password, hash)
                .verified;
    }

    /**
     * How often bcrypt ran.
     *
     * @return since this object was made.
     */
    public long checks() {
        return checks.get();
    }

    /**
     * Check what a request brings.
     *
     * @param authorization the header of this name; null if there is none.
     * @param peer          who asks.
     * @param users         names and bcrypt hashes; not empty.
     * @return within five seconds.
     */
    public Verdict check(final String authorization, final InetAddress peer, final Map<String, String> users) {
        final byte[] credentials = decoded(authorization);
        final int colon = credentials == null ? -1 : indexOf(credentials, (byte) ':');
        if (colon < 0) {
            return Verdict.REFUSED;
        }
        final String user = new String(credentials, 0, colon, StandardCharsets.UTF_8);
        final byte[] password = Arrays.copyOfRange(credentials, colon + 1, credentials.length);
        final boolean isKnown = users.containsKey(user);
        final String hash = isKnown ? users.get(user) : decoy(user, users);
        final byte[] digest = digest(user, hash, password);
        synchronized (this) {
            if (isKnown && accepted.contains(digest)) {
                return Verdict.ACCEPTED;
            }
            if (refused.contains(digest)) {
                return Verdict.REFUSED;
            }
        }
        return checked(peer, isKnown, password, hash, digest);
    }

    private Verdict checked(
            final InetAddress peer,
            final boolean isKnown,
            final byte[] password,
            final String hash,
            final byte[] digest) {
        final TokenBucket bucket = taken(peer);
        if (bucket == null) {
            return Verdict.LATER;
        }
        if (!isTurn()) {
            giveBack(bucket);
            return Verdict.LATER;
        }
        final boolean isRight;
        try {
            checks.incrementAndGet();
            isRight = bcrypt.test(password, hash.getBytes(StandardCharsets.US_ASCII)) && isKnown;
        } finally {
            oneCheck.unlock();
        }
        synchronized (this) {
            (isRight ? accepted : refused).add(digest);
        }
        if (isRight) {
            giveBack(bucket);
        }
        return isRight ? Verdict.ACCEPTED : Verdict.REFUSED;
    }

    private synchronized void giveBack(final TokenBucket bucket) {
        bucket.giveBack();
        ofAll.giveBack();
    }

    private boolean isTurn() {
        try {
            return oneCheck.tryLock(WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The bucket of an address, from which and from that of all one token was taken; null if either had none. */
    private synchronized TokenBucket taken(final InetAddress peer) {
        final long now = clock.getAsLong();
        final String address = network(peer);
        TokenBucket bucket = ofAddress.get(address);
        if (bucket == null) {
            bucket = new TokenBucket(BURST_OF_ADDRESS, RETRY_SECONDS * SECOND, now);
            ofAddress.put(address, bucket);
        }
        if (!bucket.take(now)) {
            return null;
        }
        if (!ofAll.take(now)) {
            bucket.giveBack();
            return null;
        }
        return bucket;
    }

    private static String network(final InetAddress peer) {
        final byte[] address = peer.getAddress();
        return Arrays.toString(peer instanceof Inet6Address ? Arrays.copyOf(address, 8) : address);
    }

    /** The hash that an unknown name is checked against: of one of the users, and always of the same one. */
    private String decoy(final String user, final Map<String, String> users) {
        final int number = ByteBuffer.wrap(digest(user, "", new byte[0])).getInt();
        final String[] hashes = users.values().toArray(new String[0]);
        Arrays.sort(hashes);
        return hashes[Math.floorMod(number, hashes.length)];
    }

    private byte[] digest(final String user, final String hash, final byte[] password) {
        try {
            final Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            update(mac, user.getBytes(StandardCharsets.UTF_8));
            update(mac, hash.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(password);
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static void update(final Mac mac, final byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        mac.update(part);
    }

    private static byte[] decoded(final String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        try {
            return Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
        } catch (final IllegalArgumentException e) {
            // No Base64, so no credentials.
            return null;
        }
    }

    private static int indexOf(final byte[] bytes, final byte value) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
