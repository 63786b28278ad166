package io.sockeye.collector.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.doctor.check.Checks;

/** Files that are no files of /proc end no examination. */
class BrokenFilesTest {
    private static final int ROUNDS = 200;
    private static final List<String> FILES = List.of(
            "net/netstat",
            "net/snmp",
            "net/sockstat",
            "net/sockstat6",
            "net/softnet_stat",
            "net/stat/nf_conntrack",
            "net/dev",
            "sys/net/ipv4/ip_local_port_range",
            "sys/net/ipv4/ip_local_reserved_ports",
            "sys/net/ipv4/tcp_mem",
            "sys/net/ipv4/tcp_max_orphans",
            "sys/fs/file-nr",
            "7/limits",
            "1/root/etc/sysctl.conf");
    private static final List<String> PARTS = List.of(
            "TCP:",
            "TcpExt: ",
            "eth0:",
            " ",
            "\n",
            "-",
            ",",
            "=",
            "7",
            "99999999999999999999",
            "zz",
            "\u0000",
            "\u00ff",
            "net.ipv4.tcp_tw_recycle",
            "Max open files",
            "inuse ",
            "mem ");

    @Test
    void shouldEndNoExamination(@TempDir final Path directory) throws IOException {
        final Random random = Seeds.random();
        final MadeUpHost host =
                new MadeUpHost(Files.createDirectory(directory.resolve("proc"))).has(3, new MadeUpSocket().pid(7));
        Files.createDirectories(directory.resolve("proc/7/fd"));
        for (int round = 0; round < ROUNDS; round++) {
            host.file(FILES.get(random.nextInt(FILES.size())), garbage(random));
            for (final Check check : Checks.all()) {
                host.looks(check, later -> later.file(FILES.get(random.nextInt(FILES.size())), garbage(random)));
            }
        }
    }

    @Test
    void shouldNameWhatCannotBeRead(@TempDir final Path directory) throws IOException {
        final MadeUpHost host = new MadeUpHost(Files.createDirectory(directory.resolve("proc")));
        Files.delete(directory.resolve("proc/sys/fs/file-nr"));
        Files.createDirectory(directory.resolve("proc/sys/fs/file-nr"));
        for (final Check check : Checks.all()) {
            final Diagnosis diagnosis = host.look(check);
            final boolean isItsOwn = "limits".equals(check.description().name());
            assertEquals(isItsOwn ? 1 : 0, diagnosis.gaps().size(), diagnosis::toString);
        }
    }

    private static String garbage(final Random random) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(
                    random.nextInt(5) == 0
                            ? new String(new byte[] {(byte) random.nextInt()}, StandardCharsets.ISO_8859_1)
                            : PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }
}
