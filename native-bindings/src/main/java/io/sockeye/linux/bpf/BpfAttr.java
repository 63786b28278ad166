package io.sockeye.linux.bpf;

/**
 * Offsets in bytes in {@code union bpf_attr}, what bpf(2) is told, in host byte order. See
 * {@code include/uapi/linux/bpf.h}; {@code KernelLayoutTest} checks them. What lies behind {@link #LENGTH} came later
 * and is not used.
 */
final class BpfAttr {
    /** Length in bytes that is handed over, for each command, with zeros in what the command does not use. */
    static final int LENGTH = 120;

    /** For {@code BPF_PROG_LOAD}. */
    static final int PROG_TYPE_OFFSET = 0;
    /** For {@code BPF_PROG_LOAD}, in instructions. */
    static final int INSN_CNT_OFFSET = 4;
    /** For {@code BPF_PROG_LOAD}, an address. */
    static final int INSNS_OFFSET = 8;
    /** For {@code BPF_PROG_LOAD}, the address of a string. */
    static final int LICENSE_OFFSET = 16;
    /** For {@code BPF_PROG_LOAD}. */
    static final int EXPECTED_ATTACH_TYPE_OFFSET = 68;
    /** For {@code BPF_PROG_LOAD}, the number of a type of the kernel. */
    static final int ATTACH_BTF_ID_OFFSET = 108;

    /** For {@code BPF_LINK_CREATE}. */
    static final int LINK_CREATE_PROG_FD_OFFSET = 0;
    /** For {@code BPF_LINK_CREATE}. */
    static final int LINK_CREATE_ATTACH_TYPE_OFFSET = 8;

    /** For {@code BPF_ITER_CREATE}. */
    static final int ITER_CREATE_LINK_FD_OFFSET = 0;

    private BpfAttr() {}
}
