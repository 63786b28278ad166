package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.agrona.concurrent.UnsafeBuffer;
import org.opentest4j.TestAbortedException;

import io.sockeye.collector.process.Credentials;
import io.sockeye.linux.CallState;
import io.sockeye.linux.Syscall;
import io.sockeye.linux.memory.OffHeap;

/** Runs something on a thread of its own in a network of its own, which nobody else has sockets in. Needs root. */
public final class PrivateNetwork {
    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final int SIOCSIFFLAGS = 0x8914;
    private static final int IFF_UP = 1;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    /** Of {@code struct ifreq} in bytes, and where its flags lie. */
    private static final int IFREQ_LENGTH = 40;

    private static final int IFREQ_FLAGS = 16;
    private static final int CAPABILITY_VERSION = 0x2008_0522;
    private static final int CAP_NET_ADMIN = 12;
    private static final boolean IS_X86 = System.getProperty("os.arch").equals("amd64");
    private static final int UNSHARE = IS_X86 ? 272 : 97;
    private static final int IOCTL = IS_X86 ? 16 : 29;
    private static final int CAPSET = IS_X86 ? 126 : 91;
    private static final int CAPGET = IS_X86 ? 125 : 90;

    /** What is run. */
    public interface Body {
        void run() throws Exception;
    }

    private PrivateNetwork() {}

    public static void run(final Body body) throws Exception {
        assumeTrue(Credentials.effectiveUid() == 0, "root alone may have a network of its own");
        final FutureTask<Void> task = new FutureTask<>(() -> {
            final CallState state = new CallState();
            assumeTrue(
                    Syscall.syscall(state, UNSHARE, CLONE_NEWNET, 0, 0) == 0, "no network of its own may be made here");
            raiseLoopback(state);
            body.run();
            return null;
        });
        final Thread thread = new Thread(task, "private network");
        thread.start();
        try {
            task.get();
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof final TestAbortedException aborted) {
                throw aborted;
            }
            throw new AssertionError(e.getCause());
        }
    }

    private static void raiseLoopback(final CallState state) {
        final UnsafeBuffer request = OffHeap.allocate(IFREQ_LENGTH);
        request.putBytes(0, "lo".getBytes(StandardCharsets.US_ASCII));
        request.putShort(IFREQ_FLAGS, (short) IFF_UP);
        final int fd = Syscall.socket(state, AF_INET, SOCK_DGRAM, 0);
        assertEquals(0, Syscall.syscall(state, IOCTL, fd, SIOCSIFFLAGS, request.addressOffset()));
        Syscall.close(state, fd);
    }

    /** Give up CAP_NET_ADMIN on the calling thread alone. */
    static void dropNetAdmin() {
        final CallState state = new CallState();
        final UnsafeBuffer header = OffHeap.allocate(8);
        header.putInt(0, CAPABILITY_VERSION);
        final UnsafeBuffer sets = OffHeap.allocate(24);
        final long headerAddress = header.addressOffset();
        assertEquals(0, Syscall.syscall(state, CAPGET, headerAddress, sets.addressOffset(), 0));
        sets.putInt(0, sets.getInt(0) & ~(1 << CAP_NET_ADMIN));
        assertEquals(0, Syscall.syscall(state, CAPSET, headerAddress, sets.addressOffset(), 0));
    }
}
