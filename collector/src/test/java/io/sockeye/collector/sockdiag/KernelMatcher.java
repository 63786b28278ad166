package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the kernel does with the program of a dump request, step by step as in {@code net/ipv4/inet_diag.c}: a check
 * when the request comes ({@code inet_diag_bc_audit}), and a run for each socket ({@code inet_diag_bc_run}). Operations
 * that compare ports only.
 */
final class KernelMatcher {
    private static final int NOP = 0;
    private static final int JMP = 1;
    private static final int S_GE = 2;
    private static final int S_LE = 3;
    private static final int D_GE = 4;
    private static final int D_LE = 5;
    private static final int OP_LENGTH = 4;

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

    /** {@code inet_diag_bc_run()}. */
    boolean matches(final int localPort, final int remotePort) {
        int at = 0;
        int left = length;
        steps = 0;
        while (left > 0) {
            final boolean isTrue;
            switch (code(at)) {
                case NOP:
                    isTrue = true;
                    break;
                case JMP:
                    isTrue = false;
                    break;
                case S_GE:
                    isTrue = localPort >= no(at + OP_LENGTH);
                    break;
                case S_LE:
                    isTrue = localPort <= no(at + OP_LENGTH);
                    break;
                case D_GE:
                    isTrue = remotePort >= no(at + OP_LENGTH);
                    break;
                case D_LE:
                    isTrue = remotePort <= no(at + OP_LENGTH);
                    break;
                default:
                    throw new AssertionError("unknown operation: code=" + code(at) + ", at=" + at);
            }
            final int distance = isTrue ? yes(at) : no(at);
            left -= distance;
            at += distance;
            steps++;
        }
        return left == 0;
    }

    /** {@code inet_diag_bc_audit()}: fails where the kernel would answer EINVAL. */
    void audit() {
        int at = 0;
        int left = length;
        assertTrue(length > 0 && length % OP_LENGTH == 0, "length=" + length);
        while (left > 0) {
            final int code = code(at);
            int least = OP_LENGTH;
            if (code != NOP && code != JMP) {
                assertTrue(code <= D_LE, "code=" + code);
                least += OP_LENGTH;
                assertTrue(left >= least, "no operand: at=" + at);
            }
            if (code != NOP) {
                final int no = no(at);
                assertTrue(no >= least && no <= left + 4 && no % 4 == 0, "no=" + no + ", at=" + at);
                assertTrue(no >= left || isReachable(left - no), "jump into the middle: no=" + no + ", at=" + at);
            }
            final int yes = yes(at);
            assertTrue(yes >= least && yes <= left + 4 && yes % 4 == 0, "yes=" + yes + ", at=" + at);
            at += yes;
            left -= yes;
        }
        assertTrue(left == 0, "left=" + left);
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

    private int code(final int at) {
        return program.getByte(offset + at) & 0xFF;
    }

    private int yes(final int at) {
        return program.getByte(offset + at + 1) & 0xFF;
    }

    private int no(final int at) {
        return program.getShort(offset + at + 2) & 0xFFFF;
    }
}
