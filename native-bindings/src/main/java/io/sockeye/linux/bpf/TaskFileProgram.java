package io.sockeye.linux.bpf;

import static io.sockeye.linux.bpf.BpfAssembler.R0;
import static io.sockeye.linux.bpf.BpfAssembler.R1;
import static io.sockeye.linux.bpf.BpfAssembler.R10;
import static io.sockeye.linux.bpf.BpfAssembler.R2;
import static io.sockeye.linux.bpf.BpfAssembler.R3;
import static io.sockeye.linux.bpf.BpfAssembler.R6;
import static io.sockeye.linux.bpf.BpfAssembler.R7;
import static io.sockeye.linux.bpf.BpfAssembler.R8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.CallState;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.Syscall;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.memory.OffHeap;

/**
 * The program that the kernel runs for every open file of every task, from the type description to the iterator. In C
 * it would be
 * <pre>
 *   if (!task || !file || task->pid != task->tgid) return 0;
 *   if (file->f_inode->i_sb->s_magic != SOCKFS_MAGIC) return 0;
 *   record = { file->f_inode->i_ino, task->tgid, fd };
 *   bpf_seq_write(meta->seq, &amp;record, sizeof(record));
 *   return 0;
 * </pre>
 * Closing it leaves the iterator that was started open. Confined to one thread.
 */
final class TaskFileProgram implements AutoCloseable {
    /** From {@code <linux/magic.h>}: the file system of sockets, which a socket file on disk does not lie in. */
    static final int SOCKFS_MAGIC = 0x534F434B;

    /** The kernel allows {@code bpf_seq_write} only to programs that say they are free under a licence of its list. */
    private static final byte[] LICENSE = "Dual MIT/GPL\0".getBytes(StandardCharsets.US_ASCII);

    /** Members of {@code struct bpf_iter__task_file}, each 8 bytes wide: the iterator's arguments in their order. */
    private static final int CONTEXT_META = 0;

    private static final int CONTEXT_TASK = 8;
    private static final int CONTEXT_FD = 16;
    private static final int CONTEXT_FILE = 24;

    /** Member of {@code struct bpf_iter_meta}. */
    private static final int META_SEQ = 0;

    private static final int LICENSE_OFFSET = BpfAttr.LENGTH;
    private static final int CODE_OFFSET = LICENSE_OFFSET + 16;
    private static final int MEMORY_LENGTH = CODE_OFFSET + 64 * BpfAssembler.LENGTH;
    private static final int NO_FD = -1;

    private final CallState state = new CallState();
    private final UnsafeBuffer memory = OffHeap.allocate(MEMORY_LENGTH);
    private final int callNumber = Bpf.callNumber(System.getProperty("os.arch"));
    private int program = NO_FD;
    private int link = NO_FD;
    private long systemCalls;

    /** A program that is not loaded yet. */
    TaskFileProgram() {
        ByteArrays.put(LICENSE, 0, memory, LICENSE_OFFSET, LICENSE.length);
    }

    /**
     * Ask the kernel for something impossible: whoever may not load programs at all hears that first. Tells it before
     * the type description is read, which takes milliseconds.
     *
     * @throws IOException if the kernel has no bpf(2), or refuses it to us.
     */
    void requirePermission() throws IOException {
        if (callNumber < 0) {
            throw new IOException("the number of bpf(2) is not known here: os.arch=" + System.getProperty("os.arch"));
        }
        final int loaded =
                load(0, new BpfAssembler(memory, CODE_OFFSET).set(R0, 0).exit());
        if (loaded >= 0) {
            Syscall.close(state, loaded);
            systemCalls++;
        } else if (loaded != -Errno.EINVAL) {
            throw new ErrnoException("bpf(BPF_PROG_LOAD)", -loaded, "program=none");
        }
    }

    /**
     * Write the program for this kernel, and have it checked and compiled.
     *
     * @param typeFile path of the kernel's type description.
     * @throws IOException if it cannot be read, or the kernel refuses the program.
     */
    void load(final String typeFile) throws IOException {
        final int attachType;
        final BpfAssembler code;
        try (TypeFile file = new TypeFile(state, typeFile, true)) {
            final KernelTypes types = new KernelTypes(file.buffer());
            final int function = types.wantFunction("bpf_iter_task_file");
            code = assemble(types);
            attachType = types.found(function);
            systemCalls += file.systemCalls() + 1;
        }
        program = load(attachType, code);
        if (program < 0) {
            throw new ErrnoException("bpf(BPF_PROG_LOAD)", -program, "attach=bpf_iter_task_file");
        }
    }

    /**
     * Begin to run the program.
     *
     * @return a file that gives what the program writes; it is the caller's to close.
     * @throws ErrnoException if the kernel refuses.
     */
    int start() throws ErrnoException {
        memory.setMemory(0, BpfAttr.LENGTH, (byte) 0);
        memory.putInt(BpfAttr.LINK_CREATE_PROG_FD_OFFSET, program);
        memory.putInt(BpfAttr.LINK_CREATE_ATTACH_TYPE_OFFSET, Bpf.BPF_TRACE_ITER);
        link = bpf(Bpf.BPF_LINK_CREATE);
        if (link < 0) {
            throw new ErrnoException("bpf(BPF_LINK_CREATE)", -link, "attach=bpf_iter_task_file");
        }
        memory.setMemory(0, BpfAttr.LENGTH, (byte) 0);
        memory.putInt(BpfAttr.ITER_CREATE_LINK_FD_OFFSET, link);
        final int iterator = bpf(Bpf.BPF_ITER_CREATE);
        if (iterator < 0) {
            throw new ErrnoException("bpf(BPF_ITER_CREATE)", -iterator, "attach=bpf_iter_task_file");
        }
        return iterator;
    }

    /** {@return where system calls leave their errno, for as long as the iterator is read} */
    CallState state() {
        return state;
    }

    /** {@return how many system calls were made so far, with those of closing} */
    long systemCalls() {
        return systemCalls + (link >= 0 ? 1 : 0) + (program >= 0 ? 1 : 0);
    }

    @Override
    public void close() {
        if (link >= 0) {
            Syscall.close(state, link);
            link = NO_FD;
        }
        if (program >= 0) {
            Syscall.close(state, program);
            program = NO_FD;
        }
        OffHeap.free(memory);
    }

    private BpfAssembler assemble(final KernelTypes types) throws IOException {
        final int taskPid = types.wantMember("task_struct", "pid");
        final int taskTgid = types.wantMember("task_struct", "tgid");
        final int fileInode = types.wantMember("file", "f_inode");
        final int inodeSuperBlock = types.wantMember("inode", "i_sb");
        final int inodeNumber = types.wantMember("inode", "i_ino");
        final int superBlockMagic = types.wantMember("super_block", "s_magic");
        types.find();
        final int record = -TaskFileSockets.RECORD_LENGTH; // on the stack
        return new BpfAssembler(memory, CODE_OFFSET)
                .move(R6, R1)
                .load64(R7, R6, CONTEXT_FILE)
                .outIfEqual(R7, 0) // both are null when the walk ends
                .load64(R8, R6, CONTEXT_TASK)
                .outIfEqual(R8, 0)
                .load64(R7, R7, types.found(fileInode))
                .load64(R1, R7, types.found(inodeSuperBlock))
                .load64(R1, R1, types.found(superBlockMagic))
                .outIfNotEqual(R1, SOCKFS_MAGIC)
                .load32(R1, R8, types.found(taskPid))
                .load32(R2, R8, types.found(taskTgid))
                .outIfDifferent(R1, R2) // a thread that has files of its own, which /proc/PID/fd does not show
                .store32(R10, record + TaskFileSockets.PID_OFFSET, R2)
                .load64(R1, R7, types.found(inodeNumber))
                .store64(R10, record + TaskFileSockets.INODE_OFFSET, R1)
                .load64(R1, R6, CONTEXT_FD)
                .store32(R10, record + TaskFileSockets.FD_OFFSET, R1)
                .load64(R1, R6, CONTEXT_META)
                .load64(R1, R1, META_SEQ)
                .move(R2, R10)
                .add(R2, record)
                .set(R3, TaskFileSockets.RECORD_LENGTH)
                .call(Bpf.BPF_FUNC_SEQ_WRITE)
                .bindOut()
                .set(R0, 0)
                .exit();
    }

    /** Loads a program; answers with its descriptor or the negated errno. */
    private int load(final int attachType, final BpfAssembler code) {
        memory.setMemory(0, BpfAttr.LENGTH, (byte) 0);
        memory.putInt(BpfAttr.PROG_TYPE_OFFSET, Bpf.BPF_PROG_TYPE_TRACING);
        memory.putInt(BpfAttr.EXPECTED_ATTACH_TYPE_OFFSET, Bpf.BPF_TRACE_ITER);
        memory.putInt(BpfAttr.ATTACH_BTF_ID_OFFSET, attachType);
        memory.putInt(BpfAttr.INSN_CNT_OFFSET, code.count());
        memory.putLong(BpfAttr.INSNS_OFFSET, memory.addressOffset() + CODE_OFFSET);
        memory.putLong(BpfAttr.LICENSE_OFFSET, memory.addressOffset() + LICENSE_OFFSET);
        return bpf(Bpf.BPF_PROG_LOAD);
    }

    private int bpf(final int command) {
        int result;
        do {
            // EAGAIN: the verifier was interrupted by a signal.
            result = Syscall.syscall(state, callNumber, command, memory.addressOffset(), BpfAttr.LENGTH);
            systemCalls++;
        } while (result == -Errno.EAGAIN || result == -Errno.EINTR);
        return result;
    }
}
