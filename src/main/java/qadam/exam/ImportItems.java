package qadam.exam;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import qadam.catalog.Programme;
import qadam.catalog.reading.BankReading;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.ProgrammeFile;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;

/** {@code ./qadam import items FILE}: makes the file's items an exam's sealed bank. A file with a mistake changes nothing. */
@Command(name = "items", mixinStandardHelpOptions = true, description = "Makes the items of a file an exam''s sealed bank, encrypted at rest.")
public final class ImportItems implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Bank file in the format of docs/authors.md; keep it out of the repository.")
    Path file;
    @Option(names = "--exam", defaultValue = "ai-for-everyone", description = "The exam that draws from it (default ${DEFAULT-VALUE}).")
    String exam;
    @Option(names = "--data", defaultValue = "data", description = "The server''s data folder (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    String database;
    @Option(names = "--courses", defaultValue = "${env:QADAM_COURSES:-courses}", description = "Folder of courses (default ${DEFAULT-VALUE}).")
    Path courses;

    private final InstantSource clock;

    public ImportItems(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Programme programme = ProgrammeFile.read(courses);
        CourseReader reader = new CourseReader(CompetenceFile.read(), java.util.Set.copyOf(programme.tracks().stream().map(Programme.Track::id).toList()));
        BankReading bank = reader.readBank(file.getFileName().toString(), Files.readString(file));
        if (bank.hasMistakes()) {
            Texts texts = new Texts();
            bank.mistakes().forEach(mistake -> System.err.println(mistake.line(texts, Language.EN)));
            return 1;
        }
        try (Database opened = Database.open(database, data)) {
            int version = new ItemBanks(opened, data).replace(exam, bank.items(), clock.instant());
            System.out.println(exam + ": " + bank.items().size() + " sealed items, version " + version);
        }
        return 0;
    }
}
