package qadam.editing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.catalog.reading.TextAddress;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;

final class SuggestionStore {
    private static final int MOST_SHOWN = 300;

    long add(Handle handle, NewSuggestion suggestion, Instant now) {
        return handle.createQuery("""
                insert into text_suggestions (course, address, base_version, text_before, text_after, why, suggested_by, suggested_at, state, answer)
                values (:course, :address, :version, :before, :after, :why, :by, :now, 'OPEN', '') returning number""")
            .bind("course", suggestion.course()).bind("address", suggestion.address().toString()).bind("version", suggestion.baseVersion())
            .bind("before", suggestion.before()).bind("after", suggestion.after()).bind("why", suggestion.why())
            .bind("by", suggestion.by()).bind("now", now).mapTo(Long.class).one();
    }

    Optional<Suggestion> find(Handle handle, long number) {
        return handle.createQuery("select * from text_suggestions where number = :number").bind("number", number)
            .map(SuggestionStore::suggestion).findOne();
    }

    /** Of one course in this state, oldest first. */
    List<Suggestion> of(Handle handle, String course, SuggestionState state) {
        return handle.createQuery("select * from text_suggestions where course = :course and state = :state order by answered_at, number")
            .bind("course", course).bind("state", state).map(SuggestionStore::suggestion).list();
    }

    /** All that was ever suggested for one course and not refused or withdrawn, oldest first. */
    List<Suggestion> lasting(Handle handle, String course) {
        return handle.createQuery("""
                select * from text_suggestions where course = :course and state in ('ACCEPTED', 'PUBLISHED') order by answered_at, number""")
            .bind("course", course).map(SuggestionStore::suggestion).list();
    }

    /** Of all courses, newest first. */
    List<Suggestion> inState(Handle handle, SuggestionState state) {
        return handle.createQuery("select * from text_suggestions where state = :state order by number desc limit :most")
            .bind("state", state).bind("most", MOST_SHOWN).map(SuggestionStore::suggestion).list();
    }

    /** One person's own, newest first. */
    List<Suggestion> by(Handle handle, UUID person) {
        return handle.createQuery("select * from text_suggestions where suggested_by = :person order by number desc limit :most")
            .bind("person", person).bind("most", MOST_SHOWN).map(SuggestionStore::suggestion).list();
    }

    Map<String, Integer> openByCourse(Handle handle) {
        return handle.createQuery("select course, count(*) as open from text_suggestions where state = 'OPEN' group by course")
            .reduceRows(new HashMap<>(), (counts, row) -> {
                counts.put(row.getColumn("course", String.class), row.getColumn("open", Integer.class));
                return counts;
            });
    }

    /** An answer of one person to a suggestion that stood in the first state. False when it does not stand there any more. */
    boolean answer(Handle handle, long number, SuggestionState from, SuggestionState to, UUID by, String words, Instant now) {
        return handle.createUpdate("""
                update text_suggestions set state = :to, answered_by = :by, answered_at = :now, answer = :words
                where number = :number and state = :from""")
            .bind("to", to).bind("by", by).bind("now", now).bind("words", words).bind("number", number).bind("from", from).execute() == 1;
    }

    boolean publish(Handle handle, long number, int version) {
        return handle.createUpdate("""
                update text_suggestions set state = 'PUBLISHED', published_in = :version where number = :number and state = 'ACCEPTED'""")
            .bind("version", version).bind("number", number).execute() == 1;
    }

    void join(PersonJoined joined) {
        joined.moveBy("suggested_by", "text_suggestions", "number");
    }

    /** The rows stay, for a course must be able to say how it came to be; nothing in them says any more whose they were. */
    void erase(Handle handle, UUID person, UUID nobody) {
        handle.createUpdate("update text_suggestions set suggested_by = :nobody, why = '' where suggested_by = :person")
            .bind("nobody", nobody).bind("person", person).execute();
        handle.createUpdate("update text_suggestions set answered_by = :nobody, answer = '' where answered_by = :person")
            .bind("nobody", nobody).bind("person", person).execute();
    }

    private static Suggestion suggestion(ResultSet row, StatementContext context) throws SQLException {
        int published = row.getInt("published_in");
        Optional<Integer> publishedIn = row.wasNull() ? Optional.empty() : Optional.of(published);
        long answered = row.getLong("answered_at");
        Optional<Instant> answeredAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(answered));
        return new Suggestion(row.getLong("number"), row.getString("course"), TextAddress.parse(row.getString("address")).orElseThrow(),
            row.getInt("base_version"), row.getString("text_before"), row.getString("text_after"), row.getString("why"),
            Ids.uuid(row.getBytes("suggested_by")), Instant.ofEpochMilli(row.getLong("suggested_at")),
            SuggestionState.valueOf(row.getString("state")), Optional.ofNullable(row.getBytes("answered_by")).map(Ids::uuid), answeredAt,
            row.getString("answer"), publishedIn);
    }
}
