package io.sockeye.benchmarks.farm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A network namespace with its loopback interface up. A shell makes it and removes it again when its standard input
 * closes, so that it goes even if this process is killed. Threads: confined to one at a time.
 */
public final class FarmNamespace implements AutoCloseable {
    private static final int NOT_FOUND = 127;
    private static final int REMOVAL_SECONDS = 30;

    /** A terminal sends its signals to the shell too, which must outlive them. */
    private static final String KEEPER = """
            trap '' HUP INT TERM
            command -v ip >/dev/null || exit 127
            ip netns add "$1" || exit 1
            ip -n "$1" link set lo up && echo up && cat >/dev/null
            ip netns del "$1"
            """;

    private final String name;
    private final Process keeper;

    private FarmNamespace(final String name, final Process keeper) {
        this.name = name;
        this.keeper = keeper;
    }

    /**
     * Make a namespace.
     *
     * @param name that no namespace has.
     * @return the namespace.
     * @throws FarmException if it cannot be made.
     */
    public static FarmNamespace make(final String name) throws FarmException {
        try {
            final Process keeper = new ProcessBuilder("sh", "-c", KEEPER, "farm-namespace", name)
                    .redirectErrorStream(true)
                    .start();
            final BufferedReader output = keeper.inputReader(StandardCharsets.UTF_8);
            final String line = output.readLine();
            if ("up".equals(line)) {
                return new FarmNamespace(name, keeper);
            }
            final String rest = output.lines().collect(Collectors.joining(" "));
            if (keeper.waitFor() == NOT_FOUND) {
                throw new FarmException("ip is not installed: --namespace needs it (package iproute2)");
            }
            throw new FarmException("cannot make the network namespace " + name + ": " + (line + " " + rest).trim()
                    + " (it takes root, and a name that is not in use)");
        } catch (final IOException e) {
            if (e instanceof FarmException farmException) {
                throw farmException;
            }
            throw new FarmException("cannot make the network namespace " + name + ": " + e.getMessage());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FarmException("interrupted while making the network namespace " + name);
        }
    }

    /** {@return its name, as {@code ip netns} knows it} */
    public String name() {
        return name;
    }

    /**
     * A command that runs another one inside.
     *
     * @param command to run.
     * @return the command with what goes before it; it is replaced by {@code command}, with the same process id.
     */
    List<String> inside(final List<String> command) {
        final List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(command);
        return whole;
    }

    /** Remove the namespace and wait for it. */
    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            if (!keeper.waitFor(REMOVAL_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "farm: the network namespace " + name + " is still there: remove it with ip netns del");
            }
        } catch (final IOException e) {
            System.err.println("farm: cannot remove the network namespace " + name + ": " + e.getMessage());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
