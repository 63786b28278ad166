package io.sockeye.cli.serve;

import java.io.InterruptedIOException;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;

import io.sockeye.cli.serve.http.Answer;
import io.sockeye.cli.serve.http.Page;
import io.sockeye.cli.serve.http.PageRequest;
import io.sockeye.cli.serve.look.LastLook;
import io.sockeye.cli.serve.look.LookPage;

/** The last look, in the format that is asked for. Threads: safe. */
final class MetricsPage implements Page {
    private static final int UNAVAILABLE = 503;

    private final ExpositionFormats formats = ExpositionFormats.init();
    private final LastLook last;

    MetricsPage(final LastLook last) {
        this.last = last;
    }

    @Override
    public Answer answer(final PageRequest request) throws InterruptedIOException {
        final LookPage page = take();
        if (page == null) {
            return Answer.text(UNAVAILABLE, "there was no look yet");
        }
        final ExpositionFormatWriter writer = formats.findWriter(request.accept());
        return page.in(writer);
    }

    private LookPage take() throws InterruptedIOException {
        try {
            return last.take();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
