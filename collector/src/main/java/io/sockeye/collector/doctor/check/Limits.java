package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.ProcessFiles;
import io.sockeye.collector.look.Setting;
import io.sockeye.collector.look.SocketQuestion;

/** Owners of sockets that run out of descriptors. */
final class Limits implements Check {
    private static final Description DESCRIPTION = new Description(
            "limits",
            "descriptors of a process against its limit, and of the host",
            "Each socket is a descriptor, of which a process may have as many as its RLIMIT_NOFILE, "
                    + "and the host as many as fs.file-max. When they are used up accept(2) and connect(2) fail "
                    + "with EMFILE or ENFILE, and a listener can spin on it. All processes that hold sockets "
                    + "are looked at, 10,000 at most.",
            List.of(
                    new Threshold("share", "percent of the limit in use", 80),
                    new Threshold("critical-share", "percent of the limit in use, which is critical", 95)),
            List.of(
                    "getrlimit(2) (RLIMIT_NOFILE)",
                    "https://docs.kernel.org/admin-guide/sysctl/fs.html (file-max, file-nr)",
                    "accept(2) (EMFILE, ENFILE)"));

    private SocketQuestion owners;
    private SocketQuestion ownerless;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        owners = inquiry.sockets(
                SocketQuestion.where("pid gt 0").by("pid", "process").top(10_000));
        ownerless = inquiry.sockets(
                SocketQuestion.where("inode gt 0 and not pid gt 0").by("protocol"));
    }

    @Override
    public void judge(final Examination examination) {
        final Setting files = examination.setting("fs.file-nr");
        judge(examination, files.number(0), files.number(2), null);
        final long hidden = examination.answer(ownerless).sockets();
        if (hidden > 0 && !examination.seesAllProcesses()) {
            examination.cannot(hidden + " sockets are held by processes of other users");
        }
        for (final Group owner : examination.answer(owners).groups()) {
            final ProcessFiles process = examination.process(owner.number("pid"));
            if (process != null) {
                judge(examination, process.open(), process.limit(), owner);
            }
        }
    }

    private static void judge(final Examination examination, final long open, final long limit, final Group owner) {
        if (open < 0 || limit <= 0 || open * 100 / limit < examination.threshold("share")) {
            return;
        }
        final long share = open * 100 / limit;
        examination
                .found(
                        share >= examination.threshold("critical-share") ? Severity.CRITICAL : Severity.WARNING,
                        (owner == null ? "the host has " : owner.owner() + " has ") + open + " files open, of " + limit
                                + " that it may")
                .about("pid", owner == null ? null : owner.value("pid"))
                .about("process", owner == null ? null : owner.value("process"))
                .about("setting", owner == null ? "fs.file-max" : "RLIMIT_NOFILE")
                .provedBy(new Evidence.Builder("open", "limit", "sockets")
                        .row(open, limit, owner == null ? null : owner.count()))
                .tell(
                        owner == null
                                ? "Raise fs.file-max."
                                : "Close what is not used, or raise the limit (LimitNOFILE= of the service).",
                        "the share falls: sockeye doctor --only=limits");
    }
}
