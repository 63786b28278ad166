package io.sockeye.collector.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.agrona.collections.IntArrayList;

import io.sockeye.collector.parallel.Threads;

/**
 * Scanners that share work, each on a thread of its own, watched over by the caller's. One that waits for a file which
 * does not come is given up, and another takes its place, so that a process which hangs takes from a scan half a second
 * and its own name. It costs one thread's start for a scan; where the system allows none, the caller's thread scans.
 * Used by one thread, which it answers when all but those that were given up have ended; these end as soon as their
 * file comes, and do not keep the JVM from ending.
 */
final class ScanCrew {
    /** Where scanners come from. */
    interface Source {
        /** Another scanner, with a reader of its own. */
        ProcessScanner newScanner();
    }

    /** How often it is looked whether scanners go on, in milliseconds. */
    private static final long LOOK_MILLIS = 50;

    private static final long LOOK_NANOS = LOOK_MILLIS * 1_000_000;

    private final ScanTask task;
    private final Source source;
    private final LateFiles late;
    private final List<Member> members = new ArrayList<>();
    private int working;
    private Throwable failure;

    /**
     * A crew of nobody.
     *
     * @param task   to do.
     * @param source of scanners.
     * @param late   to be told what was not read in time.
     */
    ScanCrew(final ScanTask task, final Source source, final LateFiles late) {
        this.task = task;
        this.source = source;
        this.late = late;
    }

    /**
     * Do the work. What stops one scanner stops all, and is thrown.
     *
     * @param scanners that work at the same time.
     * @throws IOException if the task throws it.
     */
    void scan(final int scanners) throws IOException {
        for (int i = 0; i < scanners; i++) {
            start();
        }
        watch();
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** {@return what all scanners saw} */
    ScanReport report() {
        ScanReport report = members.get(0).report();
        for (int i = 1; i < members.size(); i++) {
            report = report.plus(members.get(i).report());
        }
        return report;
    }

    /** {@return the processes of which no descriptor can be read, in no particular order} */
    IntArrayList denied() {
        final IntArrayList denied = new IntArrayList();
        for (final Member member : members) {
            denied.addAll(member.scanner.denied());
        }
        return denied;
    }

    /** {@return how many system calls all scanners made} */
    long systemCalls() {
        long calls = 0;
        for (final Member member : members) {
            calls += member.scanner.systemCalls();
        }
        return calls;
    }

    private synchronized void start() {
        final Member member = new Member(source.newScanner());
        member.thread.setDaemon(true);
        if (Threads.start(member.thread)) {
            members.add(member);
            working++;
        } else if (working > 0) {
            member.scanner.close(); // The others do its work.
        } else {
            members.add(member);
            working++;
            member.run();
        }
    }

    /** Their readers' memory is about to be freed, so an interrupt does not end the wait; it is kept for later. */
    private synchronized void watch() {
        boolean interrupted = false;
        long looked = System.nanoTime();
        while (working > 0) {
            try {
                wait(LOOK_MILLIS);
            } catch (final InterruptedException e) {
                interrupted = true;
            }
            final long now = System.nanoTime();
            if (now - looked >= LOOK_NANOS) {
                looked = now;
                look();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        final int count = members.size();
        for (int i = 0; i < count; i++) {
            final Member member = members.get(i);
            if (member.isStuck(late.patience())) {
                replace(member);
            }
        }
    }

    private void replace(final Member member) {
        final int pid = member.scanner.pulse().pid();
        final ProcReader.ProcFile file = member.scanner.pulse().file();
        if (file == null || !member.giveUp()) {
            return;
        }
        working--;
        late.add(pid, file, member.thread);
        task.onStuck(pid, member.scanner.position());
        start();
    }

    private synchronized void ended(final Member member, final Throwable thrown) {
        member.hasEnded = true;
        if (member.givenUp == null) {
            working--;
            if (thrown != null && failure == null) {
                failure = thrown;
                task.stop();
            }
        }
        notifyAll();
    }

    /** A scanner on its thread. */
    private final class Member implements Runnable {
        private final ProcessScanner scanner;
        private final Thread thread = new Thread(this, "sockeye-scan");
        private boolean hasEnded;
        private long lastSteps;
        private int looks;
        /** What it had seen when it was given up; null if it was not. */
        private ScanReport givenUp;

        Member(final ProcessScanner scanner) {
            this.scanner = scanner;
        }

        @Override
        public void run() {
            Throwable thrown = null;
            try {
                task.scan(scanner);
            } catch (final IOException | RuntimeException | Error e) {
                thrown = e;
            } finally {
                scanner.close();
            }
            ended(this, thrown);
        }

        boolean isStuck(final int patience) {
            final long steps = scanner.pulse().steps();
            if (hasEnded || givenUp != null || scanner.pulse().file() == null || steps != lastSteps) {
                lastSteps = steps;
                looks = 0;
                return false;
            }
            looks++;
            return looks >= patience;
        }

        boolean giveUp() {
            givenUp = scanner.abandon(lastSteps);
            return givenUp != null;
        }

        ScanReport report() {
            return givenUp == null ? scanner.report() : givenUp;
        }
    }
}
