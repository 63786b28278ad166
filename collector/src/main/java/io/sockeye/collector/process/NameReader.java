package io.sockeye.collector.process;

import java.util.Arrays;

/**
 * Reads how processes are named: by the first word of the command line, as netstat names them; where there is none, as
 * of a process that wiped it, of the kernel's threads and of zombies, by the command's name that the kernel keeps.
 * Confined to one thread.
 */
final class NameReader {
    /** Answer for a file that was not read in time. */
    private static final int FILE_LATE = -3;

    private final ProcReader reader;
    private final ScanTarget target;
    private final ScanPulse pulse;
    private final byte[] text = new byte[ProcessNames.CONTEXT_LENGTH];
    private final byte[] commandLine = new byte[ProcessNames.COMMAND_LINE_LENGTH];
    private int commandLineLength;
    private int contextLength;
    private byte[] commandName;
    private long unreadable;

    /**
     * Nothing is read yet.
     *
     * @param reader of the proc file system.
     * @param target for which names are read.
     * @param pulse  to tell what is waited for.
     */
    NameReader(final ProcReader reader, final ScanTarget target, final ScanPulse pulse) {
        this.reader = reader;
        this.target = target;
        this.pulse = pulse;
    }

    /**
     * Read the files of a process. They are kept until the next call.
     *
     * @param pid of the process.
     * @return false if it has no name, since it has ended or may not be read: netstat does not take it for an owner.
     */
    boolean read(final int pid) {
        final int length = read(pid, ProcReader.ProcFile.COMMAND_LINE, commandLine);
        if (length == ProcReader.FILE_UNREADABLE) {
            unreadable++;
        }
        commandLineLength = Math.max(0, length);
        commandName = null;
        if (length < 0 || !target.asNetstat() && !ProcessNames.hasName(commandLine, length)) {
            if (!target.asNetstat() || length == FILE_LATE) {
                commandName = readCommandName(pid);
            }
            if (commandName == null && (length == ProcReader.FILE_GONE || length == ProcReader.FILE_UNREADABLE)) {
                return false;
            }
        }
        // Where no security module is active there is no context to read, which is nothing to report.
        contextLength = target.withContext() ? read(pid, ProcReader.ProcFile.CONTEXT, text) : 0;
        return true;
    }

    /** Keep what was read last; under the monitor of the index. */
    void putInto(final ProcessNames names, final int pid) {
        names.putName(pid, commandLine, commandLineLength, commandName);
        names.putContext(pid, text, contextLength);
    }

    /** How many files could not be read for another reason than that the process had ended. */
    long unreadable() {
        return unreadable;
    }

    /** Null if there is none. */
    private byte[] readCommandName(final int pid) {
        final int length = read(pid, ProcReader.ProcFile.COMMAND_NAME, text);
        if (length >= 0) {
            return trimmed(0, length);
        }
        final int statLength = read(pid, ProcReader.ProcFile.STAT, text);
        // The name may hold parentheses too.
        int begin = 0;
        while (begin < statLength && text[begin] != '(') {
            begin++;
        }
        int end = statLength - 1;
        while (end > begin && text[end] != ')') {
            end--;
        }
        return end > begin ? trimmed(begin + 1, end) : null;
    }

    private byte[] trimmed(final int begin, final int length) {
        int end = length;
        while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r' || text[end - 1] == ' ')) {
            end--;
        }
        return Arrays.copyOfRange(text, begin, end);
    }

    private int read(final int pid, final ProcReader.ProcFile file, final byte[] into) {
        if (target.late().isLate(pid, file)) {
            return FILE_LATE;
        }
        final ProcReader.ProcFile before = pulse.file();
        pulse.enter(pid, file);
        final int length = reader.readFile(pid, file, into);
        pulse.enter(pid, before);
        return length;
    }
}
