/** Prometheus' web configuration file, read and checked, each setting with the line it stands in. */
package io.sockeye.cli.serve.http.config;
