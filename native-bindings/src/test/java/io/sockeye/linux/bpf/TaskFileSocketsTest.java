package io.sockeye.linux.bpf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.linux.CallState;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;

/** Against the kernel that this runs on, where it lets us. */
class TaskFileSocketsTest {
    private static final String TYPES = "/sys/kernel/btf/vmlinux";

    @TempDir
    private Path directory;

    @Test
    void shouldFindTheSocketsOfThisProcess() throws IOException {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        final String namespace =
                Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        assumeTrue(namespace.equals("pid:[4026531836]"), () -> "not the initial pid namespace: " + namespace);
        final List<ServerSocketChannel> channels = new ArrayList<>();
        try {
            for (int i = 0; i < 3_000; i++) { // more than one read's worth
                channels.add(
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
            }
            final Map<Integer, Long> expected = socketsOfThisProcess();
            assertTrue(expected.size() >= channels.size());

            assertEquals(expected, readOwn());
        } finally {
            for (final ServerSocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    @Test
    void shouldReadTheSameTypesAsItMaps() throws IOException {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        assumeTrue(Files.isReadable(Path.of(TYPES)), "this kernel does not describe its types");
        final CallState state = new CallState();
        try (TypeFile one = new TypeFile(state, TYPES, true);
                TypeFile other = new TypeFile(state, TYPES, false)) {
            final byte[] expected = Files.readAllBytes(Path.of(TYPES));
            for (final TypeFile file : List.of(one, other)) {
                final byte[] actual = new byte[file.buffer().capacity()];
                file.buffer().getBytes(0, actual);
                assertArrayEquals(expected, actual);
                assertTrue(file.systemCalls() > 0);
            }
        }
    }

    @Test
    void shouldSayWhichTypeFileCannotBeRead() throws IOException {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        final CallState state = new CallState();
        final Path empty = Files.createFile(directory.resolve("empty"));
        final Path none = directory.resolve("none");

        final ErrnoException gone =
                assertThrows(ErrnoException.class, () -> new TypeFile(state, none.toString(), true));
        assertEquals("open: ENOENT (2): file=" + none, gone.getMessage());
        assertThrows(ErrnoException.class, () -> new TypeFile(state, empty.toString(), true));
        assertThrows(ErrnoException.class, () -> new TypeFile(state, directory.toString(), true));
    }

    /** The descriptor and inode of each socket that the kernel's walk shows of this process. */
    private static Map<Integer, Long> readOwn() throws IOException {
        final int self = (int) ProcessHandle.current().pid();
        final Map<Integer, Long> found = new HashMap<>();
        final UnsafeBuffer records = new UnsafeBuffer(ByteBuffer.allocateDirect(TaskFileSockets.READ_LENGTH));
        int lastPid = 0;
        try (TaskFileSockets descriptors = openOrSkip()) {
            final long before = descriptors.systemCalls();
            int reads = 1;
            int length = descriptors.read(records, records.capacity());
            while (length > 0) {
                for (int at = 0; at < length; at += TaskFileSockets.RECORD_LENGTH) {
                    final int pid = records.getInt(at + TaskFileSockets.PID_OFFSET);
                    assertTrue(pid >= lastPid, "pid=" + pid + ", before it=" + lastPid);
                    lastPid = pid;
                    if (pid == self) {
                        found.put(
                                records.getInt(at + TaskFileSockets.FD_OFFSET),
                                records.getLong(at + TaskFileSockets.INODE_OFFSET));
                    }
                }
                length = descriptors.read(records, records.capacity());
                reads++;
            }
            assertTrue(reads > 2, "reads=" + reads);
            assertTrue(before > 4, "systemCalls=" + before);
            assertTrue(descriptors.systemCalls() - before >= reads);
        }
        return found;
    }

    private static TaskFileSockets openOrSkip() {
        try {
            return TaskFileSockets.open();
        } catch (final IOException e) {
            return abort("bpf is refused here: " + e.getMessage());
        }
    }

    private static Map<Integer, Long> socketsOfThisProcess() throws IOException {
        final Map<Integer, Long> sockets = new HashMap<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            for (final Path entry : entries.toList()) {
                if (Files.isSymbolicLink(entry)) { // the listing's own descriptor is gone already
                    final String link = Files.readSymbolicLink(entry).toString();
                    if (link.startsWith("socket:[")) {
                        sockets.put(
                                Integer.parseInt(entry.getFileName().toString()),
                                Long.parseLong(link.substring(8, link.length() - 1)));
                    }
                }
            }
        }
        return sockets;
    }
}
