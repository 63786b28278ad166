package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.linux.NativeAccess;

/** The index of this host's processes, against what Java, netstat and ss know of the same sockets. */
class LiveProcessIndexTest {
    private static final int THREADS = 3;
    private static final Path PROC = Path.of("/proc");
    private static final int SOCKETS = 50;

    /**
     * Two listeners: one held only by a child of an odd name, one shared by this process and three children with two
     * descriptors each. Prints inode and port of each, and ends when its standard input does.
     */
    private static final String SHARED_SOCKETS = """
            import os, signal, socket, sys, time
            def listener():
                s = socket.socket()
                s.bind(("127.0.0.1", 0))
                s.listen()
                s.set_inheritable(True)
                return s
            children = []
            odd = listener()
            pid = os.fork()
            if pid == 0:
                os.execv("/bin/sleep", ["odd: n\\tam\\033e /x", "900"])
            children.append(pid)
            for attempt in range(500):
                with open("/proc/%d/cmdline" % pid, "rb") as cmdline:
                    if cmdline.read().startswith(b"odd: n"):
                        break
                time.sleep(0.01)
            print(os.fstat(odd.fileno()).st_ino, odd.getsockname()[1], flush=True)
            odd.close()
            shared = listener()
            again = os.dup(shared.fileno())
            for i in range(3):
                pid = os.fork()
                if pid == 0:
                    signal.pause()
                children.append(pid)
            print(os.fstat(shared.fileno()).st_ino, shared.getsockname()[1], flush=True)
            sys.stdin.read()
            for pid in children:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            """;

    @ParameterizedTest
    @EnumSource(ScanWay.class)
    void shouldFindTheSocketsOfThisProcess(final ScanWay way) throws IOException {
        assumeTrue(way == ScanWay.JAVA || NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        final int self = (int) ProcessHandle.current().pid();
        // The JDK keeps one socket of its own from the first use of sockets on.
        ServerSocketChannel.open().close();
        final Set<Long> before = socketsOfThisProcess().keySet();
        final List<ServerSocketChannel> channels = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                channels.add(
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
            }
            final Map<Long, Integer> opened = socketsOfThisProcess();
            opened.keySet().removeAll(before);
            assertEquals(SOCKETS, opened.size());

            try (ProcessIndex index = ProcessIndex.scan(PROC, true, way, THREADS)) {
                assumeServed(way, index);
                for (final Map.Entry<Long, Integer> socket : opened.entrySet()) {
                    final long inode = socket.getKey();
                    assertEquals(self, index.firstOwner(inode));
                    assertEquals(self + "/java", text(index.label(inode)));
                    assertEquals(List.of(self + " " + socket.getValue()), ownersOf(index, inode));
                }
                assertTrue(
                        index.report().sockets() >= SOCKETS,
                        () -> index.report().toString());
                assertTrue(index.report().rootReadable());
            }
        } finally {
            for (final ServerSocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ScanWay.class)
    void shouldAgreeWithNetstatAndSsOnSharedSockets(final ScanWay way) throws Exception {
        assumeTrue(way == ScanWay.JAVA || NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        for (final String program : new String[] {"netstat", "ss", "python3"}) {
            assumeTrue(isInstalled(program), () -> program + " is not installed");
        }
        final Process python = new ProcessBuilder("python3", "-c", SHARED_SOCKETS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = python.inputReader()) {
            final String[] odd = out.readLine().split(" ");
            final String[] shared = out.readLine().split(" ");
            try (ProcessIndex index = ProcessIndex.scan(PROC, false, way, THREADS)) {
                assumeServed(way, index);
                assertSameAsNetstat(index, odd);
                assertSameAsNetstat(index, shared);
                assertSameAsSs(index, odd, 1);
                assertSameAsSs(index, shared, 8);
                assertTrue(
                        text(index.label(Long.parseLong(odd[0]))).endsWith("/odd: n.am.e /x"),
                        () -> text(index.label(Long.parseLong(odd[0]))));
            }
        } finally {
            python.getOutputStream().close();
            assertEquals(0, python.waitFor());
        }
    }

    /** Threads with files of their own, files of threads, a socket file on disk and a process without sockets. */
    private static final String ODD_PROCESSES = """
            import ctypes, os, signal, socket, sys, threading, tempfile
            libc = ctypes.CDLL(None, use_errno=True)
            CLONE_FILES = 0x400
            s = [socket.socketpair() for i in range(200)]
            ready = threading.Barrier(3)
            own = []
            def with_own_files():
                if libc.unshare(CLONE_FILES) != 0:
                    os._exit(9)
                own.append(socket.socket())
                ready.wait()
                threading.Event().wait()
            def with_shared_files():
                s.append(socket.socketpair())
                ready.wait()
                threading.Event().wait()
            for target in (with_own_files, with_shared_files):
                threading.Thread(target=target, daemon=True).start()
            ready.wait()
            path = tempfile.mkdtemp() + "/socket"
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(path)
            on_disk = os.open(path, os.O_PATH)
            closed, open_in_child = os.pipe()
            child = os.fork()
            if child == 0:
                os.closerange(3, 4096)
                signal.pause()
            os.close(open_in_child)
            os.read(closed, 1) # ends when the child has closed what it inherited
            print(os.stat(path).st_ino, flush=True)
            sys.stdin.read()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.remove(path)
            os._exit(0)
            """;

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"NATIVE", "BPF"})
    void shouldFindTheSameAsThroughJavaInOddProcesses(final ScanWay way) throws Exception {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        assumeTrue(isInstalled("python3"), "python3 is not installed");
        final Process python = new ProcessBuilder("python3", "-c", ODD_PROCESSES)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final int pid = (int) python.pid();
        try (BufferedReader out = python.inputReader()) {
            final long inodeOnDisk = Long.parseLong(out.readLine());
            try (ProcessIndex index = ProcessIndex.scan(PROC, false, way, THREADS);
                    ProcessIndex expected = ProcessIndex.scan(PROC, false, ScanWay.JAVA, 1)) {
                assumeServed(way, index);
                final Map<Long, Integer> sockets = socketsOf(pid);
                assertTrue(sockets.size() > 400, () -> "sockets=" + sockets.size());
                for (final long inode : sockets.keySet()) {
                    assertEquals(ownersOf(expected, inode), ownersOf(index, inode));
                    assertEquals(text(expected.label(inode)), text(index.label(inode)));
                    assertEquals(pid, index.firstOwner(inode));
                }
                assertEquals(text(expected.label(inodeOnDisk)), text(index.label(inodeOnDisk)));
                assertTrue(!ownersOf(index, inodeOnDisk).toString().contains(pid + " "));
            }
        } finally {
            python.getOutputStream().close();
            assertEquals(0, python.waitFor());
        }
    }

    /** Tells inodes: of a thread with files of its own, one that both hold, and of one whose main thread has ended. */
    private static final String SOCKETS_OF_THREADS = """
            import ctypes, os, resource, signal, socket, sys, threading
            libc = ctypes.CDLL(None, use_errno=True)
            CLONE_FILES = 0x400
            MANY = 4000 # more than one call lists
            resource.setrlimit(resource.RLIMIT_NOFILE, (MANY + 100, MANY + 100))
            held = [socket.socket()]
            ready = threading.Event()
            def with_own_files():
                if libc.unshare(CLONE_FILES) != 0:
                    os._exit(9)
                for i in range(MANY):
                    os.dup(0)
                held.append(socket.socket())
                ready.set()
                threading.Event().wait()
            threading.Thread(target=with_own_files, daemon=True).start()
            ready.wait()
            told, tell = os.pipe()
            child = os.fork()
            if child == 0:
                def survivors():
                    s = socket.socket()
                    os.write(tell, str(os.fstat(s.fileno()).st_ino).encode() + b"\\n")
                    threading.Event().wait()
                for i in range(2):
                    threading.Thread(target=survivors, daemon=True).start()
                libc.pthread_exit(None)
            of_child = b""
            while of_child.count(b"\\n") < 2:
                of_child += os.read(told, 99)
            while open("/proc/%d/stat" % child).read().rsplit(")", 1)[1].split()[0] != "Z":
                pass
            inode = os.stat("/proc/self/task/%d/fd/%d" % (threading.enumerate()[1].native_id, held[1].fileno())).st_ino
            print(inode, os.fstat(held[0].fileno()).st_ino, child, of_child.decode().split()[1], flush=True)
            sys.stdin.read()
            os.kill(child, signal.SIGKILL)
            os._exit(0)
            """;

    @ParameterizedTest
    @EnumSource(ScanWay.class)
    void shouldFindSocketsThatOnlyThreadsHold(final ScanWay way) throws Exception {
        assumeTrue(way == ScanWay.JAVA || NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        assumeTrue(isInstalled("python3"), "python3 is not installed");
        final Process python = new ProcessBuilder("python3", "-c", SOCKETS_OF_THREADS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = python.inputReader()) {
            final String[] told = out.readLine().split(" ");
            final long ofThread = Long.parseLong(told[0]);
            final long ofBoth = Long.parseLong(told[1]);
            final int child = Integer.parseInt(told[2]);
            final long ofChild = Long.parseLong(told[3]);
            final int pid = ownerIn(ofBoth, child);
            try (ProcessIndex index = ProcessIndex.scan(PROC, false, way, THREADS)) {
                assumeServed(way, index);
                assertEquals(pid, index.firstOwner(ofThread));
                assertTrue(text(index.label(ofThread)).startsWith(pid + "/python"), text(index.label(ofThread)));
                assertEquals(1, ownersOf(index, ofThread).size());
                assertEquals(child, index.firstOwner(ofChild));
                // A zombie has no command line.
                assertTrue(text(index.label(ofChild)).startsWith(child + "/python"), text(index.label(ofChild)));
                assertEquals(1, ownersOf(index, ofChild).size());
                assertEquals(
                        1,
                        ownersOf(index, ofBoth).stream()
                                .filter(owner -> owner.startsWith(pid + " "))
                                .count());
            }
        } finally {
            python.getOutputStream().close();
            assertEquals(0, python.waitFor());
        }
    }

    /** The process, other than a given one, that holds a socket; the program started may be a script that starts it. */
    private static int ownerIn(final long inode, final int other) {
        try (ProcessIndex index = ProcessIndex.scan(PROC, false, ScanWay.JAVA, 1)) {
            final int pid = index.firstOwner(inode);
            assertTrue(pid > 0 && pid != other, "pid=" + pid);
            return pid;
        }
    }

    private static void assumeServed(final ScanWay way, final ProcessIndex index) {
        assertTrue(
                index.cost().way() == way || index.cost().reason() != null,
                () -> index.cost().toString());
        assertTrue(index.cost().systemCalls() > 0, () -> index.cost().toString());
        assumeTrue(
                index.cost().way() == way,
                () -> way + " does not serve: " + index.cost().reason());
    }

    private static void assertSameAsNetstat(final ProcessIndex index, final String[] socket) throws IOException {
        final String label = text(index.label(Long.parseLong(socket[0])));
        // netstat cuts at 19 characters, and older ones print control bytes as they are.
        final String expected = label.substring(0, Math.min(label.length(), 19));
        final Matcher row = Pattern.compile("(?m)^tcp.* 127\\.0\\.0\\.1:" + socket[1] + " .* LISTEN {6}(.{20})$")
                .matcher(run("netstat", "-tlnp").replaceAll("[^ -~\n]", "."));
        assertTrue(row.find(), () -> "netstat has no such row: port=" + socket[1]);
        assertEquals(row.group(1).stripTrailing(), expected.stripTrailing());
    }

    private static void assertSameAsSs(final ProcessIndex index, final String[] socket, final int owners)
            throws IOException {
        final Matcher row = Pattern.compile("(?m)^LISTEN .* 127\\.0\\.0\\.1:" + socket[1] + " .*users:\\((.*)\\)")
                .matcher(run("ss", "-tlnp").replaceAll("[^ -~\n]", "."));
        assertTrue(row.find(), () -> "ss has no such row: port=" + socket[1]);
        final Matcher user = Pattern.compile("pid=(\\d+),fd=(\\d+)").matcher(row.group(1));
        final Set<String> expected = new TreeSet<>();
        while (user.find()) {
            expected.add(user.group(1) + " " + user.group(2));
        }
        assertEquals(owners, expected.size(), row.group(1));
        assertEquals(expected, new TreeSet<>(ownersOf(index, Long.parseLong(socket[0]))));
    }

    /** Inode and descriptor of each socket of this process, read in the simplest way. */
    private static Map<Long, Integer> socketsOfThisProcess() throws IOException {
        return socketsOf((int) ProcessHandle.current().pid());
    }

    private static Map<Long, Integer> socketsOf(final int pid) throws IOException {
        final Map<Long, Integer> sockets = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (final Path entry : entries) {
                try {
                    final String link = Files.readSymbolicLink(entry).toString();
                    if (link.startsWith("socket:[")) {
                        sockets.put(
                                Long.parseLong(link.substring(8, link.length() - 1)),
                                Integer.parseInt(entry.getFileName().toString()));
                    }
                } catch (final NoSuchFileException e) {
                    // The directory's own descriptor of a listing that has ended.
                    continue;
                }
            }
        }
        return sockets;
    }

    private static boolean isInstalled(final String program) {
        for (final String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static String run(final String... command) throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        final Process process =
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static List<String> ownersOf(final ProcessIndex index, final long inode) {
        final List<String> owners = new ArrayList<>();
        index.owners(inode, (pid, fd) -> owners.add(pid + " " + fd));
        return owners;
    }

    private static String text(final byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
