package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.GroupRecord;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields of multicast groups. */
public final class GroupFields {
    /** The list. */
    public static final FieldList LIST = new FieldList(
            "groups",
            List.of(
                    TimeField.of(),
                    Field.text(
                                    "interface",
                                    GroupRecord.NAME_LENGTH_OFFSET,
                                    Width.U8,
                                    GroupRecord.NAME_OFFSET,
                                    GroupRecord.MAX_NAME_LENGTH)
                            .when(Presence.byteIn(GroupRecord.ASTRAY_OFFSET, 1))
                            .byDefault()
                            .says("Interface that is a member; absent where its line in /proc makes no sense."),
                    Field.word("family", GroupRecord.FAMILY_OFFSET, Width.U8, SocketWords.FAMILIES)
                            .byDefault()
                            .always()
                            .says("Address family."),
                    Field.address("group", GroupRecord.FAMILY_OFFSET, GroupRecord.GROUP_OFFSET)
                            .byDefault()
                            .always()
                            .says("Address of the group."),
                    Field.number("users", GroupRecord.USERS_OFFSET, Width.U32)
                            .when(Presence.byteIn(GroupRecord.UNCOUNTED_OFFSET, 1))
                            .byDefault()
                            .says("How often the group was joined.")));

    private GroupFields() {}
}
