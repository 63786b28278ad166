package io.sockeye.cli.serve.look;

import java.util.List;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** Takes every look, to do more with it than to wait for scrapes. Called on the thread that looks. */
public interface LookTaker {
    /**
     * Tell, as part of a look, what became of those before.
     *
     * @param target to add to.
     */
    void add(List<MetricSnapshot> target);

    /**
     * Take a look. The next look waits for this to return: it must not wait for anybody itself.
     *
     * @param page what the look has come to.
     */
    void take(LookPage page);
}
