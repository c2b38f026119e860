package qadam.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;

/** What an author has typed and not sent: kept for them alone until they send it or throw it away. */
final class Drafts {
    private final TypedStore store = new TypedStore();
    private final SuggestionStore suggestions = new SuggestionStore();
    private final Workshop workshop;

    Drafts(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Keeps what is other than what stands there; what is the same needs no draft any more.
     *
     * @param seen hash of the text that the author had before them, by address
     */
    void keep(Desks.Scene scene, Map<TextAddress, String> typed, Function<TextAddress, String> seen) {
        Map<TextAddress, String> changed = changed(scene, typed);
        String course = scene.target().course();
        List<Suggestion> lasting = workshop.database().read(handle -> suggestions.lasting(handle, course));
        Map<TextAddress, String> before = new LinkedHashMap<>();
        changed.keySet().forEach(address -> before.put(address, seenText(scene, address, seen.apply(address), lasting)));
        workshop.database().write(handle -> {
            typed.keySet().stream().filter(address -> !changed.containsKey(address)).forEach(address -> store.remove(handle, scene.author(), course, address));
            changed.forEach((address, text) -> store.keep(handle, scene.author(), course,
                new Typed(address, before.get(address), text, workshop.clock().instant())));
            return null;
        });
    }

    /** The page may have been open for long: what its author saw is one of the texts that ever stood there. */
    private static String seenText(Desks.Scene scene, TextAddress address, String seen, List<Suggestion> lasting) {
        String now = SourceTexts.find(scene.copy().files(), address).orElse("");
        Stream<String> published = SourceTexts.find(scene.copy().base().files(), address).stream();
        Stream<String> earlier = lasting.stream().filter(suggestion -> suggestion.address().equals(address))
            .flatMap(suggestion -> Stream.of(suggestion.before(), suggestion.after()));
        return Stream.of(Stream.of(now), published, earlier).flatMap(texts -> texts).filter(text -> Desks.hash(text).equals(seen)).findFirst().orElse(now);
    }

    Map<TextAddress, String> changed(Desks.Scene scene, Map<TextAddress, String> typed) {
        Map<TextAddress, String> changed = new LinkedHashMap<>();
        typed.forEach((address, text) -> {
            if (!text.equals(SourceTexts.find(scene.copy().files(), address).orElse("").strip())) {
                changed.put(address, text);
            }
        });
        return changed;
    }

    void discard(Desks.Scene scene, Language language) {
        workshop.database().write(handle -> {
            scene.target().in(language).forEach(address -> store.remove(handle, scene.author(), scene.target().course(), address));
            return null;
        });
    }
}
