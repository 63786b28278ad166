package io.sockeye.linux;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodType;
import java.lang.invoke.NativeDowncall;
import java.util.Arrays;
import java.util.Optional;

import jdk.internal.foreign.abi.ABIDescriptor;
import jdk.internal.foreign.abi.NativeEntryPoint;
import jdk.internal.foreign.abi.StubLocations;
import jdk.internal.foreign.abi.VMStorage;
import jdk.internal.foreign.abi.aarch64.AArch64Architecture;
import jdk.internal.foreign.abi.x64.X86_64Architecture;
import jdk.internal.loader.BootLoader;
import jdk.internal.loader.NativeLibraries;

/**
 * A way past the JDK's {@link Linker}: the JVM's own stub for a downcall, with the registers named here, and nothing
 * around it. The Linker makes the same stub, and spins 27 classes for what converts its arguments; a cold process waits
 * 20 ms for them, and for this less than one.
 *
 * <p>It uses what the JDK keeps for itself, as JDK 25 has it: {@code NativeEntryPoint} and {@code ABIDescriptor} of
 * {@code jdk.internal.foreign.abi}, which the JVM reads by field and by number. So it serves in no other version, on no
 * architecture that is not here, and in no JVM without the options that export these packages; see {@link NativeCall}.
 *
 * <p>The registers are those of the System V ABI for AMD64, section 3.2.3, and of AAPCS64, section 6, as
 * {@code CallArranger} of the JDK has them.
 */
final class DirectLink implements NativeLink {
    /** The JVM's mask for errno, see {@code DowncallLinker::capture_state} and {@code CapturableState}. */
    private static final int ERRNO = 1 << 2;

    private static final String JDK_VERSION = "25";
    private static final int STACK_ALIGNMENT = 16;
    private static final short STACK_SLOT = 8;

    private final NativeEntryPoint entryPoint;
    /** The JDK's own libraries that are loaded: they stand on the C library, so what it has is found through them. */
    private final NativeLibraries libraries = BootLoader.getNativeLibraries();

    /**
     * Link.
     *
     * @param version      of the JDK, as in {@code java.specification.version}.
     * @param architecture of this machine, as in {@code os.arch}.
     * @throws UnsupportedOperationException if that is another version or architecture.
     * @throws LinkageError                  if the packages are not exported to this module, or not as they were.
     */
    DirectLink(final String version, final String architecture) {
        if (!JDK_VERSION.equals(version)) {
            throw new UnsupportedOperationException("made for JDK " + JDK_VERSION + ", this is " + version);
        }
        entryPoint = switch (architecture) {
            case "amd64" -> Amd64.link();
            case "aarch64" -> Aarch64.link();
            default -> throw new UnsupportedOperationException("no registers known of " + architecture);
        };
        DowncallClass.define();
    }

    /** The stub, for {@link NativeDowncall}. It takes the function and the memory for errno as addresses. */
    Object entryPoint() {
        return entryPoint;
    }

    @Override
    public CFunction function(final String name) {
        long address = libraries.find(name);
        if (address == 0) {
            // None is loaded yet; the Linker has one of its own for this.
            final Optional<MemorySegment> found =
                    Linker.nativeLinker().defaultLookup().find(name);
            if (found.isEmpty()) {
                throw new UnsatisfiedLinkError("not in the C library: function=" + name);
            }
            address = found.get().address();
        }
        return new CFunction(name, address, null);
    }

    private static NativeEntryPoint link(final ABIDescriptor abi, final VMStorage[] arguments, final VMStorage result) {
        final int first = 2;
        final VMStorage[] moves = new VMStorage[first + MAX_ARGUMENTS];
        final Class<?>[] types = new Class<?>[moves.length];
        Arrays.fill(types, long.class);
        moves[0] = abi.targetAddrStorage();
        moves[1] = abi.capturedStateStorage();
        System.arraycopy(arguments, 0, moves, first, MAX_ARGUMENTS);
        return NativeEntryPoint.make(
                abi,
                moves,
                new VMStorage[] {result},
                MethodType.methodType(long.class, types),
                false, // no buffer for a result in several registers
                ERRNO,
                true, // the thread leaves Java for the call, so that the JVM does not wait for it
                false); // addresses, not objects with offsets
    }

    private static VMStorage[] storages(final VMStorage... storages) {
        return storages;
    }

    /** System V: six registers, and the seventh argument at the top of the stack. */
    private static final class Amd64 extends X86_64Architecture.Regs {
        private static NativeEntryPoint link() {
            final byte placeholder = X86_64Architecture.StorageType.PLACEHOLDER;
            final ABIDescriptor abi = new ABIDescriptor(
                    X86_64Architecture.INSTANCE,
                    new VMStorage[][] {
                        storages(rdi, rsi, rdx, rcx, r8, r9, rax),
                        storages(xmm0, xmm1, xmm2, xmm3, xmm4, xmm5, xmm6, xmm7)
                    },
                    new VMStorage[][] {
                        storages(rax, rdx),
                        storages(xmm0, xmm1),
                        storages(X86_64Architecture.x87Storage(0), X86_64Architecture.x87Storage(1))
                    },
                    new VMStorage[][] {
                        storages(r10, r11),
                        storages(
                                xmm8, xmm9, xmm10, xmm11, xmm12, xmm13, xmm14, xmm15, xmm16, xmm17, xmm18, xmm19, xmm20,
                                xmm21, xmm22, xmm23, xmm24, xmm25, xmm26, xmm27, xmm28, xmm29, xmm30, xmm31)
                    },
                    STACK_ALIGNMENT,
                    0,
                    r10,
                    r11,
                    StubLocations.TARGET_ADDRESS.storage(placeholder),
                    StubLocations.RETURN_BUFFER.storage(placeholder),
                    StubLocations.CAPTURED_STATE_BUFFER.storage(placeholder));
            return DirectLink.link(
                    abi, storages(rdi, rsi, rdx, rcx, r8, r9, X86_64Architecture.stackStorage(STACK_SLOT, 0)), rax);
        }
    }

    /** AAPCS64: eight registers. */
    private static final class Aarch64 extends AArch64Architecture.Regs {
        private static NativeEntryPoint link() {
            final byte placeholder = AArch64Architecture.StorageType.PLACEHOLDER;
            final ABIDescriptor abi = new ABIDescriptor(
                    AArch64Architecture.INSTANCE,
                    new VMStorage[][] {
                        storages(r0, r1, r2, r3, r4, r5, r6, r7, r8), storages(v0, v1, v2, v3, v4, v5, v6, v7)
                    },
                    new VMStorage[][] {storages(r0, r1), storages(v0, v1, v2, v3)},
                    new VMStorage[][] {
                        storages(r9, r10, r11, r12, r13, r14, r15),
                        storages(v16, v17, v18, v19, v20, v21, v22, v23, v24, v25, v26, v27, v28, v29, v30, v31)
                    },
                    STACK_ALIGNMENT,
                    0,
                    r9,
                    r10,
                    StubLocations.TARGET_ADDRESS.storage(placeholder),
                    StubLocations.RETURN_BUFFER.storage(placeholder),
                    StubLocations.CAPTURED_STATE_BUFFER.storage(placeholder));
            return DirectLink.link(abi, storages(r0, r1, r2, r3, r4, r5, r6), r0);
        }
    }
}
