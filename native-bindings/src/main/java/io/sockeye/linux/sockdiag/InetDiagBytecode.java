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
 * socket is wanted if that leads exactly to the end, and is not where it leads four bytes beyond. A comparison of
 * ports is two operations long: the second one's {@code no} is the port, a plain number. There is no way back, and the
 * kernel takes a jump only to an operation that can also be reached by {@code yes} alone, so {@code yes} leads from
 * each operation to the next one here. Source: {@code net/ipv4/inet_diag.c}, {@code inet_diag_bc_audit()}.
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
    /** Condition: the remote port is the operand or greater. */
    public static final int INET_DIAG_BC_D_GE = 4;

    static final int INET_DIAG_BC_JMP = 1;

    static final int CODE_OFFSET = 0;
    static final int YES_OFFSET = 1;
    static final int NO_OFFSET = 2;
    static final int LENGTH = 4;

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
     * @param code      {@link #INET_DIAG_BC_S_GE} or {@link #INET_DIAG_BC_D_GE}.
     * @param port      0 to 65535.
     * @param otherwise where to go if it does not hold.
     */
    public void compare(final int code, final int port, final Label otherwise) {
        otherwise.add(end);
        append(code, 2 * LENGTH, 0);
        append(0, 0, port);
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
