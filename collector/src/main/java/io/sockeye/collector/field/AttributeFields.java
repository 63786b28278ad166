package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.CLASS_ID_OFFSET;
import static io.sockeye.collector.record.RowLayout.MARK_OFFSET;
import static io.sockeye.collector.record.RowLayout.SOCKOPT_OFFSET;
import static io.sockeye.collector.record.RowLayout.TCLASS_OFFSET;
import static io.sockeye.collector.record.RowLayout.TOS_OFFSET;
import static io.sockeye.collector.record.RowLayout.V6ONLY_OFFSET;

import java.util.List;

import io.sockeye.collector.record.Told;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields of Internet sockets that the kernel tells each by an attribute of its own. */
final class AttributeFields {
    static final List<Field> ALL = List.of(
            Field.number("mark", MARK_OFFSET, Width.U32)
                    .when(Details.told(Told.MARK))
                    .needing(Need.UNASKED)
                    .says("Mark of the socket's packets; told only to who has CAP_NET_ADMIN."),
            Field.number("tos", TOS_OFFSET, Width.U8)
                    .when(Details.told(Told.TOS))
                    .needing(Need.TOS)
                    .says("Type of service of IPv4 packets; an IPv6 socket has it for IPv4."),
            Field.number("tclass", TCLASS_OFFSET, Width.U8)
                    .when(Details.told(Told.TCLASS))
                    .needing(Need.TCLASS)
                    .says("Traffic class of IPv6 packets."),
            Field.number("class_id", CLASS_ID_OFFSET, Width.U32)
                    .when(Details.told(Told.CLASS_ID))
                    .needing(Need.TCLASS)
                    .says("Class of traffic control by net_cls; where there is none, the socket's priority."),
            Field.flag("v6only", V6ONLY_OFFSET, Width.U8, -1)
                    .when(Details.told(Told.V6ONLY))
                    .needing(Need.UNASKED)
                    .says("Whether an IPv6 socket without a peer refuses IPv4."),
            Field.flags("sockopt", SOCKOPT_OFFSET, Width.U16, SocketWords.SOCKET_OPTIONS)
                    .when(Details.told(Told.SOCKOPT))
                    .needing(Need.UNASKED)
                    .says("Options of the socket that are set, by the kernel's words."));

    private AttributeFields() {}
}
