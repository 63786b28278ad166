package io.sockeye.linux.bpf;

import java.nio.ByteOrder;

import org.agrona.MutableDirectBuffer;

/**
 * Writes a program for BPF's virtual machine, instruction by instruction, in host byte order:
 * <pre>
 *   0               1       1.5     2               4
 *  +---------------+-------+-------+---------------+---------------+
 *  |     code      |  dst  |  src  |      off      |      imm      |
 *  +---------------+-------+-------+---------------+---------------+
 * </pre>
 * On big-endian machines {@code dst} and {@code src} change places. See {@code struct bpf_insn} in
 * {@code include/uapi/linux/bpf.h} and the kernel's {@code Documentation/bpf/standardization/instruction-set.rst}.
 * Jumps go to the one label, {@link #bindOut()}. Confined to one thread.
 */
final class BpfAssembler {
    /** Length of an instruction in bytes. */
    static final int LENGTH = 8;

    static final int CODE_OFFSET = 0;
    static final int REGISTERS_OFFSET = 1;
    static final int OFF_OFFSET = 2;
    static final int IMM_OFFSET = 4;

    /** The function's result. */
    static final int R0 = 0;
    /** First argument; the program's own on entry. Arguments do not survive a call. */
    static final int R1 = 1;
    /** Second argument. */
    static final int R2 = 2;
    /** Third argument. */
    static final int R3 = 3;
    /** Survives calls, as do the next three. */
    static final int R6 = 6;
    /** See {@link #R6}. */
    static final int R7 = 7;
    /** See {@link #R6}. */
    static final int R8 = 8;
    /** See {@link #R6}. */
    static final int R9 = 9;
    /** End of the stack, read-only. */
    static final int R10 = 10;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final MutableDirectBuffer buffer;
    private final int offset;
    private int count;

    /**
     * Begin a program.
     *
     * @param buffer to write to.
     * @param offset in bytes at which the program begins.
     */
    BpfAssembler(final MutableDirectBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
    }

    /** {@return how many instructions there are} */
    int count() {
        return count;
    }

    /** {@code dst = *(u64 *) (src + at)}. */
    BpfAssembler load64(final int dst, final int src, final int at) {
        return put(Bpf.BPF_LDX | Bpf.BPF_MEM | Bpf.BPF_DW, dst, src, at, 0);
    }

    /** {@code dst = *(u32 *) (src + at)}. */
    BpfAssembler load32(final int dst, final int src, final int at) {
        return put(Bpf.BPF_LDX | Bpf.BPF_MEM | Bpf.BPF_W, dst, src, at, 0);
    }

    /** {@code *(u64 *) (dst + at) = src}. */
    BpfAssembler store64(final int dst, final int at, final int src) {
        return put(Bpf.BPF_STX | Bpf.BPF_MEM | Bpf.BPF_DW, dst, src, at, 0);
    }

    /** {@code *(u32 *) (dst + at) = src}. */
    BpfAssembler store32(final int dst, final int at, final int src) {
        return put(Bpf.BPF_STX | Bpf.BPF_MEM | Bpf.BPF_W, dst, src, at, 0);
    }

    /** {@code dst = src}. */
    BpfAssembler move(final int dst, final int src) {
        return put(Bpf.BPF_ALU64 | Bpf.BPF_MOV | Bpf.BPF_X, dst, src, 0, 0);
    }

    /** {@code dst = number}, sign-extended. */
    BpfAssembler set(final int dst, final int number) {
        return put(Bpf.BPF_ALU64 | Bpf.BPF_MOV | Bpf.BPF_K, dst, 0, 0, number);
    }

    /** {@code dst += number}, sign-extended. */
    BpfAssembler add(final int dst, final int number) {
        return put(Bpf.BPF_ALU64 | Bpf.BPF_ADD | Bpf.BPF_K, dst, 0, 0, number);
    }

    /** {@code if (dst == number) goto out}, on 64 bits. */
    BpfAssembler outIfEqual(final int dst, final int number) {
        return put(Bpf.BPF_JMP | Bpf.BPF_JEQ | Bpf.BPF_K, dst, 0, 0, number);
    }

    /** {@code if (dst != number) goto out}, on 64 bits. */
    BpfAssembler outIfNotEqual(final int dst, final int number) {
        return put(Bpf.BPF_JMP | Bpf.BPF_JNE | Bpf.BPF_K, dst, 0, 0, number);
    }

    /** {@code if (dst != src) goto out}, on 64 bits. */
    BpfAssembler outIfDifferent(final int dst, final int src) {
        return put(Bpf.BPF_JMP | Bpf.BPF_JNE | Bpf.BPF_X, dst, src, 0, 0);
    }

    /** {@code r0 = function(r1, r2, r3, r4, r5)}. */
    BpfAssembler call(final int function) {
        return put(Bpf.BPF_JMP | Bpf.BPF_CALL, 0, 0, 0, function);
    }

    /** {@code return r0}. */
    BpfAssembler exit() {
        return put(Bpf.BPF_JMP | Bpf.BPF_EXIT, 0, 0, 0, 0);
    }

    /** The label to which all jumps so far go: here. */
    BpfAssembler bindOut() {
        for (int i = 0; i < count; i++) {
            final int at = offset + i * LENGTH;
            if (isJump(buffer.getByte(at + CODE_OFFSET) & 0xFF)) {
                // Counted from the instruction behind the jump.
                buffer.putShort(at + OFF_OFFSET, (short) (count - i - 1));
            }
        }
        return this;
    }

    private static boolean isJump(final int code) {
        final int operation = code & 0xF0;
        return (code & 0x07) == Bpf.BPF_JMP && (operation == Bpf.BPF_JEQ || operation == Bpf.BPF_JNE);
    }

    private BpfAssembler put(final int code, final int dst, final int src, final int off, final int imm) {
        if (off != (short) off) {
            throw new IllegalArgumentException("offset does not fit into an instruction: off=" + off);
        }
        final int at = offset + count * LENGTH;
        buffer.putByte(at + CODE_OFFSET, (byte) code);
        buffer.putByte(at + REGISTERS_OFFSET, (byte) (LITTLE_ENDIAN ? src << 4 | dst : dst << 4 | src));
        buffer.putShort(at + OFF_OFFSET, (short) off);
        buffer.putInt(at + IMM_OFFSET, imm);
        count++;
        return this;
    }
}
