package io.sockeye.cli.doctor;

import io.sockeye.cli.listing.RowChoice;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.look.Questionnaire;
import io.sockeye.collector.query.SocketQuery;

/** The sockets that questions are about: in all states, those that the source can leave out left out. */
final class QuestionChoice extends RowChoice {
    private final Questionnaire questionnaire;

    QuestionChoice(final Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    @Override
    public int needs() {
        return questionnaire.filterNeeds();
    }

    @Override
    public boolean uses(final String name) {
        return questionnaire.filtersBy(name);
    }

    @Override
    public Selection selection(final Selection byOptions) {
        return Selection.ALL;
    }

    @Override
    public SocketQuery completed(final SocketQuery query) {
        return query.withDetails(query.details() | Need.details(needs())).withCondition(questionnaire.condition());
    }

    @Override
    public boolean needsNetlink() {
        return Need.isNetlinks(needs());
    }
}
