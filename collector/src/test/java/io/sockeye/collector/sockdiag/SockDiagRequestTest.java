package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.linux.netlink.NlMsgHdr;

/** Of the kernel nothing is asked but what a field in use needs. */
class SockDiagRequestTest {
    /** In {@code struct inet_diag_req_v2}. */
    private static final int EXT_OFFSET = 2;
    /** In {@code struct unix_diag_req}. */
    private static final int SHOW_OFFSET = 12;

    private static SocketQuery query(final List<Field> fields) {
        final int needs = FieldList.needs(fields);
        return new SocketQuery(
                        Selection.ALL,
                        (needs & Need.TIMERS) != 0,
                        false,
                        false,
                        (needs & Need.TCP_INFO) != 0,
                        true,
                        (needs & Need.SHUTDOWN) != 0)
                .withDetails(Need.details(needs));
    }

    private static int extensions(final SocketQuery query) {
        final SockDiagRequest request = new SockDiagRequest();
        request.inet(Protocol.TCP, Family.INET, query, null);
        return request.request().buffer().getByte(NlMsgHdr.LENGTH + EXT_OFFSET) & 0xFF;
    }

    private static int shown(final SocketQuery query) {
        final SockDiagRequest request = new SockDiagRequest();
        request.unix(query, SockDiagRequest.ALL_STATES);
        return request.request().buffer().getInt(NlMsgHdr.LENGTH + SHOW_OFFSET);
    }

    @ParameterizedTest
    @CsvSource({
        "local_port, 0x00, false, false",
        "cookie, 0x00, false, false",
        "shutdown, 0x00, true, false",
        "retransmits, 0x02, true, false",
        "rtt_us, 0x02, true, true",
        "mptcp_token, 0x02, true, true",
        "tls_version, 0x02, true, true",
        "subflow_flags, 0x02, true, true",
        "congestion, 0x08, true, true",
        "bbr_bw, 0x04, true, true",
        "dctcp_alpha, 0x04, true, true",
        "tos, 0x10, true, true",
        "tclass, 0x20, true, true",
        "class_id, 0x20, true, true",
        "rcvbuf, 0x40, true, true",
        "drops, 0x40, true, true",
        "mark, 0x00, true, true",
        "v6only, 0x00, true, true",
        "cgroup, 0x00, true, true",
        "unit, 0x00, true, true",
        "container, 0x00, true, true",
        "cgroup_id, 0x00, true, true"
    })
    void shouldAskForWhatAFieldNeeds(
            final String field, final String extensions, final boolean attributes, final boolean details) {
        final SocketQuery query = query(List.of(SocketFields.LIST.find(field)));
        assertEquals(Integer.decode(extensions), extensions(query));
        assertEquals(attributes, query.needsAttributes());
        assertEquals(details, query.hasDetails());
    }

    @Test
    void shouldAskForNothingByDefault() {
        final SocketQuery query = query(SocketFields.LIST.defaults());
        assertEquals(0, extensions(query));
        assertEquals(0x55, shown(query));
        assertEquals(false, query.needsAttributes());
    }

    /** All that can be asked for by a bit, but the older figures of memory and what comes unasked. */
    @Test
    void shouldAskForAllOfAllFields() {
        final SocketQuery query = query(SocketFields.LIST.fields());
        assertEquals(0x7E, extensions(query));
        assertEquals(0x75, shown(query));
    }

    @Test
    void shouldKeepDetailsWithoutProc() {
        final SocketQuery query = query(SocketFields.LIST.fields());
        assertEquals(query.details(), query.withoutProcDetails().details());
    }
}
