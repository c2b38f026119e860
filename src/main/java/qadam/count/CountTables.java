package qadam.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import qadam.catalog.Programme;
import qadam.shared.Region;
import qadam.shared.Regions;
import qadam.shared.Language;
import qadam.shared.Texts;

/** The breakdowns with the reader's words beside the codes. */
final class CountTables {
    private final Count count;
    private final Regions regions;
    private final Language language;
    private final Texts texts;

    CountTables(Count count, Regions regions, Language language, Texts texts) {
        this.count = count;
        this.regions = regions;
        this.language = language;
        this.texts = texts;
    }

    List<CountRow> tracks() {
        return count.programme().tracks().stream().filter(track -> count.tracks().contains(track.id()))
            .map((Programme.Track track) -> row(Dimension.TRACK, track.id(), track.title().in(language))).toList();
    }

    List<CountRow> levels() {
        return List.of(row(Dimension.LEVEL, "1", texts.text(language, "count.level.understand")),
            row(Dimension.LEVEL, "2", texts.text(language, "count.level.apply")),
            row(Dimension.LEVEL, "3", texts.text(language, "count.level.create")),
            row(Dimension.LEVEL, "4", texts.text(language, "count.level.lead")));
    }

    /** All regions, so that a missing one does not tell that nobody is there. */
    List<CountRow> regions() {
        List<CountRow> rows = new ArrayList<>(regions.sorted(language).stream()
            .map((Region region) -> row(Dimension.REGION, region.id(), region.name().in(language))).toList());
        count.values(Dimension.REGION).stream().filter(region -> regions.find(region).isEmpty())
            .forEach(country -> rows.add(row(Dimension.REGION, country, texts.text(language, "count.region.untold"))));
        return rows;
    }

    List<CountRow> weeks() {
        return count.values(Dimension.WEEK).stream().filter(CountTables::isWeek).map(week -> row(Dimension.WEEK, week, week)).toList();
    }

    /** Weeks, and whole months of those whose week would have shown too few. */
    List<CountRow> weeksAndMonths() {
        return count.values(Dimension.WEEK).stream().map(when -> row(Dimension.WEEK, when,
            isWeek(when) ? when : texts.text(language, "count.week.untold", Map.of("month", when)))).toList();
    }

    private static boolean isWeek(String when) {
        return when.indexOf('W') >= 0;
    }

    List<CountRow> modes() {
        return List.of(row(Dimension.MODE, "supervised", texts.text(language, "count.mode.supervised")),
            row(Dimension.MODE, "online", texts.text(language, "count.mode.online")));
    }

    private CountRow row(Dimension dimension, String value, String label) {
        return new CountRow(value, label, count.trained(dimension, value));
    }
}
