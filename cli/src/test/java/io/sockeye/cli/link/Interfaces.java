package io.sockeye.cli.link;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sockeye.cli.args.InstalledNetstat;

/**
 * A network namespace with interfaces of many kinds, which is gone when the process that keeps it ends. Its sysfs is
 * mounted anew, so that it shows the same interfaces, and no name server is asked. Confined to one thread.
 */
final class Interfaces implements AutoCloseable {
    private static final String QUIET = """
            set -e
            mount -t sysfs sysfs /sys
            mount -t tmpfs tmpfs /mnt
            echo 'hosts: files' >/mnt/nsswitch.conf
            echo '224.0.0.1 all-systems.example' >/mnt/hosts
            echo 'ff02::1 all-nodes.example' >>/mnt/hosts
            mount --bind /mnt/nsswitch.conf /etc/nsswitch.conf
            mount --bind /mnt/hosts /etc/hosts
            conf=/proc/sys/net/ipv6/conf/default
            if [ -d $conf ]; then
                echo 0 >$conf/router_solicitations; echo 0 >$conf/accept_dad; echo 0 >$conf/dad_transmits
            fi
            """;

    private static final String MAKE = """
            ip link set lo up
            ip link add veth0 type veth peer name veth1
            ip link set veth0 address 02:00:00:00:00:01 txqueuelen 77 mtu 9000 up
            ip link set veth1 up promisc on
            ip addr add 10.1.0.1/24 brd + dev veth0
            ip addr add 10.1.0.9/24 brd + dev veth0 label veth0:1
            ip addr add 10.3.0.1/16 dev veth0 label veth0:10
            ip addr add 10.4.0.1/8 dev veth0 label veth0:2
            ip addr add 10.1.0.2/24 dev veth1 label veth1:7
            ip link add eth2 type ifb
            ip link add eth10 type ifb
            ip link set eth2 up arp off allmulticast on
            ip link set eth10 up promisc on allmulticast on
            ip link add averylongname15 type ifb
            ip link set averylongname15 up
            ip tuntap add tun0 mode tun
            ip addr add 10.2.0.1 peer 10.2.0.2/32 dev tun0
            ip link set tun0 up
            ip tuntap add tap0 mode tap
            ip link set tap0 up
            ip -6 addr add 2001:db8::1/64 dev veth0
            ip -6 addr add 2001:db8::2/64 dev veth0
            ip -6 addr add 2001:db8:0:1::/48 dev veth0
            ip -6 addr add fec0::1/10 dev veth0
            ip -6 addr add ::10.1.0.1/96 dev veth0
            """;

    private static final String BRIDGE = """
            ip link add br0 type bridge mcast_snooping 0
            ip link add veth2 type veth peer name veth3
            ip link set veth2 master br0 up
            ip link set br0 up
            """;

    /** More than one datagram of the kernel's holds. */
    private static final String MANY = """
            for i in $(seq 1 40); do ip link add many$i type ifb; done
            """;

    private static final String KEEP = """
            last=
            for i in $(seq 1 40); do
                now=$(cat /proc/net/dev)
                if [ "$now" = "$last" ]; then quiet=$((quiet + 1)); else quiet=0; fi
                if [ $quiet = 4 ]; then break; fi
                last=$now
                sleep 0.5
            done
            echo READY
            read -r end || :
            """;

    private static final int ATTEMPTS = 5;

    private final Process keeper;

    private Interfaces(final Process keeper) {
        this.keeper = keeper;
    }

    /**
     * Make the namespace, or skip the test with the reason.
     *
     * @param bridge whether with a bridge, for which the kernel makes its port promiscuous.
     */
    static Interfaces orSkip(final boolean bridge) throws IOException, InterruptedException {
        InstalledNetstat.orSkip();
        final InstalledNetstat.Outcome ip = InstalledNetstat.run(
                new ProcessBuilder("sh", "-c", "command -v ip && command -v unshare && command -v nsenter"), false);
        assumeTrue(ip.code() == 0, "ip, unshare or nsenter is not installed");
        final String script = QUIET + MAKE + (bridge ? BRIDGE : "") + MANY + KEEP;
        final Process keeper = new ProcessBuilder("unshare", "--net", "--mount", "sh", "-c", script)
                .redirectErrorStream(true)
                .start();
        final BufferedReader said = keeper.inputReader(StandardCharsets.ISO_8859_1);
        final StringBuilder words = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals("READY")) {
                return new Interfaces(keeper);
            }
            words.append(line).append('\n');
        }
        assumeTrue(false, "no interfaces to look at: " + words);
        throw new IllegalStateException(words.toString());
    }

    /** Run a program in the namespace. */
    InstalledNetstat.Outcome run(final String program, final String options) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(
                List.of("nsenter", "--target", Long.toString(keeper.pid()), "--net", "--mount", "--", program));
        command.addAll(List.of(options.split(" ")));
        return InstalledNetstat.run(new ProcessBuilder(command), false);
    }

    /** {@return what a shell script in the namespace prints} */
    String output(final String script) throws IOException, InterruptedException {
        final InstalledNetstat.Outcome outcome = InstalledNetstat.run(
                new ProcessBuilder(
                        "nsenter",
                        "--target",
                        Long.toString(keeper.pid()),
                        "--net",
                        "--mount",
                        "--",
                        "sh",
                        "-c",
                        script),
                false);
        if (outcome.code() != 0) {
            throw new IllegalStateException(script + ": " + outcome.stderr());
        }
        return outcome.stdout();
    }

    /**
     * Run both programs until they agree, or some times, as the kernel may send a packet between them.
     *
     * @return what netstat and Sockeye left at last.
     */
    List<InstalledNetstat.Outcome> both(final String options, final String source)
            throws IOException, InterruptedException {
        List<InstalledNetstat.Outcome> outcomes = List.of();
        for (int i = 0; i < ATTEMPTS; i++) {
            outcomes = List.of(
                    run(InstalledNetstat.orSkip().path(), options),
                    run(sockeye(), source.isEmpty() ? options : source + " " + options));
            if (outcomes.get(0).equals(outcomes.get(1))) {
                break;
            }
        }
        return outcomes;
    }

    /** {@return the image's command} */
    static String sockeye() {
        final Path program = Path.of(System.getProperty("sockeye.image", "target/sockeye"), "bin", "sockeye")
                .toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("no image to test, build it with `mvn package`: " + program);
        }
        return program.toString();
    }

    @Override
    public void close() throws IOException {
        keeper.getOutputStream().close();
        try {
            if (!keeper.waitFor(10, TimeUnit.SECONDS)) {
                keeper.destroyForcibly().waitFor();
            }
        } catch (final InterruptedException interruption) {
            keeper.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
