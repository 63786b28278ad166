package io.sockeye.linux.sockdiag;

import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Assembles the program of a dump request's attribute {@link SockDiag#INET_DIAG_REQ_BYTECODE}, which the kernel runs on
 * each socket to decide whether it is wanted. The program is a list of {@code struct inet_diag_bc_op} of
 * {@code <linux/inet_diag.h>}, host byte order:
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |     code      |      yes      |              no               |
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Each operation goes on by {@code yes} bytes where its condition holds and by {@code no} bytes where it does not. A
 * socket is wanted if that leads exactly to the end, and is not where it leads four bytes beyond. There is no way back,
 * and the kernel takes a jump only to an operation that can also be reached by {@code yes} alone, so {@code yes} leads
 * from each operation to the next one here. Source: {@code net/ipv4/inet_diag.c}, {@code inet_diag_bc_audit()}, whose
 * rules {@link InetDiagBytecodeAudit} has.
 *
 * <p>What an operation compares with lies behind it. A port, as another operation whose {@code no} is the port, a plain
 * number:
 *
 * <pre>
 *  +---------------+---------------+---------------+---------------+
 *  |                               |             port              |
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>An address with its port, as {@link InetDiagHostCond}.
 *
 * <p>An interface's index, 32 bits; a control group's id, 64 bits; a mark, as {@code struct inet_diag_markcond}:
 *
 * <pre>
 *  +---------------+---------------+---------------+---------------+
 *  |                             mark                              |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                             mask                              |   4
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Threads: confined to one at a time.
 */
public final class InetDiagBytecode {
    /** A place in a program that operations lead to before it is known where it lies. */
    public static final class Label {
        private int[] origins = new int[8];
        private int count;

        private Label() {}

        private void add(final int origin) {
            if (count == origins.length) {
                origins = Arrays.copyOf(origins, 2 * count);
            }
            origins[count] = origin;
            count++;
        }
    }

    /** Condition: the local port is the operand or greater. */
    public static final int INET_DIAG_BC_S_GE = 2;
    /** Condition: the local port is the operand or less. */
    public static final int INET_DIAG_BC_S_LE = 3;
    /** Condition: the remote port is the operand or greater. */
    public static final int INET_DIAG_BC_D_GE = 4;
    /** Condition: the remote port is the operand or less. */
    public static final int INET_DIAG_BC_D_LE = 5;
    /** Condition: the local address is in a network. */
    public static final int INET_DIAG_BC_S_COND = 7;
    /** Condition: the remote address is in a network. */
    public static final int INET_DIAG_BC_D_COND = 8;
    /** Condition: the local port is the operand. */
    public static final int INET_DIAG_BC_S_EQ = 11;
    /** Condition: the remote port is the operand. */
    public static final int INET_DIAG_BC_D_EQ = 12;

    /** Length in bytes of a jump, and of the condition {@link #autobound}. */
    public static final int LENGTH = 4;
    /** Length in bytes of a comparison of ports. */
    public static final int COMPARE_LENGTH = 2 * LENGTH;
    /** Length in bytes of {@link #device}. */
    public static final int DEVICE_LENGTH = LENGTH + Integer.BYTES;
    /** Length in bytes of {@link #mark}. */
    public static final int MARK_LENGTH = LENGTH + 2 * Integer.BYTES;
    /** Length in bytes of {@link #cgroup}. */
    public static final int CGROUP_LENGTH = LENGTH + Long.BYTES;

    static final int INET_DIAG_BC_NOP = 0;
    static final int INET_DIAG_BC_JMP = 1;
    static final int INET_DIAG_BC_AUTO = 6;
    static final int INET_DIAG_BC_DEV_COND = 9;
    static final int INET_DIAG_BC_MARK_COND = 10;
    static final int INET_DIAG_BC_CGROUP_COND = 13;

    static final int CODE_OFFSET = 0;
    static final int YES_OFFSET = 1;
    static final int NO_OFFSET = 2;

    private static final int MAX_DISTANCE = 0xFFFC;

    private final Label accept = new Label();
    private final Label reject = new Label();
    private UnsafeBuffer buffer;
    private int begin;
    private int end;

    /** An assembler of no program yet. */
    public InetDiagBytecode() {}

    /**
     * Begin a program.
     *
     * @param target to write it to.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public InetDiagBytecode wrap(final UnsafeBuffer target, final int offset) {
        buffer = target;
        begin = offset;
        end = offset;
        accept.count = 0;
        reject.count = 0;
        return this;
    }

    /** {@return a label that is not yet bound to a place} */
    public Label label() {
        return new Label();
    }

    /** {@return the label of the end at which a socket is wanted} */
    public Label accept() {
        return accept;
    }

    /** {@return the label of the end at which a socket is not wanted} */
    public Label reject() {
        return reject;
    }

    /**
     * Append a comparison: go on where it holds.
     *
     * @param code      {@link #INET_DIAG_BC_S_GE}, {@link #INET_DIAG_BC_S_LE}, {@link #INET_DIAG_BC_S_EQ} or the like
     *                  of the remote port.
     * @param port      0 to 65535.
     * @param otherwise where to go if it does not hold.
     */
    public void compare(final int code, final int port, final Label otherwise) {
        otherwise.add(end);
        append(code, COMPARE_LENGTH, 0);
        append(0, 0, port);
    }

    /**
     * Append a condition on an address, whatever its port is: go on where it is in a network. An address of IPv6 that
     * is IPv4-mapped is in networks of either family.
     *
     * @param code       {@link #INET_DIAG_BC_S_COND} or {@link #INET_DIAG_BC_D_COND}.
     * @param family     of the network, {@code AF_INET} or {@code AF_INET6}.
     * @param prefixLen  of the network in bits, up to 32 or 128.
     * @param firstHalf  the first eight bytes of its address as they lie in memory; of IPv4 the first four of these.
     * @param secondHalf the last eight bytes.
     * @param otherwise  where to go if it is not.
     */
    public void host(
            final int code,
            final int family,
            final int prefixLen,
            final long firstHalf,
            final long secondHalf,
            final Label otherwise) {
        otherwise.add(end);
        append(code, hostLength(family), 0);
        InetDiagHostCond.put(buffer, end, family, prefixLen, firstHalf, secondHalf);
        end += hostLength(family) - LENGTH;
    }

    /**
     * Length of a condition on an address.
     *
     * @param family of the network, {@code AF_INET} or {@code AF_INET6}.
     * @return in bytes.
     */
    public static int hostLength(final int family) {
        return LENGTH + InetDiagHostCond.LENGTH + InetDiagHostCond.addressLength(family);
    }

    /**
     * Append a condition: go on where the socket is bound to an interface.
     *
     * @param index     of the interface; 0 is none.
     * @param otherwise where to go if it is not.
     */
    public void device(final int index, final Label otherwise) {
        otherwise.add(end);
        append(INET_DIAG_BC_DEV_COND, DEVICE_LENGTH, 0);
        putInt(index);
    }

    /**
     * Append a condition on the socket's mark, which only who has CAP_NET_ADMIN may ask: go on where the bits of the
     * mask are those of a number.
     *
     * @param mark      the number; with bits that the mask does not have it is never met.
     * @param mask      the bits that count.
     * @param otherwise where to go if they are not.
     */
    public void mark(final int mark, final int mask, final Label otherwise) {
        otherwise.add(end);
        append(INET_DIAG_BC_MARK_COND, MARK_LENGTH, 0);
        putInt(mark);
        putInt(mask);
    }

    /**
     * Append a condition: go on where the socket is of a control group of version 2. One in TIME_WAIT or SYN_RECV is of
     * none, which is number 0.
     *
     * @param id        of the group.
     * @param otherwise where to go if it is not.
     */
    public void cgroup(final long id, final Label otherwise) {
        otherwise.add(end);
        append(INET_DIAG_BC_CGROUP_COND, CGROUP_LENGTH, 0);
        buffer.putLong(end, id);
        end += Long.BYTES;
    }

    /**
     * Append a condition: go on where nobody asked for the local port, but the kernel chose it. Of one in TIME_WAIT or
     * SYN_RECV the kernel does not know, and it holds.
     *
     * @param otherwise where to go if it does not hold.
     */
    public void autobound(final Label otherwise) {
        otherwise.add(end);
        append(INET_DIAG_BC_AUTO, LENGTH, 0);
    }

    /**
     * Append a jump.
     *
     * @param target where to go.
     */
    public void jump(final Label target) {
        target.add(end);
        append(INET_DIAG_BC_JMP, LENGTH, 0);
    }

    /**
     * Make the next operation the one that a label stands for.
     *
     * @param label to bind, once.
     */
    public void bind(final Label label) {
        resolve(label, end);
    }

    /**
     * End the program. What runs into the end without a jump is wanted.
     *
     * @return its length in bytes, a multiple of 4.
     */
    public int finish() {
        resolve(accept, end);
        resolve(reject, end + LENGTH);
        return end - begin;
    }

    private void append(final int code, final int yes, final int no) {
        buffer.putByte(end + CODE_OFFSET, (byte) code);
        buffer.putByte(end + YES_OFFSET, (byte) yes);
        buffer.putShort(end + NO_OFFSET, (short) no);
        end += LENGTH;
    }

    private void putInt(final int value) {
        buffer.putInt(end, value);
        end += Integer.BYTES;
    }

    private void resolve(final Label label, final int target) {
        for (int i = 0; i < label.count; i++) {
            final int origin = label.origins[i];
            if (target - origin > MAX_DISTANCE) {
                throw new IllegalStateException("program too long for a jump: distance=" + (target - origin));
            }
            buffer.putShort(origin + NO_OFFSET, (short) (target - origin));
        }
    }
}
