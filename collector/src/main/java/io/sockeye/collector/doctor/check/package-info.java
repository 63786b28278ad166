/** The checks, each a class of its own, and their list. */
package io.sockeye.collector.doctor.check;
