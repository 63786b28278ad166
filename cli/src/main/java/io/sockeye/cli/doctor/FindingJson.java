package io.sockeye.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.cli.format.JsonTree;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Finding;

/** A finding as a JSON object. Threads: stateless. */
final class FindingJson {
    private FindingJson() {}

    /** The object of a finding, in UTF-8. */
    static byte[] of(final Finding finding) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("check", finding.check().name());
        object.put("severity", finding.severity().word());
        object.put("summary", finding.summary());
        object.put("subject", finding.subject());
        object.put("evidence", rows(finding.evidence()));
        object.put("more_evidence", finding.evidence().left());
        object.put("advice", finding.advice());
        object.put("recheck", finding.recheck());
        object.put("references", finding.check().references());
        return JsonTree.of(object);
    }

    private static List<Map<String, Object>> rows(final Evidence evidence) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final List<Object> values : evidence.rows()) {
            final Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                row.put(evidence.columns().get(i), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
