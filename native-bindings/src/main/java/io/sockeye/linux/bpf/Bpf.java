package io.sockeye.linux.bpf;

/** Constants of bpf(2) and of BPF's instructions, as in {@code <linux/bpf.h>}. {@code KernelLayoutTest} checks them. */
final class Bpf {
    /** Command: check and compile a program. */
    static final int BPF_PROG_LOAD = 5;
    /** Command: attach a program. */
    static final int BPF_LINK_CREATE = 28;
    /** Command: start reading from an attached iterator. */
    static final int BPF_ITER_CREATE = 33;

    /** Type of program that may read the kernel's structs, with the kernel watching over each access. */
    static final int BPF_PROG_TYPE_TRACING = 26;
    /** Such a program as an iterator. */
    static final int BPF_TRACE_ITER = 28;

    /** Class: load from memory into a register. */
    static final int BPF_LDX = 0x01;
    /** Class: store a register in memory. */
    static final int BPF_STX = 0x03;
    /** Class: jump. */
    static final int BPF_JMP = 0x05;
    /** Class: arithmetic on 64 bits. */
    static final int BPF_ALU64 = 0x07;

    /** Mode of loads and stores: at a register's address plus an offset. */
    static final int BPF_MEM = 0x60;
    /** Size of loads and stores: 4 bytes. */
    static final int BPF_W = 0x00;
    /** Size of loads and stores: 8 bytes. */
    static final int BPF_DW = 0x18;

    /** Operand: the immediate number. */
    static final int BPF_K = 0x00;
    /** Operand: the source register. */
    static final int BPF_X = 0x08;

    /** Arithmetic: add. */
    static final int BPF_ADD = 0x00;
    /** Arithmetic: move. */
    static final int BPF_MOV = 0xB0;
    /** Jump if equal. */
    static final int BPF_JEQ = 0x10;
    /** Jump if not equal. */
    static final int BPF_JNE = 0x50;
    /** Call a function of the kernel. */
    static final int BPF_CALL = 0x80;
    /** Return. */
    static final int BPF_EXIT = 0x90;

    /** Function {@code bpf_seq_write}: append to what the reader of an iterator reads. */
    static final int BPF_FUNC_SEQ_WRITE = 127;

    private static final int NO_NUMBER = -1;

    private Bpf() {}

    /**
     * The number of the system call bpf(2).
     *
     * @param architecture as {@code os.arch} names it.
     * @return the number, or -1 for an architecture that is not known here.
     */
    static int callNumber(final String architecture) {
        switch (architecture) {
            case "amd64":
                return 321;
            case "aarch64":
            case "riscv64":
            case "loongarch64":
                return 280;
            case "s390x":
                return 351;
            case "ppc64le":
                return 361;
            default:
                return NO_NUMBER;
        }
    }
}
