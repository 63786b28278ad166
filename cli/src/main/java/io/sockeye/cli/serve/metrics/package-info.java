/** What was surveyed, as metrics of Prometheus' data model: one class for each subject. */
package io.sockeye.cli.serve.metrics;
