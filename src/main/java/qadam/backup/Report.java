package qadam.backup;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** What is printed of a backup and of its restore: the same lines, so that they can be laid side by side. */
final class Report {
    private final Texts texts = new Texts();
    private final Language language;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    Report(Language language) {
        this.language = language;
    }

    /** Does it, and says it or why not. @param done the message that ends it */
    int of(Supplier<Made> deed, String done) {
        try {
            Made made = deed.get();
            print(made);
            say(done, Map.of("file", made.path().toString(), "bytes", made.bytes(), "node", String.valueOf(made.node()), "seconds", made.took().toMillis() / 1000.0));
            if (!made.manifest().holdsDatabase()) {
                say("backup.postgresql", Map.of());
            }
            return 0;
        } catch (Refusal refused) {
            say(refused.problem().key(), refused.values());
        } catch (UncheckedIOException failed) {
            say("backup.failed", Map.of("reason", failed.getCause().toString()));
        }
        return 1;
    }

    private void print(Made made) {
        Manifest manifest = made.manifest();
        Contents contents = manifest.contents();
        out.println("Qadam " + manifest.program() + ", " + manifest.madeAt() + ", " + manifest.database() + ", schema " + contents.schema()
            + ", node " + manifest.node() + ", highest step " + contents.highestStep() + (contents.origin() == null ? "" : ", " + contents.origin()));
        contents.rows().forEach((table, rows) -> out.printf("  %12d  %s%n", rows, table));
        manifest.parts().forEach(part -> out.printf("  %s  %12d  %s%n", part.sha256(), part.size(), part.name()));
    }

    void say(String key, Map<String, ?> values) {
        out.println(texts.text(language, key, values));
    }
}
