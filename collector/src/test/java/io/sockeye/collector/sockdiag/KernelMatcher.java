package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the kernel does with the program of a dump request, step by step as in {@code net/ipv4/inet_diag.c} of Linux
 * 6.18: a check when the request comes ({@code inet_diag_bc_audit}), and a run for each socket ({@code
 * inet_diag_bc_run}). {@code LiveProgramsTest} holds both against the kernel.
 */
final class KernelMatcher {
    private static final int NOP = 0;
    private static final int JMP = 1;
    private static final int S_GE = 2;
    private static final int S_LE = 3;
    private static final int D_GE = 4;
    private static final int D_LE = 5;
    private static final int AUTO = 6;
    private static final int S_COND = 7;
    private static final int D_COND = 8;
    private static final int DEV_COND = 9;
    private static final int MARK_COND = 10;
    private static final int S_EQ = 11;
    private static final int D_EQ = 12;
    private static final int CGROUP_COND = 13;
    private static final int OP_LENGTH = 4;
    private static final int ANY_PORT = -1;
    /** Of {@code ::ffff:0:0}, in bytes. */
    private static final int MAPPED_PREFIX = 12;

    private final UnsafeBuffer program;
    private final int offset;
    private final int length;
    private int steps;

    KernelMatcher(final UnsafeBuffer program, final int offset, final int length) {
        this.program = program;
        this.offset = offset;
        this.length = length;
    }

    /** Operations that the last run executed. */
    int steps() {
        return steps;
    }

    boolean matches(final int localPort, final int remotePort) {
        return matches(KernelEntry.ofPorts(localPort, remotePort));
    }

    /** {@code inet_diag_bc_run()}. */
    boolean matches(final KernelEntry socket) {
        int at = 0;
        int left = length;
        steps = 0;
        while (left > 0) {
            final int distance = isTrue(at, socket) ? yes(at) : no(at);
            left -= distance;
            at += distance;
            steps++;
        }
        return left == 0;
    }

    private boolean isTrue(final int at, final KernelEntry socket) {
        switch (code(at)) {
            case NOP:
                return true;
            case JMP:
                return false;
            case S_GE:
                return socket.localPort() >= no(at + OP_LENGTH);
            case S_LE:
                return socket.localPort() <= no(at + OP_LENGTH);
            case S_EQ:
                return socket.localPort() == no(at + OP_LENGTH);
            case D_GE:
                return socket.remotePort() >= no(at + OP_LENGTH);
            case D_LE:
                return socket.remotePort() <= no(at + OP_LENGTH);
            case D_EQ:
                return socket.remotePort() == no(at + OP_LENGTH);
            case AUTO:
                return !socket.isPortAsked();
            case S_COND:
                return isHost(at + OP_LENGTH, socket.family(), socket.local(), socket.localPort());
            case D_COND:
                return isHost(at + OP_LENGTH, socket.family(), socket.remote(), socket.remotePort());
            case DEV_COND:
                return integer(at + OP_LENGTH) == socket.device();
            case MARK_COND:
                return (socket.mark() & integer(at + OP_LENGTH + 4)) == integer(at + OP_LENGTH);
            case CGROUP_COND:
                return program.getLong(offset + at + OP_LENGTH) == socket.cgroup();
            default:
                throw new AssertionError("unknown operation: code=" + code(at) + ", at=" + at);
        }
    }

    private boolean isHost(final int at, final int family, final byte[] address, final int port) {
        final int wantedPort = integer(at + 4);
        if (wantedPort != ANY_PORT && wantedPort != port) {
            return false;
        }
        final int wantedFamily = octet(at);
        final int prefix = octet(at + 1);
        if (wantedFamily != 0 && wantedFamily != family) {
            return family == KernelEntry.AF_INET6
                    && wantedFamily == KernelEntry.AF_INET
                    && isMapped(address)
                    && areEqual(at + 8, address, MAPPED_PREFIX, prefix);
        }
        return areEqual(at + 8, address, 0, prefix);
    }

    private static boolean isMapped(final byte[] address) {
        boolean isMapped = true;
        for (int i = 0; i < MAPPED_PREFIX; i++) {
            isMapped &= address[i] == (i < MAPPED_PREFIX - 2 ? 0 : (byte) 0xFF);
        }
        return isMapped;
    }

    /** {@code bitstring_match()}. */
    private boolean areEqual(final int at, final byte[] address, final int from, final int bits) {
        for (int bit = 0; bit < bits; bit++) {
            final int mask = 0x80 >>> bit % 8;
            if (((octet(at + bit / 8) ^ address[from + bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code inet_diag_bc_audit()}: fails where the kernel would answer EINVAL. */
    void audit() {
        assertTrue(isAccepted(), "length=" + length);
    }

    /** {@code inet_diag_bc_audit()} with CAP_NET_ADMIN. */
    boolean isAccepted() {
        if (length < OP_LENGTH) {
            return false;
        }
        int at = 0;
        int left = length;
        while (left > 0) {
            if (left < OP_LENGTH) {
                return false; // the kernel looks at bytes behind the program, and refuses it later
            }
            final int code = code(at);
            final int least = least(at, code, left);
            final int no = no(at);
            final int yes = yes(at);
            final boolean isJumpValid = code == NOP
                    || no >= least && no <= left + 4 && no % 4 == 0 && (no >= left || isReachable(left - no));
            if (left < least || !isJumpValid || yes < least || yes > left + 4 || yes % 4 != 0) {
                return false;
            }
            at += yes;
            left -= yes;
        }
        return left == 0;
    }

    /** The least length of an operation, more than is left where it is refused. */
    private int least(final int at, final int code, final int left) {
        final int refused = left + 1;
        switch (code) {
            case NOP, JMP, AUTO:
                return OP_LENGTH;
            case S_GE, S_LE, S_EQ, D_GE, D_LE, D_EQ, DEV_COND:
                return 2 * OP_LENGTH;
            case MARK_COND, CGROUP_COND:
                return OP_LENGTH + 8;
            case S_COND, D_COND:
                if (left < OP_LENGTH + 8) {
                    return refused;
                }
                final int family = octet(at + OP_LENGTH);
                final int address = family == 0 ? 0 : family == 2 ? 4 : family == 10 ? 16 : -1;
                return address < 0 || octet(at + OP_LENGTH + 1) > 8 * address ? refused : OP_LENGTH + 8 + address;
            default:
                return refused;
        }
    }

    /** {@code valid_cc()}. */
    private boolean isReachable(final int wanted) {
        int at = 0;
        int left = length;
        while (left >= 0) {
            if (wanted > left) {
                return false;
            }
            if (wanted == left) {
                return true;
            }
            final int yes = yes(at);
            if (yes < OP_LENGTH || yes % 4 != 0) {
                return false;
            }
            left -= yes;
            at += yes;
        }
        return false;
    }

    private int integer(final int at) {
        return program.getInt(offset + at, ByteOrder.nativeOrder());
    }

    private int octet(final int at) {
        return program.getByte(offset + at) & 0xFF;
    }

    private int code(final int at) {
        return octet(at);
    }

    private int yes(final int at) {
        return octet(at + 1);
    }

    private int no(final int at) {
        return program.getShort(offset + at + 2) & 0xFFFF;
    }
}
