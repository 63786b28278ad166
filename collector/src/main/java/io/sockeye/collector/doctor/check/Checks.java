package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;

/** The checks there are: the one place where a check is registered. */
public final class Checks {
    private Checks() {}

    /** {@return all checks, each new, in the order in which they are listed} */
    public static List<Check> all() {
        return List.of(
                new TimeWait(),
                new EphemeralPorts(),
                new CloseWait(),
                new HalfClosed(),
                new SynSent(),
                new AcceptQueue(),
                new SynBacklog(),
                new Reuseport(),
                new Established(),
                new Idle(),
                new SlowReader(),
                new SlowPeer(),
                new Loss(),
                new Limits(),
                new Memory(),
                new UdpDrops(),
                new Conntrack(),
                new Softnet(),
                new Interfaces(),
                new OldAdvice());
    }
}
