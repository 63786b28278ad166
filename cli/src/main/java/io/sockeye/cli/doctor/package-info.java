/** {@code sockeye doctor}: which checks are made, the looks at the host, and the findings as text and as JSON. */
package io.sockeye.cli.doctor;
