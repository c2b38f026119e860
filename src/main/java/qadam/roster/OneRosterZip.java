package qadam.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import qadam.shared.Refusal;

/** A OneRoster 1.2 CSV set (1EdTech, CSV binding 1.2): whole ({@code bulk}) files only, as its manifest says. */
final class OneRosterZip implements RosterFile {
    private static final String MANIFEST = "manifest.csv";
    private static final Set<Part> NEEDED = EnumSet.of(Part.ORGS, Part.USERS, Part.ROLES);

    private final Entries entries;
    private final Cells cells;
    private final Bounds bounds;
    private final Set<Part> parts;
    private final Set<String> encodings = new TreeSet<>();

    /** @throws Refusal when its manifest says that we cannot take it */
    OneRosterZip(Entries entries, Cells cells, Bounds bounds) {
        this.entries = entries;
        this.cells = cells;
        this.bounds = bounds;
        this.parts = parts(manifest());
    }

    private Map<String, String> manifest() {
        if (!entries.sizes().containsKey(MANIFEST)) {
            throw new Refusal(RosterProblem.NO_MANIFEST);
        }
        Map<String, String> said = new HashMap<>();
        try (var in = entries.open(MANIFEST, read -> { })) {
            byte[] bytes = in.readNBytes(64 * 1024);
            Encoding encoding = Encoding.of(bytes);
            new String(bytes, encoding.mark(), bytes.length - encoding.mark(), encoding.charset()).lines().map(line -> line.replace("\"", "").split(",", 2))
                .filter(pair -> pair.length == 2).forEach(pair -> said.put(pair[0].strip(), pair[1].strip()));
        } catch (IOException broken) {
            throw new Refusal(RosterProblem.UNREADABLE, Map.of("file", MANIFEST));
        }
        return said;
    }

    private Set<Part> parts(Map<String, String> said) {
        String version = said.getOrDefault("oneroster.version", "?");
        if (!version.equals("1.2")) {
            throw new Refusal(RosterProblem.VERSION, Map.of("version", version.length() > 20 ? version.substring(0, 20) : version));
        }
        Set<Part> told = EnumSet.noneOf(Part.class);
        for (Part part : EnumSet.complementOf(EnumSet.of(Part.PLAIN))) {
            String mode = said.getOrDefault("file." + part.file(), "absent");
            if (mode.equals("delta")) {
                throw new Refusal(RosterProblem.DELTA, Map.of("file", name(part)));
            }
            boolean there = entries.sizes().containsKey(name(part));
            if (mode.equals("bulk") != there || NEEDED.contains(part) && !there) {
                throw new Refusal(RosterProblem.PART_MISSING, Map.of("file", name(part)));
            }
            if (there) {
                told.add(part);
            }
        }
        if (told.contains(Part.ENROLLMENTS) && !told.contains(Part.CLASSES)) {
            throw new Refusal(RosterProblem.PART_MISSING, Map.of("file", name(Part.CLASSES)));
        }
        return told;
    }

    static String name(Part part) {
        return part.file() + ".csv";
    }

    @Override
    public Set<Part> parts() {
        return parts;
    }

    @Override
    public void read(Part part, Taker taker, LongConsumer progress) {
        String file = name(part);
        try (var in = entries.open(file, progress)) {
            Encoding encoding = new CsvRows(part, file, cells, heading -> Optional.of(heading).filter(part.columns()::contains), bounds.rows()).read(in, taker);
            if (!encoding.name().equals("UTF-8")) {
                encodings.add(file + ": " + encoding.name());
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new Refusal(RosterProblem.UNREADABLE, Map.of("file", file));
        }
    }

    @Override
    public long bytes() {
        return parts.stream().mapToLong(part -> entries.sizes().get(name(part)) * (part == Part.ROLES ? 2 : 1)).sum();
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public Notes notes() {
        Set<String> read = new TreeSet<>(Set.of(MANIFEST));
        parts.forEach(part -> read.add(name(part)));
        List<String> unread = new ArrayList<>(entries.sizes().keySet());
        unread.removeAll(read);
        return new Notes(List.copyOf(encodings), unread.stream().sorted().toList());
    }

    @Override
    public void close() {
        entries.close();
    }
}
