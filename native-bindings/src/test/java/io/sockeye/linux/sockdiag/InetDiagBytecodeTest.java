package io.sockeye.linux.sockdiag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.linux.Errno;

/** Programs byte by byte, of a little-endian host: {@code InetDiagProgramsIT} holds them against the kernel. */
class InetDiagBytecodeTest {
    private static final int OFFSET = 12;
    private static final int CAPACITY = 128 * 1024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final InetDiagBytecode program = new InetDiagBytecode().wrap(buffer, OFFSET);

    @Test
    void shouldWriteEveryOperationAsTheKernelReadsIt() {
        program.compare(InetDiagBytecode.INET_DIAG_BC_S_EQ, 443, program.reject());
        program.host(InetDiagBytecode.INET_DIAG_BC_D_COND, 2, 8, inMemory("0a00000000000000"), 0, program.reject());
        program.host(
                InetDiagBytecode.INET_DIAG_BC_S_COND,
                10,
                64,
                inMemory("20010db800000001"),
                inMemory("0000000000000002"),
                program.reject());
        program.device(7, program.reject());
        program.mark(5, 0xFF, program.reject());
        program.cgroup(0x1_0000_0002L, program.reject());
        program.autobound(program.reject());
        program.jump(program.accept());
        final String expected = "0b08" + "6400" + "0000" + "bb01" // S_EQ, to the end and 4 bytes more
                + "0810" + "5c00" + "02080000" + "ffffffff" + "0a000000"
                + "071c" + "4c00" + "0a400000" + "ffffffff" + "20010db8000000010000000000000002"
                + "0908" + "3000" + "07000000"
                + "0a0c" + "2800" + "05000000" + "ff000000"
                + "0d0c" + "1c00" + "0200000001000000"
                + "0604" + "1000"
                + "0104" + "0400";
        // What the expected text counts by hand: each rejecting jump ends at the same place.
        final int length = program.finish();
        assertEquals(expected.length() / 2, length);
        final byte[] bytes = new byte[length];
        buffer.getBytes(OFFSET, bytes);
        final byte[] wanted = HexFormat.of().parseHex(expected);
        fillDistances(wanted);
        assertArrayEquals(wanted, bytes, HexFormat.of().formatHex(bytes));
        assertEquals(0, InetDiagBytecodeAudit.audit(buffer, OFFSET, length, true));
        assertEquals(Errno.EPERM, InetDiagBytecodeAudit.audit(buffer, OFFSET, length, false));
    }

    /** Of all but the last operation, which accepts. */
    private static void fillDistances(final byte[] program) {
        int at = 0;
        while (at < program.length - InetDiagBytecode.LENGTH) {
            final int distance = program.length + InetDiagBytecode.LENGTH - at;
            program[at + InetDiagBytecode.NO_OFFSET] = (byte) distance;
            at += program[at + InetDiagBytecode.YES_OFFSET];
        }
    }

    private static long inMemory(final String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex))
                .order(ByteOrder.nativeOrder())
                .getLong();
    }

    @ParameterizedTest
    @CsvSource({
        "01040400, 0, a jump to the end",
        "01040800, 0, a jump beyond it",
        "00040000, 0, an operation that does nothing has no other jump",
        "'', 22, nothing",
        "010404, 22, no whole operation",
        "010404000104, 22, no whole operation at the end",
        "01040c00, 22, a jump too far",
        "01080400, 22, yes beyond the end",
        "01040000, 22, a jump that stands still",
        "01000400, 22, yes that stands still",
        "01040600, 22, a jump into an operation",
        "0e040400, 22, an operation that there is not",
        "02080800, 22, no room for a port",
        "0208080000000050, 0, a port",
        "0204080000000050, 22, yes into the operand",
        "020810000000005001040400, 0, a jump over an operation",
        "01040800020808000000005001040400, 22, a jump into an operand",
        "0b080800000001bb, 0, an exact port",
        "0908080001000000, 0, an interface",
        "09080800010000, 22, half an interface",
        "0a0c0c000100000001000000, 0, a mark",
        "0a0c0c0001000000, 22, a mark without a mask",
        "0d0c0c000100000000000000, 0, a control group",
        "0d0c0c0001000000, 22, half a control group",
        "070c0c0000000000ffffffff, 0, any address",
        "070c0c0000010000ffffffff, 22, a prefix of no address",
        "071010000220" + "0000ffffffff7f000001, 0, an address",
        "071010000221" + "0000ffffffff7f000001, 22, a prefix too long",
        "07101000" + "01200000ffffffff7f000001, 22, a family that has no ports",
        "071010000a20" + "0000ffffffff7f000001, 22, no room for an address of IPv6",
    })
    void shouldCheckAsTheKernelDoes(final String hex, final int errno, final String what) {
        final byte[] bytes = HexFormat.of().parseHex(hex);
        buffer.putBytes(OFFSET, bytes);
        assertEquals(errno, InetDiagBytecodeAudit.audit(buffer, OFFSET, bytes.length, true), what);
    }

    @Test
    void shouldRefuseAJumpThatIsTooLongForItsField() {
        for (int i = 0; i < 0x10000 / InetDiagBytecode.COMPARE_LENGTH; i++) {
            program.compare(InetDiagBytecode.INET_DIAG_BC_S_GE, i, program.reject());
        }
        assertThrows(IllegalStateException.class, program::finish);
    }
}
