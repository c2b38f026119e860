package qadam.bench.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import qadam.world.Databases;
import qadam.world.SealedBank;

/** A data folder as after its first start, with an invented bank of questions for the exam: made once, copied for each part. */
final class Template {
    private static Path made;

    private Template() {
    }

    static synchronized Path copyTo(Path folder) throws Exception {
        if (made == null) {
            Path data = Databases.folder().resolve("data");
            try (Served served = new Served(data)) {
                served.start();
                Process bank = served.beside("import", "items", SealedBank.write(Parts.room()).toString(), "--exam", "ai-for-everyone");
                if (bank.waitFor() != 0) {
                    throw new IllegalStateException("the bank of questions could not be imported");
                }
            }
            made = data;
        }
        return copy(made, folder);
    }

    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !each.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }
}
