package io.sockeye.cli.doctor;

import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.look.Questionnaire;
import io.sockeye.collector.record.RowSink;

/** A round whose rows answer questions. Confined to the thread that feeds; each sink to its own. */
final class QuestionRound extends FeedRound {
    private final Questionnaire questionnaire;

    QuestionRound(final ListingContext context, final Questionnaire questionnaire) {
        super(context, questionnaire.fields());
        this.questionnaire = questionnaire;
    }

    @Override
    protected RowSink sink(final int index, final ListingJoins own) {
        return questionnaire.sink(own);
    }
}
