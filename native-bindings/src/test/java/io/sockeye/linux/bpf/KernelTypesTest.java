package io.sockeye.linux.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class KernelTypesTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());

    /**
     * Bytes behind a type of each kind, as the kernel's documentation has them: at all events, and for each element.
     */
    private static final int[][] LENGTHS = {
        {0, 0}, {4, 0}, {0, 0}, {12, 0}, {0, 12}, {0, 12}, {0, 8}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0},
        {0, 8}, {4, 0}, {0, 12}, {0, 0}, {4, 0}, {0, 0}, {0, 12},
    };

    private final Random random = new Random(SEED);
    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private int count;

    KernelTypesTest() {
        strings.write(0);
    }

    @Test
    void shouldFindFunctionsAndMembersAmongTypesOfAllKinds() throws IOException {
        noise(300);
        struct("files", false, "f_inode", 640);
        struct("file", false, "f_mode", 32, "f_inode", 320, "f_inode_other", 384);
        noise(300);
        struct("task_struct", true, "flags", 3 << 24 | 13, "pid", 2336 * 8, "tgid", 2340 * 8);
        type(5, "inode", 0); // a union of the name of a struct
        final int other = function("bpf_iter_task");
        final int wanted = function("bpf_iter_task_file");
        noise(50);
        struct("inode", false, "i_ino", 64 * 8);
        noise(50);

        final KernelTypes found = new KernelTypes(description());
        final int function = found.wantFunction("bpf_iter_task_file");
        final int otherFunction = found.wantFunction("bpf_iter_task");
        final int fileInode = found.wantMember("file", "f_inode");
        final int tgid = found.wantMember("task_struct", "tgid");
        final int number = found.wantMember("inode", "i_ino");
        found.find();

        assertEquals(wanted, found.found(function), "seed=" + SEED);
        assertEquals(other, found.found(otherFunction), "seed=" + SEED);
        assertEquals(40, found.found(fileInode), "seed=" + SEED);
        assertEquals(2340, found.found(tgid), "seed=" + SEED);
        assertEquals(64, found.found(number), "seed=" + SEED);
    }

    @Test
    void shouldNameWhatIsMissing() throws IOException {
        struct("file", false, "f_inode_2", 8, "", 16);
        function("bpf_iter_task_file_2");

        final KernelTypes member = new KernelTypes(description());
        member.wantMember("file", "f_inode");
        assertEquals(
                "the kernel's type description has no file.f_inode",
                assertThrows(IOException.class, member::find).getMessage());
        final KernelTypes function = new KernelTypes(description());
        function.wantFunction("bpf_iter_task_file");
        assertEquals(
                "the kernel's type description has no bpf_iter_task_file",
                assertThrows(IOException.class, function::find).getMessage());
    }

    @Test
    void shouldRefuseWhatIsCutOffAnywhere() throws IOException {
        noise(20);
        struct("file", false, "f_inode", 8);
        final byte[] whole = bytes();
        for (int length = 0; length < whole.length; length++) {
            final KernelTypes cut = new KernelTypes(new UnsafeBuffer(Arrays.copyOf(whole, length)));
            cut.wantMember("file", "f_inode");
            assertThrows(IOException.class, cut::find, "length=" + length + ", seed=" + SEED);
        }
    }

    @Test
    void shouldAnswerOrRefuseButNotReadOutsideWhenBytesAreChanged() throws IOException {
        noise(20);
        struct("file", false, "f_inode", 8);
        final byte[] whole = bytes();
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            final byte[] changed = whole.clone();
            for (int i = 0; i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            final KernelTypes kernel = new KernelTypes(new UnsafeBuffer(changed));
            kernel.wantMember("file", "f_inode");
            try {
                kernel.find();
            } catch (final IOException e) {
                refused++;
            }
        }
        assertTrue(refused > 1_000, "refused=" + refused + ", seed=" + SEED);
    }

    private void noise(final int number) {
        for (int i = 0; i < number; i++) {
            type(1 + random.nextInt(19), "file" + random.nextInt(5), random.nextInt(6));
        }
    }

    private int function(final String name) {
        return type(12, name, 1);
    }

    private int type(final int kind, final String name, final int elements) {
        write(types, string(name), kind << 24 | elements, random.nextInt());
        for (int i = LENGTHS[kind][0] + elements * LENGTHS[kind][1]; i > 0; i -= 4) {
            write(types, random.nextInt());
        }
        return ++count;
    }

    private void struct(final String name, final boolean withWidths, final Object... members) {
        write(types, string(name), (withWidths ? 1 << 31 : 0) | 4 << 24 | members.length / 2, 4096);
        for (int i = 0; i < members.length; i += 2) {
            write(types, string((String) members[i]), 1, (Integer) members[i + 1]);
        }
        count++;
    }

    private int string(final String text) {
        final int offset = strings.size();
        strings.writeBytes((text + '\0').getBytes(StandardCharsets.US_ASCII));
        return offset;
    }

    private byte[] bytes() {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        write(all, 1 << 16 | 0xEB9F, 24, 0, types.size(), types.size(), strings.size());
        all.writeBytes(types.toByteArray());
        all.writeBytes(strings.toByteArray());
        return all.toByteArray();
    }

    private UnsafeBuffer description() {
        return new UnsafeBuffer(bytes());
    }

    private static void write(final ByteArrayOutputStream out, final int... numbers) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.nativeOrder());
        for (final int number : numbers) {
            bytes.putInt(number);
        }
        out.writeBytes(bytes.array());
    }
}
