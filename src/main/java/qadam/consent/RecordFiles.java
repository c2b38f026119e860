package qadam.consent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.paper.Ornament;
import qadam.paper.Paper;
import qadam.paper.QrCode;
import qadam.shared.Language;
import tools.jackson.databind.json.JsonMapper;

/** The record as a guardian takes it along: for a machine, and on paper. */
final class RecordFiles {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STYLE = Paper.style("consent.css");

    private final Desk desk;

    RecordFiles(Desk desk) {
        this.desk = desk;
    }

    byte[] json(RecordView view) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "qadam-consent-1");
        all.put("pupil", view.pupil());
        all.put("holds", codes(view));
        all.put("versions", view.rows().stream().map(RecordFiles::line).toList());
        all.put("text", text(view.text()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    }

    private static List<String> codes(RecordView view) {
        return view.holds().stream().map(Purpose::code).sorted().toList();
    }

    static Map<String, Object> line(RecordView.Row row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("number", row.number());
        line.put("given_at", row.givenAt().toString());
        line.put("act", row.act().name());
        line.put("method", row.method().name());
        line.put("agreed_to", row.purposes().stream().map(Purpose::code).sorted().toList());
        line.put("guardian", row.guardian());
        line.put("relation", row.relation().map(Relation::code).orElse(""));
        line.put("text", row.edition());
        line.put("language", row.language());
        line.put("until", row.untilAt().toString());
        return line;
    }

    static Map<String, Object> text(ConsentText text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sha256", text.hash());
        fields.put("language", text.language().tag());
        List<Map<String, String>> lines = new ArrayList<>();
        text.lines().forEach(one -> lines.add(Map.of("field", one.code(), "label", one.label(), "says", one.value())));
        fields.put("fields", lines);
        return fields;
    }

    byte[] pdf(RecordView view, Language language, String link, Code code) {
        var page = desk.site().page(language, "", desk.site().texts().text(language, "consent.record.title"), "");
        byte[] html = desk.site().render("consent/recordPaper.jte", page, Map.of("style", STYLE, "view", view, "link", link, "code", code.spaced()));
        return Paper.print(html, Map.of("mark", Ornament::mark, "code", QrCode.of(link)), view.newest().givenAt());
    }
}
