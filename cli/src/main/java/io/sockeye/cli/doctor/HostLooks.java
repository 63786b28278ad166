package io.sockeye.cli.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.MessageOutput;
import io.sockeye.collector.look.Answer;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.ListeningPorts;
import io.sockeye.collector.look.Look;
import io.sockeye.collector.look.Questionnaire;
import io.sockeye.collector.look.SocketQuestion;

/** Looks at a host. Confined to one thread. */
final class HostLooks {
    private static final int PORTS = 1 << 16;

    private final ListingContext context;
    private final SocketFeeds feeds;
    private final HostFiles files;
    private String said = "";
    private boolean isWhole = true;

    HostLooks(final ListingContext context, final SocketFeeds feeds, final HostFiles files) {
        this.context = context;
        this.feeds = feeds;
        this.files = files;
    }

    /** {@return whether all sockets that were asked for could be told} */
    boolean isWhole() {
        return isWhole;
    }

    /** {@return the ports that somebody listens on} */
    ListeningPorts listening() throws IOException {
        final SocketQuestion question = SocketQuestion.where("protocol = tcp and state listening")
                .by("local_port")
                .top(PORTS)
                .build();
        final ListeningPorts ports = new ListeningPorts();
        for (final Group group :
                answers(new Questionnaire(List.of(question))).get(question).groups()) {
            ports.add((int) group.number("local_port"));
        }
        return ports;
    }

    /** Look at the host as it is now. */
    Look look(final Questionnaire questionnaire) throws IOException {
        final long start = System.nanoTime();
        final Counters counters = Counters.read(files);
        return new Look(start, answers(questionnaire), counters);
    }

    private Map<SocketQuestion, Answer> answers(final Questionnaire questionnaire) throws IOException {
        final ByteArrayOutputStream words = new ByteArrayOutputStream();
        final ListingContext chosen = context(questionnaire, words);
        final RowFeed feed = feeds.sockets(chosen);
        boolean isAnswered = false;
        try (QuestionRound round = new QuestionRound(chosen, questionnaire)) {
            round.begin(feed.fields().kind(), false);
            isWhole &= feed.feed(round) == 0;
            isAnswered = true;
        } finally {
            if (!isAnswered) {
                questionnaire.abandon();
            }
            sayOnce(words.toString(StandardCharsets.ISO_8859_1));
        }
        return questionnaire.finish();
    }

    private ListingContext context(final Questionnaire questionnaire, final ByteArrayOutputStream words) {
        return new ListingContext(
                context.name(),
                context.options(),
                context.root(),
                context.names(),
                context.out(),
                MessageOutput.to(words),
                new QuestionChoice(questionnaire));
    }

    /** What the first look has said the second need not say again. */
    private void sayOnce(final String words) {
        if (!words.equals(said)) {
            context.err().print(words);
            said = words;
        }
    }
}
