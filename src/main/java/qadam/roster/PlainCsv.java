package qadam.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/**
 * Our own template: a line for each person in each class. Read as if it were OneRoster: what each line says of places, people and classes
 * is asked for part by part.
 */
final class PlainCsv implements RosterFile {
    private static final Map<String, String> ROLES = Map.of("pupil", "student", "teacher", "teacher", "head", "principal", "invigilator", "proctor", "staff", "aide");
    private static final char JOINT = '\u001F';

    private final Source source;
    private final String file;
    private final long size;
    private final Cells cells;
    private final Bounds bounds;
    private final Map<String, String> headings = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Set<String> encodings = new TreeSet<>();

    /** Opens the bytes anew. */
    private interface Source {
        InputStream open() throws IOException;
    }

    private PlainCsv(Source source, String file, long size, Cells cells, Bounds bounds, Texts texts) {
        this.source = source;
        this.file = file;
        this.size = size;
        this.cells = cells;
        this.bounds = bounds;
        for (Language language : Language.values()) {
            Part.PLAIN.columns().forEach(column -> headings.put(folded(texts.text(language, "roster.column." + column)), column));
            ROLES.forEach((ours, theirs) -> roles.put(folded(texts.text(language, "roster.role." + ours)), theirs));
        }
        Part.PLAIN.columns().forEach(column -> headings.put(folded(column), column));
    }

    static PlainCsv of(Path path, Cells cells, Bounds bounds, Texts texts) {
        try {
            long size = Files.size(path);
            if (size > bounds.bytes()) {   // said at once, not after an hour
                throw new Refusal(RosterProblem.TOO_LARGE, Map.of("megabytes", bounds.bytes() / 1_000_000));
            }
            return new PlainCsv(() -> Files.newInputStream(path), path.getFileName().toString(), size, cells, bounds, texts);
        } catch (IOException unreadable) {
            throw new Refusal(RosterProblem.UNREADABLE, Map.of("file", path.getFileName().toString()));
        }
    }

    static PlainCsv of(byte[] bytes, String file, Cells cells, Bounds bounds, Texts texts) {
        return new PlainCsv(() -> new ByteArrayInputStream(bytes), file, bytes.length, cells, bounds, texts);
    }

    private static String folded(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("\\s+", " ");
    }

    @Override
    public Set<Part> parts() {
        return EnumSet.of(Part.ORGS, Part.CLASSES, Part.USERS, Part.ROLES, Part.ENROLLMENTS);
    }

    @Override
    public void read(Part part, Taker taker, LongConsumer progress) {
        Lines lines = new Lines(part, taker);
        try (InputStream in = new BoundedStream(source.open(), bounds.bytes(), -1, progress)) {
            Encoding encoding = new CsvRows(Part.PLAIN, file, cells, heading -> Optional.ofNullable(headings.get(folded(heading))), bounds.rows()).read(in, lines);
            if (!encoding.name().equals("UTF-8")) {
                encodings.add(file + ": " + encoding.name());
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new Refusal(RosterProblem.UNREADABLE, Map.of("file", file));
        }
    }

    @Override
    public long bytes() {
        return size * (parts().size() + 1);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Notes notes() {
        return new Notes(List.copyOf(encodings), List.of());
    }

    @Override
    public void close() {
        // each reading closes its own
    }

    /** Turns lines into the rows of one part. What is wrong with a line is said once, with the people. */
    private final class Lines implements Taker {
        private final Part part;
        private final Taker taker;
        private final Set<String> told = new HashSet<>();
        private final Map<String, Named> named = new HashMap<>();

        private record Named(String name, long line) {
        }

        private Lines(Part part, Taker taker) {
            this.part = part;
            this.taker = taker;
        }

        @Override
        public void refuse(Refused refused) {
            if (part == Part.USERS) {
                taker.refuse(refused);
            }
        }

        @Override
        public void take(Row line) {
            String role = roles.get(folded(line.get("role")));
            Optional<Reason> wrong = wrong(line, role);
            if (wrong.isPresent()) {
                refuse(Refused.of(line, wrong.get()));
                return;
            }
            String place = "@" + folded(line.get("organisation"));   // without an organisation it is the place itself
            String group = line.get("class").isEmpty() ? "" : place + JOINT + folded(line.get("class"));
            switch (part) {
                case ORGS -> once(line, place, List.of(place, "", line.get("organisation"), "school", line.get("organisation"), ""));
                case CLASSES -> once(line, group, List.of(group, "", line.get("class"), line.get("grade"), place));
                case USERS -> person(line);
                case ROLES -> once(line, line.get("external_id") + JOINT + role + JOINT + place, List.of("", "", line.get("external_id"), role, "", "", place));
                case ENROLLMENTS -> once(line, group.isEmpty() ? "" : line.get("external_id") + JOINT + role + JOINT + group,
                    List.of("", "", group, line.get("external_id"), role.equals("student") || role.equals("teacher") ? role : "member", "", ""));
                case SESSIONS, COURSES, PLAIN -> throw new IllegalArgumentException(part.code());
            }
        }

        private Optional<Reason> wrong(Row line, String role) {
            if (line.get("external_id").isEmpty() || line.get("family_name").isEmpty() && line.get("given_name").isEmpty() || line.get("role").isEmpty()) {
                return Optional.of(Reason.MISSING);
            }
            if (role == null) {
                return Optional.of(Reason.ROLE_UNKNOWN);
            }
            return role.equals("student") && line.get("class").isEmpty() ? Optional.of(Reason.MISSING) : Optional.empty();
        }

        /** @param key empty for what the line does not tell */
        private void once(Row line, String key, List<String> values) {
            if (!key.isEmpty() && told.add(key)) {
                taker.take(new Row(part, file, line.line(), values, Optional.empty()));
            }
        }

        /** Somebody may stand in several lines, for several classes, and is then called the same. */
        private void person(Row line) {
            Named now = new Named(line.get("family_name") + JOINT + line.get("given_name"), line.line());
            Named before = named.putIfAbsent(line.get("external_id"), now);
            if (before == null) {
                List<String> values = new ArrayList<>(List.of(line.get("external_id"), "", "true", line.get("given_name"), line.get("family_name"), "", "", "", ""));
                taker.take(new Row(Part.USERS, file, line.line(), values, line.tag()));
            } else if (!before.name.equals(now.name)) {
                taker.refuse(Refused.of(line, Reason.DOUBLE, before.line));
            }
        }
    }
}
