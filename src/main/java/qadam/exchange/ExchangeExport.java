package qadam.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Leaving;

/** What a person has asked, for the download of their data; when they leave, nothing says any more whose the log's rows are. */
final class ExchangeExport implements Exporter {
    private static final int MOST = 100_000;

    private final ExchangeStore log;
    private final AskerStore askers;
    private final TotalStore totals;
    private final SealedWords words;

    ExchangeExport(ExchangeStore log, AskerStore askers, TotalStore totals, SealedWords words) {
        this.log = log;
        this.askers = askers;
        this.totals = totals;
        this.words = words;
    }

    @Override
    public String name() {
        return "exchanges";
    }

    @Override
    public Set<String> tables() {
        return Set.of("exchanges", "exchange_askers", "exchange_words", "exchange_days");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("asked", log.of(handle, person, MOST).stream().map(ExchangeExport::line).toList());
        all.put("words", words.export(handle, person));
        all.put("days", totals.days(handle, person));
        return all;
    }

    private static Map<String, Object> line(ExchangeStore.Row row) {
        Entry entry = row.entry();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", entry.id().toString());
        line.put("pseudonym", row.asker().toString());
        line.put("at", row.at().toString());
        line.put("kind", entry.kind().code());
        line.put("language", entry.language().tag());
        line.put("prompt_version", entry.promptVersion());
        line.put("passages", entry.passages());
        line.put("course", entry.course().orElse(""));
        line.put("model", entry.model().orElse(""));
        line.put("model_hash", entry.modelHash().orElse(""));
        line.put("parameters", entry.parameters());
        line.put("verdicts", entry.verdicts());
        line.put("first_millis", entry.first().toMillis());
        line.put("whole_millis", entry.whole().toMillis());
        line.put("asked_tokens", entry.tokens().asked());
        line.put("answered_tokens", entry.tokens().answered());
        return line;
    }

    @Override
    public void erase(Handle handle, Leaving leaving) {
        words.erase(handle, leaving.person(), Optional.empty());
        askers.erase(handle, leaving.person());
        totals.eraseDays(handle, leaving.person());
    }
}
