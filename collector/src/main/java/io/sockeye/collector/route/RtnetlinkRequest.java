package io.sockeye.collector.route;

import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.Family;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttr;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.rtnetlink.IfInfoMsg;
import io.sockeye.linux.rtnetlink.IfLink;
import io.sockeye.linux.rtnetlink.RtMsg;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/** Writes requests for dumps into a buffer of its own. Confined to one thread at a time. */
final class RtnetlinkRequest {
    private static final int CAPACITY = 64;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final NlMsgHdr header = new NlMsgHdr();

    private int sequence;
    private int length;

    /** Nothing is asked for yet. */
    RtnetlinkRequest() {}

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** {@return length of the request in bytes} */
    int length() {
        return length;
    }

    /** {@return the number that the answers will have} */
    int sequence() {
        return sequence;
    }

    /** Ask for the IPv4 routes of the table main; a kernel that does not check requests strictly answers with all tables. */
    void routes() {
        begin(Rtnetlink.RTM_GETROUTE);
        new RtMsg().wrap(buffer, NlMsgHdr.LENGTH).family(Family.INET.number()).table(Rtnetlink.RT_TABLE_MAIN);
        end(NlMsgHdr.LENGTH + RtMsg.LENGTH);
    }

    /** Ask for all interfaces, with as little about each as can be had. */
    void links() {
        begin(Rtnetlink.RTM_GETLINK);
        new IfInfoMsg().wrap(buffer, NlMsgHdr.LENGTH);
        final int attribute = NlMsgHdr.LENGTH + IfInfoMsg.LENGTH;
        new NlAttr().wrap(buffer, attribute).type(IfLink.IFLA_EXT_MASK).len(NlAttr.LENGTH + Integer.BYTES);
        buffer.putInt(attribute + NlAttr.LENGTH, IfLink.RTEXT_FILTER_SKIP_STATS);
        end(attribute + NlAttr.LENGTH + Integer.BYTES);
    }

    private void begin(final int type) {
        buffer.setMemory(0, CAPACITY, (byte) 0);
        sequence++;
        header.wrap(buffer, 0)
                .type(type)
                .flags(Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP)
                .seq(sequence);
    }

    private void end(final int end) {
        length = end;
        header.wrap(buffer, 0).len(end);
    }
}
