package qadam.count;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Edition;
import qadam.catalog.Programme;
import qadam.shared.Csv;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.FixedPage;
import tools.jackson.databind.json.JsonMapper;

/** The published numbers for programs and spreadsheets: the same as on the page, nothing more. */
final class CountFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private CountFiles() {
    }

    static FixedPage csv(Count count, CountTables tables, Standing standing) {
        Csv csv = new Csv().row(List.of("programme", "measure", "by", "value", "label", "number", "tree_size", "root", "rule", "independently_witnessed"));
        totals(count).forEach((measure, number) -> csv.row(row(standing, measure, "total", "", "", number.toString())));
        csv.row(row(standing, "supervised_share", "total", "", "", share(standing).map(Object::toString).orElse("")));
        tables(tables).forEach((by, rows) -> rows.forEach(row -> csv.row(row(standing, "trained", by, row.value(), row.label(),
            row.people().hidden() ? "<" + CountRule.SMALLEST_SHOWN : Long.toString(row.people().number())))));
        RefusalRow.all(count.refusals()).forEach(row -> refusals(row).forEach((measure, number) ->
            csv.row(row(standing, measure, "reason", row.rule().id(), "", RefusalRow.words(number)))));
        csv.row(row(standing, "not_trained", "reason", RefusalRow.NOBODY_CONFIRMED, "", Long.toString(count.declared())));
        return FixedPage.of(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv; charset=utf-8");
    }

    /** Each number with the state of which it was computed; "reached" and refusals are no numbers of the log. */
    private static List<String> row(Standing standing, String measure, String by, String value, String label, String number) {
        Optional<CountState> state = standing.state().filter(tree -> !measure.equals("reached") && !by.equals("reason"));
        return List.of(standing.programme().idAtVersion(), measure, by, value, label, number,
            state.map(tree -> Long.toString(tree.size())).orElse(""), state.map(CountState::rootInHex).orElse(""),
            state.map(tree -> Integer.toString(tree.rule())).orElse(""), state.map(tree -> Boolean.toString(standing.isIndependent())).orElse(""));
    }

    private static Optional<Double> share(Standing standing) {
        return standing.supervised().map(share -> Math.round(share * 100) / 100.0);
    }

    static FixedPage json(Count count, CountTables tables, Standing standing, Texts texts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("programme", count.programme().idAtVersion());
        json.put("demonstration", count.programme().isDemonstration());
        json.put("year", count.programme().year());
        json.put("target", count.programme().target());
        json.put("rule", CountRule.VERSION);
        json.put("log", count.state().map(state -> log(state, standing)).orElse(null));
        json.put("waiting_for_the_log", count.waiting());
        json.put("editions", count.editions().stream().map(CountFiles::edition).toList());
        json.putAll(totals(count));
        json.put("supervised_share", share(standing).orElse(null));
        json.put("not_shown_below", CountRule.SMALLEST_SHOWN);
        tables(tables).forEach((by, rows) -> json.put("trained_by_" + by, rows.stream().map(CountFiles::row).toList()));
        json.put("refusals", refusals(count));
        json.put("earlier", count.earlier().stream().map(CountFiles::earlier).toList());
        json.put("does_not_prove", doesNotProve(texts));
        return FixedPage.of(JSON.writeValueAsBytes(json), "application/json");
    }

    /** From what the change is measured. */
    private static Map<String, Object> earlier(Earlier earlier) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("before", earlier.span().code());
        json.put("published", earlier.at().toString());
        json.put("size", earlier.size());
        json.put("root", HexFormat.of().formatHex(earlier.root()));
        json.put("trained", earlier.trained());
        json.put("credentials_revoked", earlier.revoked());
        return json;
    }

    /** The sentences of the page, for whoever shows the number elsewhere. */
    private static Map<String, List<String>> doesNotProve(Texts texts) {
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            sentences.put(language.tag(), List.of(texts.text(language, "count.not.ghosts"), texts.text(language, "count.not.skill"),
                texts.text(language, "count.not.alone"), texts.text(language, "count.not.key"), texts.text(language, "count.not.bound")));
        }
        return sentences;
    }

    private static Map<String, Shown> refusals(RefusalRow row) {
        Map<String, Shown> numbers = new LinkedHashMap<>();
        numbers.put("refused", row.refused());
        numbers.put("being_checked", row.beingChecked());
        numbers.put("released", row.released());
        return numbers;
    }

    private static Map<String, Object> refusals(Count count) {
        List<Object> rows = new ArrayList<>();
        RefusalRow.all(count.refusals()).forEach(row -> {
            Map<String, Object> one = reason(row.rule().id());
            refusals(row).forEach((measure, number) -> one.put(measure, RefusalRow.json(number)));
            rows.add(one);
        });
        Map<String, Object> nobody = reason(RefusalRow.NOBODY_CONFIRMED);
        nobody.put("not_trained", count.declared());
        rows.add(nobody);
        Map<String, Object> all = new LinkedHashMap<>();   // in the same order at each start
        all.put("rules", count.refusals().version());
        all.put("by_reason", rows);
        return all;
    }

    private static Map<String, Object> reason(String id) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reason", id);
        return row;
    }

    private static Map<String, Object> log(CountState state, Standing standing) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("address", "/log");
        log.put("size", state.size());
        log.put("root", state.rootInHex());
        log.put("published", state.at().toString());
        log.put("independently_witnessed", standing.isIndependent());
        log.put("witnesses", standing.witnesses().stream().map(witness -> Map.of("name", witness.name(), "owner", witness.owner(),
            "independent", witness.independent(), "at", witness.at().toString())).toList());
        return log;
    }

    private static Map<String, Long> totals(Count count) {
        Map<String, Long> totals = new LinkedHashMap<>();
        totals.put("trained", count.trained());
        totals.put("declared", count.declared());
        totals.put("reached", count.reached());
        totals.put("credentials_issued", count.issued());
        totals.put("credentials_revoked", count.revoked());
        return totals;
    }

    private static Map<String, List<CountRow>> tables(CountTables tables) {
        Map<String, List<CountRow>> all = new LinkedHashMap<>();
        all.put("track", tables.tracks());
        all.put("level", tables.levels());
        all.put("region", tables.regions());
        all.put("week", tables.weeksAndMonths());
        all.put("mode", tables.modes());
        return all;
    }

    /** What a stranger needs to count by: each leaf names its edition. */
    private static Map<String, Object> edition(Edition edition) {
        Programme programme = edition.programme();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("edition", programme.idAtVersion());
        json.put("since", edition.sinceAt().toString());
        json.put("target", programme.target());
        json.put("first_day", programme.firstDay().toString());
        json.put("last_day", programme.lastDay().toString());
        json.put("counted_tracks", programme.countedTracks().stream().sorted().toList());
        json.put("counted_modes", programme.countedModes().stream().sorted().toList());
        return json;
    }

    private static Map<String, Object> row(CountRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", row.value());
        json.put("people", row.people().hidden() ? null : row.people().number());
        return json;
    }

    /** The language of the labels in the files: the spreadsheets of the office. */
    static final Language LABELS = Language.KK;
}
