package qadam.catalog.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.catalog.Programme;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Reads {@code programme.yaml}: the national target this installation counts towards. */
public final class ProgrammeFile {
    private static final String FILE = "programme.yaml";
    private static final Set<String> MODES = Set.of("online", "supervised");

    private ProgrammeFile() {
    }

    /** @param courses the folder of courses, in which the file lies */
    public static Path in(Path courses) {
        return courses.resolve(FILE);
    }

    /** @throws IllegalStateException naming the lines that are wrong; an installation cannot count without its programme */
    public static Programme read(Path courses) {
        try {
            Mistakes mistakes = new Mistakes();
            Programme programme = read(Files.readString(in(courses)), mistakes);
            if (!mistakes.all().isEmpty()) {
                Texts texts = new Texts();
                throw new IllegalStateException(mistakes.all().stream().map(mistake -> mistake.line(texts, Language.EN)).collect(Collectors.joining("; ")));
            }
            return programme;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Programme read(String text, Mistakes mistakes) {
        YamlMap file = YamlFile.read(text, mistakes.at(FILE, 1));
        List<Programme.Track> tracks = file.maps("tracks").stream().map(ProgrammeFile::track).toList();
        Set<String> trackIds = tracks.stream().map(Programme.Track::id).collect(Collectors.toSet());
        int year = file.number("year", 2020, 2200);
        Programme programme = new Programme(Names.checked(file.text("id")), file.number("version", 1, 1_000),
            year, file.number("target", 1, 100_000_000), file.localized("title"), tracks,
            day(file, "first_day", LocalDate.of(year, 1, 1)), day(file, "last_day", LocalDate.of(year, 12, 31)),
            known(file, "counted_tracks", trackIds), known(file, "counted_modes", MODES));
        file.noOthers();
        return programme;
    }

    /** A day of the programme's year, {@code 2026-12-31}; the usual one when the file says none. */
    private static LocalDate day(YamlMap file, String key, LocalDate usual) {
        YamlText text = file.optional(key);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            LocalDate day = LocalDate.parse(text.text());
            if (day.getYear() == usual.getYear()) {
                return day;
            }
        } catch (DateTimeParseException noDay) {
            // noted below
        }
        text.at().note(Rule.VALUE_WRONG, "key", key, "value", text.text());
        return usual;
    }

    private static Programme.Track track(YamlMap map) {
        Programme.Track track = new Programme.Track(Names.checked(map.text("id")), map.localized("title"), map.localized("summary"));
        map.noOthers();
        return track;
    }

    private static Set<String> known(YamlMap file, String key, Set<String> allowed) {
        Set<String> known = new HashSet<>();
        for (YamlText text : file.texts(key)) {
            if (!allowed.contains(text.text())) {
                text.at().note(Rule.VALUE_WRONG, "key", key, "value", text.text());
            }
            known.add(text.text());
        }
        return Set.copyOf(known);
    }
}
