package io.sockeye.collector.doctor;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.look.Answer;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.Look;
import io.sockeye.collector.look.ProcessFiles;
import io.sockeye.collector.look.Setting;
import io.sockeye.collector.look.SocketQuestion;
import io.sockeye.collector.look.SysctlFiles;
import io.sockeye.collector.process.Credentials;

/** What a check has to judge by, and where it tells what it has found. Confined to one thread. */
public final class Examination {
    private static final int DECIMAL = 10;
    private static final String OPEN_FILES = "Max open files";
    private static final double NANOS = 1e9;

    private final Check.Description check;
    private final Thresholds thresholds;
    private final Look first;
    private final Look last;
    private final HostFiles files;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();

    Examination(
            final Check.Description check,
            final Thresholds thresholds,
            final Look first,
            final Look last,
            final HostFiles files) {
        this.check = check;
        this.thresholds = thresholds;
        this.first = first;
        this.last = last;
        this.files = files;
    }

    /**
     * From where on the check speaks.
     *
     * @param name of one of its thresholds.
     * @return its value.
     */
    public long threshold(final String name) {
        return thresholds.value(name);
    }

    /**
     * The answer of the last look.
     *
     * @param question that was asked.
     * @return the answer.
     */
    public Answer answer(final SocketQuestion question) {
        return last.answer(question);
    }

    /**
     * The answer of the first look.
     *
     * @param question that was asked.
     * @return the answer; that of the last look where there was one only.
     */
    public Answer earlier(final SocketQuestion question) {
        return first.answer(question);
    }

    /**
     * The groups of the last look that have as many sockets as a threshold says.
     *
     * @param question  that was asked.
     * @param threshold name of one of the check's.
     * @return those groups, the ones with the most sockets first.
     */
    public List<Group> groups(final SocketQuestion question, final String threshold) {
        final List<Group> all = last.answer(question).groups();
        int many = 0;
        while (many < all.size() && all.get(many).count() >= threshold(threshold)) {
            many++;
        }
        return all.subList(0, many);
    }

    /** {@return the time between the looks in seconds; 0 where there was one only} */
    public double seconds() {
        return (last.nanoTime() - first.nanoTime()) / NANOS;
    }

    /**
     * The value of a counter in the last look.
     *
     * @param section as {@link Counters#value} has it.
     * @param name    of it.
     * @return the value; {@link Counters#UNKNOWN} where it is not there.
     */
    public long counter(final String section, final String name) {
        return last.counters().value(section, name);
    }

    /**
     * By how much a counter has risen between the looks.
     *
     * @param section as {@link Counters#value} has it.
     * @param name    of it.
     * @return the difference; 0 where one of the looks has not seen it, or it was reset.
     */
    public long growth(final String section, final String name) {
        final long before = first.counters().value(section, name);
        return before == Counters.UNKNOWN ? 0 : Math.max(0, counter(section, name) - before);
    }

    /** {@return the names of the interfaces that have counters, each a section, one char per byte} */
    public List<String> interfaces() {
        return last.counters().interfaces();
    }

    /**
     * A setting of the kernel. One that cannot be read is an obstacle, which is told once; one that the kernel does not
     * have is not.
     *
     * @param name as sysctl(8) has it.
     * @return the setting, known or not.
     */
    public Setting setting(final String name) {
        final Setting setting = files.setting(name);
        if (setting.status() == Setting.Status.UNREADABLE) {
            cannot(name + ": " + setting.reason());
        }
        return setting;
    }

    /** {@return the lines that set something when the host starts, to be read} */
    public SysctlFiles sysctlFiles() {
        return new SysctlFiles(files.fileSystem());
    }

    /** {@return whether this process may see what others hold: it is root's} */
    public boolean seesAllProcesses() {
        return Credentials.effectiveUid() == 0;
    }

    /**
     * The descriptors of a process.
     *
     * @param pid of the process.
     * @return them; null if it is gone, or, which is an obstacle and told, may not be looked at.
     */
    public ProcessFiles process(final long pid) {
        final Setting limits = files.processFile(pid, "limits");
        try {
            if (limits.status() != Setting.Status.MISSING) {
                return new ProcessFiles(files.countDescriptors(pid), limitOf(limits.text()));
            }
        } catch (final NoSuchFileException e) {
            return null; // it has ended since
        } catch (final IOException e) {
            cannot("files of other users' processes: Permission denied");
        }
        return null;
    }

    /** Of a line such as {@code Max open files  1024  524288  files} the first number. */
    private static long limitOf(final String limits) {
        for (final String line : limits.split("\n")) {
            if (line.startsWith(OPEN_FILES)) {
                final String[] words =
                        line.substring(OPEN_FILES.length()).trim().split(" +");
                return "unlimited".equals(words[0]) ? Long.MAX_VALUE : Setting.numberOf(words[0], DECIMAL);
            }
        }
        return 0;
    }

    /**
     * Tell that something could not be judged.
     *
     * @param reason in a few words.
     */
    public void cannot(final String reason) {
        if (!obstacles.contains(reason)) {
            obstacles.add(reason);
        }
    }

    /**
     * Begin to tell what was found.
     *
     * @param severity of it.
     * @param summary  in one sentence with its numbers, one char per byte.
     * @return what is to be completed and {@link Report#tell told}.
     */
    public Report found(final Severity severity, final String summary) {
        return new Report(severity, summary);
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> obstacles() {
        return obstacles;
    }

    /** A finding in the making. Confined to the thread of its examination. */
    public final class Report {
        private final Severity severity;
        private final String summary;
        private final Map<String, Object> subject = new LinkedHashMap<>();
        private Evidence evidence = Evidence.NONE;

        private Report(final Severity severity, final String summary) {
            this.severity = severity;
            this.summary = summary;
        }

        /**
         * What it is about.
         *
         * @param field name of the field.
         * @param value a {@link Long} or a {@link String} with one char per byte; null where it is not known.
         * @return this for a fluent API.
         */
        public Report about(final String field, final Object value) {
            if (value != null) {
                subject.put(field, value);
            }
            return this;
        }

        /**
         * What it is about: fields of a group.
         *
         * @param group  of sockets.
         * @param fields names of the fields; those that are not known are left out.
         * @return this for a fluent API.
         */
        public Report about(final Group group, final String... fields) {
            for (final String field : fields) {
                about(field, group.value(field));
            }
            return this;
        }

        /**
         * The rows that prove it.
         *
         * @param rows of a small table.
         * @return this for a fluent API.
         */
        public Report provedBy(final Evidence.Builder rows) {
            evidence = rows.build();
            return this;
        }

        /**
         * Tell it.
         *
         * @param advice  what to do; without text from outside.
         * @param recheck how to see that it helped; without text from outside.
         */
        public void tell(final String advice, final String recheck) {
            findings.add(new Finding(check, severity, summary, subject, evidence, advice, recheck));
        }
    }
}
