package io.sockeye.cli.doctor;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.check.Checks;

/** The JSON Schema 2020-12 of a finding. Threads: stateless. */
public final class FindingSchema {
    /** The title of the schema, and the word by which it is asked for. */
    public static final String KIND = "findings";

    private FindingSchema() {}

    /** {@return the schema of one finding as an object, whole lines} */
    public static String text() {
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "%s",
                  "type": "object",
                  "properties": {
                    "check": {
                      "description": "The check that has found it.",
                      "enum": [%s]
                    },
                    "severity": {
                      "description": "How grave it is.",
                      "enum": ["warning", "critical"]
                    },
                    "summary": {
                      "description": "What is so, in one sentence with its numbers; it may hold names from outside.",
                      "type": "string"
                    },
                    "subject": {
                      "description": "What it is about: fields by their names.",
                      "type": "object",
                      "additionalProperties": {"type": ["string", "integer"]}
                    },
                    "evidence": {
                      "description": "Rows that prove it.",
                      "type": "array",
                      "maxItems": %d,
                      "items": {
                        "type": "object",
                        "additionalProperties": {"type": ["string", "integer"]}
                      }
                    },
                    "more_evidence": {
                      "description": "How many more such rows there are.",
                      "type": "integer",
                      "minimum": 0
                    },
                    "advice": {
                      "description": "What to do; nothing in it is from outside.",
                      "type": "string"
                    },
                    "recheck": {
                      "description": "How to see that it helped.",
                      "type": "string"
                    },
                    "references": {
                      "description": "Where it is written.",
                      "type": "array",
                      "items": {"type": "string"}
                    }
                  },
                  "required": [
                    "check", "severity", "summary", "subject", "evidence", "more_evidence", "advice", "recheck",
                    "references"
                  ],
                  "additionalProperties": false
                }
                """.formatted(KIND, names(Checks.all()), Evidence.MAX_ROWS);
    }

    private static String names(final List<Check> checks) {
        final StringBuilder names = new StringBuilder();
        for (final Check check : checks) {
            names.append(names.isEmpty() ? "\"" : ", \"")
                    .append(check.description().name())
                    .append('"');
        }
        return names.toString();
    }
}
