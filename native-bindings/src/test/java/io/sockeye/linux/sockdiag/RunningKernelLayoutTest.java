package io.sockeye.linux.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

/**
 * Holds what the generated bindings do not have against the kernel that runs, as far as that has it: an older one lacks
 * the youngest members, and one without TLS its attributes.
 */
class RunningKernelLayoutTest {
    private static final int OLDEST_MEMBERS = 30;
    private static final List<String> CONGESTION = List.of("tcpvegas_info", "tcp_dctcp_info", "tcp_bbr_info");

    private final RunningKernel kernel;

    RunningKernelLayoutTest() {
        assumeTrue(Files.isReadable(RunningKernel.TYPES), "this kernel does not describe its types");
        kernel = new RunningKernel();
    }

    @Test
    void shouldPlaceEveryMemberWhereTheKernelDoes() throws Exception {
        int compared = 0;
        compared += compare(TcpInfo.class, "tcpi", List.of("tcp_info"));
        compared += compare(TcpInfoTail.class, "tcpi", List.of("tcp_info"));
        compared += compare(MptcpInfo.class, "mptcpi", List.of("mptcp_info"));
        compared += compare(CongestionInfo.class, "", CONGESTION);
        compared += compare(LinkDiag.class, "", List.of("packet_diag_msg", "netlink_diag_msg"));
        assertTrue(compared > OLDEST_MEMBERS, "compared=" + compared);
    }

    private int compare(final Class<?> layout, final String prefix, final List<String> structs) throws Exception {
        int compared = 0;
        for (final Field field : layout.getFields()) {
            final String name = field.getName().toLowerCase(Locale.ROOT);
            final String member = name.replaceAll("_offset$", "");
            for (final String struct : structs) {
                final Integer bits = kernel.member(struct, member);
                if (bits != null && name.startsWith(prefix) && name.endsWith("_offset")) {
                    assertEquals(bits / Byte.SIZE, field.getInt(null), name);
                    compared++;
                }
            }
        }
        return compared;
    }

    @Test
    void shouldFindTheReasonOfFastOpenInItsByte() {
        final Integer bits = kernel.member("tcp_info", "tcpi_fastopen_client_fail");
        assumeTrue(bits != null, "an older kernel");
        assertEquals(
                TcpInfoTail.FASTOPEN_CLIENT_FAIL_OFFSET * Byte.SIZE + TcpInfoTail.FASTOPEN_CLIENT_FAIL_SHIFT, bits);
    }

    @Test
    void shouldAskWhereTheKernelLooks() {
        final Integer packet = kernel.member("packet_diag_req", "pdiag_show");
        final Integer netlink = kernel.member("netlink_diag_req", "ndiag_show");
        assumeTrue(packet != null && netlink != null, "no dumps of these sockets");
        assertEquals(LinkDiag.SHOW_OFFSET * Byte.SIZE, packet);
        assertEquals(LinkDiag.SHOW_OFFSET * Byte.SIZE, netlink);
    }

    @Test
    void shouldNumberAttributesAsTheKernelDoes() throws Exception {
        int compared = 0;
        for (final Class<?> constants : List.of(InetDiagAttr.class, LinkDiag.class)) {
            for (final Field field : constants.getFields()) {
                final Integer number = kernel.enumerator(field.getName());
                if (number != null) {
                    assertEquals(number, field.getInt(null), field.getName());
                    compared++;
                }
            }
        }
        assertTrue(compared > 8, "compared=" + compared);
    }
}
