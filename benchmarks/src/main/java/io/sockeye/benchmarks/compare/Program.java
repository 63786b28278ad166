package io.sockeye.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is compared.
 *
 * @param group       those with the same word do the same work and are held against each other.
 * @param name        as it is printed.
 * @param command     to run.
 * @param headerLines lines of its output that are no sockets.
 * @param ipv4Only    whether it lists no IPv6.
 * @param isSlow      whether it takes so long that one run must do, and that only if it is asked for.
 */
record Program(String group, String name, List<String> command, int headerLines, boolean ipv4Only, boolean isSlow) {
    private static final String LIST = "list";
    private static final String PROCESSES = "processes";

    /**
     * All programs that there are to compare.
     *
     * @param sockeye path of our program.
     * @return the programs, in the order in which they run.
     */
    static List<Program> all(final Path sockeye) {
        final String ours = sockeye.toString();
        final List<Program> programs = new ArrayList<>();
        programs.add(new Program("start", "true", List.of("true"), 0, false, false));
        programs.add(fast(LIST, "sockeye -tan", List.of(ours, "-tan"), 2));
        programs.add(fast(LIST, "sockeye -tan --source=netlink", List.of(ours, "-tan", "--source=netlink"), 2));
        programs.add(fast(LIST, "sockeye -tan --source=proc", List.of(ours, "-tan", "--source=proc"), 2));
        programs.add(fast(LIST, "netstat -tan", List.of("netstat", "-tan"), 2));
        programs.add(fast(LIST, "ss -tanH", List.of("ss", "-tanH"), 0));
        programs.add(new Program(LIST, "cat /proc/net/tcp", List.of("cat", "/proc/net/tcp"), 1, true, false));
        programs.add(fast(PROCESSES, "sockeye -tanp", List.of(ours, "-tanp"), 2));
        programs.add(slow("lsof -nP -iTCP", List.of("lsof", "-nP", "-iTCP"), 1));
        programs.add(slow("netstat -tanp", List.of("netstat", "-tanp"), 2));
        programs.add(slow("ss -tanpH", List.of("ss", "-tanpH"), 0));
        return programs;
    }

    /** {@return whether the command can be found} */
    boolean isInstalled() {
        final String file = command.get(0);
        if (file.contains("/")) {
            return Files.isExecutable(Path.of(file));
        }
        for (final String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, file))) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether it lists sockets at all} */
    boolean listsSockets() {
        return !"start".equals(group);
    }

    private static Program fast(
            final String group, final String name, final List<String> command, final int headerLines) {
        return new Program(group, name, command, headerLines, false, false);
    }

    private static Program slow(final String name, final List<String> command, final int headerLines) {
        return new Program(PROCESSES, name, command, headerLines, false, true);
    }
}
