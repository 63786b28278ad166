/**
 * The one list of fields for each kind of row: what a row says, by name, and how it is read. Formats, schema and help
 * come from it, and nowhere else. A field is bound once for a listing; reading a row then neither looks anything up nor
 * allocates.
 */
package io.sockeye.collector.field;
