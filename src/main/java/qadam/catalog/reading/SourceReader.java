package qadam.catalog.reading;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Source;

/** Reads the sources of a lesson: at least two, since one is only somebody's word. */
final class SourceReader {
    private static final int FEWEST = 2;

    private SourceReader() {
    }

    static List<Source> read(YamlMap lesson) {
        return read(lesson, FEWEST);
    }

    static List<Source> read(YamlMap lesson, int fewest) {
        List<Source> sources = lesson.maps("sources").stream().map(SourceReader::source).toList();
        if (sources.size() < fewest) {
            lesson.at("sources").note(Rule.SOURCES_FEW, "count", sources.size(), "least", fewest);
        }
        return sources;
    }

    private static Source source(YamlMap map) {
        Source source = new Source(map.text("title").text(), map.text("by").text(), map.text("where").text(), url(map.optional("url")));
        map.noOthers();
        return source;
    }

    private static Optional<String> url(YamlText url) {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!Links.isWeb(url.text())) {
            url.at().note(Rule.LINK_REFUSED, "link", url.text());
            return Optional.empty();
        }
        return Optional.of(url.text());
    }
}
