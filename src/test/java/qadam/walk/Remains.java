package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import qadam.shared.Database;
import qadam.world.Server;

/**
 * What a server keeps of a school's story, searched for what it was told and may not keep; and each time for something that it does keep: a search
 * that cannot find says nothing.
 */
record Remains(Server server, List<String> digits, List<String> words) {
    /** As the bytes lie: database, write-ahead log, public log, logs, what was put down for a moment, the console. */
    void noFileHoldsIt(String when) throws IOException {
        Traces traces = traces();
        assertThat(traces.inFiles(server.data())).as("files " + when).isEmpty();
        assertThat(traces.inFiles(server.temporary())).as("temporary files " + when).isEmpty();
        assertThat(traces.in(Dump.latin(server.log()))).as("console " + when).isEmpty();
        assertThat(kept().inFiles(server.data())).as("the search finds what is there").anyMatch(one -> one.startsWith(SchoolDesks.SCHOOL + " as UTF-8 in qadam.db"));
    }

    void noTableHoldsIt() {
        String dump = dump();
        assertThat(traces().in(dump)).as("database").isEmpty();
        assertThat(kept().in(dump)).as("the search finds what is there").contains(SchoolDesks.SCHOOL + " as UTF-8", SchoolDesks.BIN + " as UTF-8");
    }

    void theSearchFindsEachForm(Path planted) throws IOException {
        int forms = traces().plant(planted);
        assertThat(traces().inFiles(planted).stream().map(found -> found.replaceFirst(".* in ", "")).distinct()).hasSize(forms);
    }

    private Traces traces() {
        Traces traces = new Traces();
        digits.forEach(traces::digits);
        words.forEach(traces::words);
        return traces;
    }

    private static Traces kept() {
        Traces kept = new Traces();
        kept.words(SchoolDesks.SCHOOL);
        kept.digits(SchoolDesks.BIN);
        return kept;
    }

    private String dump() {
        try (Database database = Database.open(server.database(), server.data())) {
            return Dump.of(database);
        }
    }
}
