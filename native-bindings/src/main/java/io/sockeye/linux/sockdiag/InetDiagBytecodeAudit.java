package io.sockeye.linux.sockdiag;

import java.util.BitSet;

import org.agrona.DirectBuffer;

import io.sockeye.linux.Errno;

/**
 * What the kernel checks when a dump request comes with a program, see {@link InetDiagBytecode}: operations that it
 * knows, each with room for its operand, jumps by multiples of four that go no further than four bytes beyond the end,
 * {@code yes} jumps that lead to the very end, and {@code no} jumps that lead only where {@code yes} jumps lead too.
 * Source: {@code net/ipv4/inet_diag.c} of Linux 6.18, {@code inet_diag_bc_audit()}. Linear in the program's length,
 * which the kernel's own check is not. Threads: stateless.
 */
public final class InetDiagBytecodeAudit {
    /** How far beyond the end a jump may lead, in bytes. */
    private static final int BEYOND = InetDiagBytecode.LENGTH;

    private InetDiagBytecodeAudit() {}

    /**
     * Check a program.
     *
     * @param buffer     containing it.
     * @param offset     in bytes at which it begins.
     * @param length     of it in bytes.
     * @param isNetAdmin whether it is sent with CAP_NET_ADMIN.
     * @return 0 if the kernel takes it, or {@link Errno#EINVAL} or {@link Errno#EPERM}, which it answers.
     */
    public static int audit(final DirectBuffer buffer, final int offset, final int length, final boolean isNetAdmin) {
        if (length < InetDiagBytecode.LENGTH || length % InetDiagBytecode.LENGTH != 0) {
            return Errno.EINVAL;
        }
        final BitSet operations = new BitSet(length / InetDiagBytecode.LENGTH);
        int at = 0;
        while (at < length) {
            operations.set(at / InetDiagBytecode.LENGTH);
            final int code = code(buffer, offset + at);
            if (code == InetDiagBytecode.INET_DIAG_BC_MARK_COND && !isNetAdmin) {
                return Errno.EPERM;
            }
            final int least = leastLength(buffer, offset + at, code, length - at);
            final int yes = yes(buffer, offset + at);
            if (least > length - at || !isDistance(yes, least, length - at)) {
                return Errno.EINVAL;
            }
            at += yes;
        }
        return at == length && areJumpsValid(buffer, offset, length, operations) ? 0 : Errno.EINVAL;
    }

    private static boolean areJumpsValid(
            final DirectBuffer buffer, final int offset, final int length, final BitSet operations) {
        for (int at = 0; at < length; at += yes(buffer, offset + at)) {
            final int code = code(buffer, offset + at);
            if (code == InetDiagBytecode.INET_DIAG_BC_NOP) {
                continue;
            }
            final int no = buffer.getShort(offset + at + InetDiagBytecode.NO_OFFSET) & 0xFFFF;
            final int target = at + no;
            if (!isDistance(no, leastLength(buffer, offset + at, code, length - at), length - at)
                    || target < length && !operations.get(target / InetDiagBytecode.LENGTH)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDistance(final int distance, final int least, final int left) {
        return distance >= least && distance <= left + BEYOND && distance % InetDiagBytecode.LENGTH == 0;
    }

    /**
     * Length in bytes of an operation with its operand; more than is left of the program if it is none that the kernel
     * knows, or its operand is wrong.
     */
    private static int leastLength(final DirectBuffer buffer, final int at, final int code, final int left) {
        switch (code) {
            case InetDiagBytecode.INET_DIAG_BC_NOP:
            case InetDiagBytecode.INET_DIAG_BC_JMP:
            case InetDiagBytecode.INET_DIAG_BC_AUTO:
                return InetDiagBytecode.LENGTH;
            case InetDiagBytecode.INET_DIAG_BC_S_GE:
            case InetDiagBytecode.INET_DIAG_BC_S_LE:
            case InetDiagBytecode.INET_DIAG_BC_S_EQ:
            case InetDiagBytecode.INET_DIAG_BC_D_GE:
            case InetDiagBytecode.INET_DIAG_BC_D_LE:
            case InetDiagBytecode.INET_DIAG_BC_D_EQ:
                return InetDiagBytecode.COMPARE_LENGTH;
            case InetDiagBytecode.INET_DIAG_BC_S_COND:
            case InetDiagBytecode.INET_DIAG_BC_D_COND:
                return hostLength(buffer, at, left);
            case InetDiagBytecode.INET_DIAG_BC_DEV_COND:
                return InetDiagBytecode.DEVICE_LENGTH;
            case InetDiagBytecode.INET_DIAG_BC_MARK_COND:
                return InetDiagBytecode.MARK_LENGTH;
            case InetDiagBytecode.INET_DIAG_BC_CGROUP_COND:
                return InetDiagBytecode.CGROUP_LENGTH;
            default:
                return Integer.MAX_VALUE;
        }
    }

    private static int hostLength(final DirectBuffer buffer, final int at, final int left) {
        final int least = InetDiagBytecode.LENGTH + InetDiagHostCond.LENGTH;
        if (left < least) {
            return Integer.MAX_VALUE;
        }
        final int condition = at + InetDiagBytecode.LENGTH;
        final int address = InetDiagHostCond.addressLength(InetDiagHostCond.family(buffer, condition));
        return address < 0 || InetDiagHostCond.prefixLen(buffer, condition) > Byte.SIZE * address
                ? Integer.MAX_VALUE
                : least + address;
    }

    private static int code(final DirectBuffer buffer, final int at) {
        return buffer.getByte(at + InetDiagBytecode.CODE_OFFSET) & 0xFF;
    }

    private static int yes(final DirectBuffer buffer, final int at) {
        return buffer.getByte(at + InetDiagBytecode.YES_OFFSET) & 0xFF;
    }
}
