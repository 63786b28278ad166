package io.sockeye.collector.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.agrona.collections.Int2ObjectHashMap;

import io.sockeye.collector.text.PrintableText;

/**
 * The names and, where asked for, the security contexts of the processes that hold sockets. Look-ups allocate nothing.
 *
 * <p>They are read during the scan, once a process: reading them when a row is printed would lose those of processes
 * that have ended in between, and it is one file a process, not one a socket.
 *
 * <p>Threads: confined to one while it is filled; once it is filled and safely published, any number may look up.
 */
final class ProcessNames {
    /** How much of {@code /proc/PID/cmdline} counts, in bytes, as in net-tools. */
    static final int COMMAND_LINE_LENGTH = 511;
    /** How much of a security context is read, in bytes: a page is the most that proc gives. */
    static final int CONTEXT_LENGTH = 4096;

    private static final byte[] NONE = {'-'};

    private final Int2ObjectHashMap<byte[]> names = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<byte[]> labels = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<byte[]> contexts = new Int2ObjectHashMap<>();
    /** Null if they are not wanted. */
    private final Int2ObjectHashMap<byte[]> commands;

    ProcessNames() {
        this(false);
    }

    ProcessNames(final boolean withCommands) {
        commands = withCommands ? new Int2ObjectHashMap<>() : null;
    }

    /**
     * What netstat prints for a process, uncut: its pid, a slash and its name, made {@linkplain PrintableText
     * printable}. The name may be empty.
     *
     * @param pid of the process.
     * @return the text, which must not be changed; {@code -} for a process without sockets.
     */
    public byte[] label(final int pid) {
        final byte[] label = labels.get(pid);
        return label == null ? NONE : label;
    }

    /**
     * The name of a process as it wrote it itself: the first word of {@code /proc/PID/cmdline}, only what is behind the
     * last slash if it begins with one; where that is empty, or could not be read in time, {@code /proc/PID/comm}. May
     * hold any byte but NUL, so it must be escaped before it is shown.
     *
     * @param pid of the process.
     * @return the name, which must not be changed; {@code -} for a process without sockets.
     */
    public byte[] name(final int pid) {
        final byte[] name = names.get(pid);
        return name == null ? NONE : name;
    }

    /**
     * The security context of a process, made {@linkplain PrintableText printable}.
     *
     * @param pid of the process.
     * @return the text, which must not be changed; {@code -} where it could not be read or was not asked for.
     */
    public byte[] context(final int pid) {
        final byte[] context = contexts.get(pid);
        return context == null ? NONE : context;
    }

    /**
     * The command line of a process: its words with blanks between them, the first {@value #COMMAND_LINE_LENGTH} bytes.
     * May hold any byte but NUL, so it must be escaped before it is shown.
     *
     * @param pid of the process.
     * @return the command line, which must not be changed; null where it is empty, unknown or was not asked for.
     */
    public byte[] command(final int pid) {
        return commands == null ? null : commands.get(pid);
    }

    /** Names of the same kind, none of them known. */
    ProcessNames empty() {
        return new ProcessNames(commands != null);
    }

    /** Keep nothing of a process any more. */
    void forget(final int pid) {
        names.remove(pid);
        labels.remove(pid);
        contexts.remove(pid);
        if (commands != null) {
            commands.remove(pid);
        }
    }

    /**
     * Whether a process is known, as one that holds sockets.
     *
     * @param pid of the process.
     * @return true if its name was kept.
     */
    public boolean isKnown(final int pid) {
        return names.containsKey(pid);
    }

    /**
     * Keep the name of a process.
     *
     * @param pid         of the process.
     * @param commandLine beginning of {@code /proc/PID/cmdline}.
     * @param length      in bytes of it, at most {@link #COMMAND_LINE_LENGTH}.
     */
    void putName(final int pid, final byte[] commandLine, final int length) {
        putName(pid, commandLine, length, null);
    }

    /** Whether a command line gives a process a name: not where it is empty or begins with an empty word. */
    static boolean hasName(final byte[] commandLine, final int length) {
        return nameOf(commandLine, length).length > 0;
    }

    /**
     * Keep the name of a process.
     *
     * @param pid         of the process.
     * @param commandLine beginning of {@code /proc/PID/cmdline}.
     * @param length      in bytes of it, at most {@link #COMMAND_LINE_LENGTH}.
     * @param commandName the name where the command line gives none; null if there is no other.
     */
    void putName(final int pid, final byte[] commandLine, final int length, final byte[] commandName) {
        final byte[] first = nameOf(commandLine, length);
        final byte[] name = first.length == 0 && commandName != null ? commandName : first;
        final byte[] prefix = (pid + "/").getBytes(StandardCharsets.US_ASCII);
        final byte[] label = Arrays.copyOf(prefix, prefix.length + name.length);
        System.arraycopy(name, 0, label, prefix.length, name.length);
        PrintableText.clean(label, 0, label.length);
        names.put(pid, name);
        labels.put(pid, label);
        if (commands != null) {
            putCommand(pid, commandLine, length);
        }
    }

    /** Each word ends with a NUL. */
    private void putCommand(final int pid, final byte[] commandLine, final int length) {
        int end = length;
        while (end > 0 && commandLine[end - 1] == 0) {
            end--;
        }
        if (end > 0) {
            final byte[] command = Arrays.copyOf(commandLine, end);
            for (int i = 0; i < end; i++) {
                if (command[i] == 0) {
                    command[i] = ' ';
                }
            }
            commands.put(pid, command);
        }
    }

    /**
     * Keep the security context of a process.
     *
     * @param pid     of the process.
     * @param context content of {@code /proc/PID/attr/current}.
     * @param length  in bytes of it; 0 or less if it could not be read.
     */
    void putContext(final int pid, final byte[] context, final int length) {
        int end = length;
        while (end > 0 && (context[end - 1] == 0 || context[end - 1] == '\n')) {
            end--;
        }
        if (end > 0) {
            final byte[] text = Arrays.copyOf(context, end);
            PrintableText.clean(text, 0, text.length);
            contexts.put(pid, text);
        }
    }

    private static byte[] nameOf(final byte[] commandLine, final int length) {
        int begin = 0;
        int end = 0;
        while (end < length && commandLine[end] != 0) {
            end++;
        }
        if (end > 0 && commandLine[0] == '/') {
            begin = end;
            while (commandLine[begin - 1] != '/') {
                begin--;
            }
        }
        return Arrays.copyOfRange(commandLine, begin, end);
    }
}
