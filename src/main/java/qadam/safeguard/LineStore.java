package qadam.safeguard;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import qadam.shared.Language;

/** Help lines. */
final class LineStore {
    /** @param line its number is not looked at */
    void add(Handle handle, HelpLine line) {
        bind(handle.createUpdate("insert into help_lines (name, reach, languages, hours, source, checked_on) values (:name, :reach, :languages, :hours, :source, :checked)"), line)
            .execute();
    }

    boolean change(Handle handle, HelpLine line) {
        return bind(handle.createUpdate("""
            update help_lines set name = :name, reach = :reach, languages = :languages, hours = :hours, source = :source, checked_on = :checked
            where number = :number"""), line).bind("number", line.number()).execute() == 1;
    }

    private static Update bind(Update update, HelpLine line) {
        return update.bind("name", line.name()).bind("reach", line.reach()).bind("languages", line.languages().stream().map(Language::tag).sorted().collect(Collectors.joining(",")))
            .bind("hours", line.hours()).bind("source", line.source().toString()).bind("checked", line.checkedOn().toString());
    }

    boolean remove(Handle handle, long number) {
        return handle.createUpdate("delete from help_lines where number = :number").bind("number", number).execute() == 1;
    }

    List<HelpLine> all(Handle handle) {
        return handle.createQuery("select * from help_lines order by number").map((row, context) -> new HelpLine(row.getLong("number"), row.getString("name"),
            row.getString("reach"), Arrays.stream(row.getString("languages").split(",")).map(Language::of).flatMap(Optional::stream).collect(Collectors.toSet()),
            row.getString("hours"), URI.create(row.getString("source")), LocalDate.parse(row.getString("checked_on")))).list();
    }
}
