package io.sockeye.cli;

import java.util.List;
import java.util.stream.Stream;

import io.sockeye.cli.command.SchemaText;
import io.sockeye.cli.doctor.FindingSchema;
import io.sockeye.cli.format.SchemaDocument;
import io.sockeye.collector.field.ConnectionFields;
import io.sockeye.collector.field.CounterFields;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.GroupFields;
import io.sockeye.collector.field.LegacyFields;
import io.sockeye.collector.field.LegacyRouteFields;
import io.sockeye.collector.field.LinkFields;
import io.sockeye.collector.field.MasqueradeFields;
import io.sockeye.collector.field.NeighbourFields;
import io.sockeye.collector.field.RouteFields;
import io.sockeye.collector.field.SocketFields;

/** The schemas of all modes, by the kinds of their rows, and that of findings. */
final class Schemas implements SchemaText {
    private static List<FieldList> lists() {
        return List.of(
                SocketFields.LIST,
                RouteFields.LIST,
                LinkFields.LIST,
                NeighbourFields.LIST,
                GroupFields.LIST,
                CounterFields.LIST,
                ConnectionFields.LIST,
                MasqueradeFields.LIST,
                LegacyFields.LIST,
                LegacyRouteFields.LIST);
    }

    @Override
    public String schema(final String mode) {
        for (final FieldList list : lists()) {
            if (list.kind().equals(mode)) {
                return SchemaDocument.of(list);
            }
        }
        return FindingSchema.KIND.equals(mode) ? FindingSchema.text() : null;
    }

    @Override
    public List<String> modes() {
        return Stream.concat(lists().stream().map(FieldList::kind), Stream.of(FindingSchema.KIND))
                .toList();
    }
}
