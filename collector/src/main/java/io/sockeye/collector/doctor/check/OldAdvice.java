package io.sockeye.collector.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.look.Setting;
import io.sockeye.collector.look.SysctlFiles;

/** Settings of old tutorials that do nothing today, or harm. */
final class OldAdvice implements Check {
    private static final String RECYCLE = "net.ipv4.tcp_tw_recycle";
    private static final String FIN_TIMEOUT = "net.ipv4.tcp_fin_timeout";
    private static final String REUSE = "net.ipv4.tcp_tw_reuse";
    private static final long DEFAULT_FIN_TIMEOUT = 60;
    private static final long DEFAULT_REUSE = 2;

    private static final Description DESCRIPTION = new Description(
            "old-advice",
            "settings of old tutorials that are wrong today",
            "tcp_tw_recycle broke the connections of clients behind NAT, and is gone since Linux 4.12; where a file"
                    + " still"
                    + " sets it, sysctl complains and goes on. tcp_fin_timeout sets how long a connection without"
                    + " a program stays in FIN_WAIT2; TIME_WAIT takes 60 seconds whatever it is. tcp_tw_reuse helps"
                    + " only the side that connects, and is 2 by default, which is for loopback only. What the kernel"
                    + " has is looked at, and the files that sysctl(8) reads.",
            List.of(),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_fin_timeout, tcp_tw_reuse)",
                    "Linux 4.12, commit 4396e46187ca (tcp: remove tcp_tw_recycle)",
                    "sysctl.d(5)"));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void judge(final Examination examination) {
        final SysctlFiles configured = examination.sysctlFiles();
        final Map<String, List<SysctlFiles.Line>> lines = configured.read(Set.of(RECYCLE, FIN_TIMEOUT, REUSE));
        configured.unreadable().forEach(examination::cannot);
        recycle(examination, lines.getOrDefault(RECYCLE, List.of()));
        finTimeout(examination, lines.getOrDefault(FIN_TIMEOUT, List.of()));
        reuse(examination, lines.getOrDefault(REUSE, List.of()));
    }

    private static void recycle(final Examination examination, final List<SysctlFiles.Line> lines) {
        final Setting setting = examination.setting(RECYCLE);
        final boolean isOn = setting.number() > 0;
        final boolean isThere = setting.status() == Setting.Status.KNOWN;
        if (!isOn && lines.isEmpty()) {
            return;
        }
        examination
                .found(
                        isOn ? Severity.CRITICAL : Severity.WARNING,
                        isOn
                                ? "tcp_tw_recycle is on: connections of clients behind one NAT address fail"
                                : "tcp_tw_recycle is set in a file, and "
                                        + (isThere ? "off in the kernel" : "unknown to this kernel"))
                .about("setting", RECYCLE)
                .provedBy(evidence(setting, lines))
                .tell(
                        "Take it out of the file" + (isOn ? ", and run: sysctl -w " + RECYCLE + "=0" : "") + ".",
                        "sysctl --system says nothing of it");
    }

    private static void finTimeout(final Examination examination, final List<SysctlFiles.Line> lines) {
        final Setting setting = examination.setting(FIN_TIMEOUT);
        if (setting.number() >= DEFAULT_FIN_TIMEOUT || setting.number() < 0) {
            return;
        }
        examination
                .found(
                        Severity.WARNING,
                        "tcp_fin_timeout is " + setting.number() + " s: that shortens FIN_WAIT2 of connections"
                                + " without a program, not TIME_WAIT, which takes 60 s in any case")
                .about("setting", FIN_TIMEOUT)
                .provedBy(evidence(setting, lines))
                .tell(
                        "If it was set against TIME_WAIT, take it out: it does nothing there. See the check time-wait.",
                        "sysctl " + FIN_TIMEOUT + " says " + DEFAULT_FIN_TIMEOUT);
    }

    private static void reuse(final Examination examination, final List<SysctlFiles.Line> lines) {
        final Setting setting = examination.setting(REUSE);
        if (setting.number() != 1) {
            return;
        }
        examination
                .found(
                        Severity.WARNING,
                        "tcp_tw_reuse is 1: it lets this host's own new connections take ports in TIME_WAIT; it does"
                                + " nothing for the connections that others make to this host")
                .about("setting", REUSE)
                .provedBy(evidence(setting, lines))
                .tell(
                        "On a server that makes no connections go back to the default: sysctl -w " + REUSE + "="
                                + DEFAULT_REUSE + ".",
                        "sysctl " + REUSE + " says " + DEFAULT_REUSE);
    }

    private static Evidence.Builder evidence(final Setting setting, final List<SysctlFiles.Line> lines) {
        final Evidence.Builder rows = new Evidence.Builder("where", "line", "value");
        if (setting.status() == Setting.Status.KNOWN) {
            rows.row("kernel", null, setting.text());
        }
        for (final SysctlFiles.Line line : lines) {
            rows.row(line.file().toString(), line.line(), line.value());
        }
        return rows;
    }
}
