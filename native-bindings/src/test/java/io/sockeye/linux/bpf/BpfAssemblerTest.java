package io.sockeye.linux.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.util.HexFormat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BpfAssemblerTest {
    private static final int OFFSET = 16;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final BpfAssembler assembler = new BpfAssembler(buffer, OFFSET);

    @Test
    void shouldEncodeInstructionsAsTheKernelDecodesThem() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the expected bytes are little-endian");
        // As `llvm-objdump -d` shows them, one instruction a line.
        assembler.load64(7, 6, 24).load32(1, 8, 2320).store64(10, -16, 1).store32(10, -8, 2);
        assembler.move(6, 1).set(3, 16).add(2, -16).call(127).exit();

        assertEquals("""
                7967180000000000
                6181100900000000
                7b1af0ff00000000
                632af8ff00000000
                bf16000000000000
                b703000010000000
                07020000f0ffffff
                850000007f000000
                9500000000000000
                """, hex());
    }

    @Test
    void shouldJumpToTheOneLabel() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the expected bytes are little-endian");
        assembler.outIfEqual(7, 0).outIfNotEqual(1, 0x534F434B).call(127).outIfDifferent(1, 2);
        assembler.set(0, 1).bindOut().set(0, 0).exit();

        assertEquals("""
                1507040000000000
                550103004b434f53
                850000007f000000
                5d21010000000000
                b700000001000000
                b700000000000000
                9500000000000000
                """, hex());
    }

    @Test
    void shouldRefuseAnOffsetThatDoesNotFit() {
        assembler.load64(1, 2, Short.MAX_VALUE).load64(1, 2, Short.MIN_VALUE);

        assertThrows(IllegalArgumentException.class, () -> assembler.load64(1, 2, Short.MAX_VALUE + 1));
    }

    private String hex() {
        final StringBuilder lines = new StringBuilder();
        for (int i = 0; i < assembler.count(); i++) {
            final byte[] instruction = new byte[BpfAssembler.LENGTH];
            buffer.getBytes(OFFSET + i * BpfAssembler.LENGTH, instruction);
            lines.append(HexFormat.of().formatHex(instruction)).append('\n');
        }
        return lines.toString();
    }
}
