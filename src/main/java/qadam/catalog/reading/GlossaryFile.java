package qadam.catalog.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.catalog.Glossary;

/** Reads {@code glossary.yaml}. Nobody's lesson stops for it: what cannot be read is told on the log and left out. */
public final class GlossaryFile {
    private static final Logger LOG = LoggerFactory.getLogger(GlossaryFile.class);
    private static final String FILE = "glossary.yaml";

    private GlossaryFile() {
    }

    /** @param courses the folder of courses, in which the file lies */
    public static Glossary read(Path courses) {
        try {
            Mistakes mistakes = new Mistakes();
            Glossary glossary = Files.exists(courses.resolve(FILE)) ? read(Files.readString(courses.resolve(FILE)), mistakes) : Glossary.EMPTY;
            if (!mistakes.all().isEmpty()) {
                LOG.warn("the glossary has mistakes: {}", mistakes.all().stream().map(mistake -> FILE + ":" + mistake.line() + " " + mistake.rule()).collect(Collectors.joining(", ")));
            }
            return glossary;
        } catch (IOException unreadable) {
            LOG.warn("the glossary cannot be read", unreadable);
            return Glossary.EMPTY;
        }
    }

    static Glossary read(String text, Mistakes mistakes) {
        YamlMap file = YamlFile.read(text, mistakes.at(FILE, 1));
        int version = file.number("version", 1, 100_000);
        List<Glossary.Term> terms = file.maps("terms").stream().map(GlossaryFile::term).toList();
        file.noOthers();
        return new Glossary(version, terms);
    }

    private static Glossary.Term term(YamlMap map) {
        Glossary.Term term = new Glossary.Term(Names.checked(map.text("id")), map.localized("words"), map.localized("note"), map.text("source").text());
        map.noOthers();
        return term;
    }
}
