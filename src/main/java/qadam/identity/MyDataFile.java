package qadam.identity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import qadam.shared.Language;
import qadam.web.Page;
import qadam.web.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything held on a person in one file to keep: for programs as JSON, for the person as a page that needs no network. */
final class MyDataFile {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String STYLE = "css/qadam.css";

    private MyDataFile() {
    }

    /** Written piece by piece. @param beside adds what lies beside the document */
    static void write(OutputStream out, Site site, Language language, Map<String, Object> data, Consumer<DataFiles> beside) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "README.txt", readme(site, language).getBytes(StandardCharsets.UTF_8));
            add(zip, "my-data.json", JSON.writeValueAsBytes(data));
            add(zip, "my-data.html", html(site, language, JSON.valueToTree(data)));
            add(zip, "qadam.css", style());
            beside.accept((name, content) -> addBeside(zip, name, content));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void addBeside(ZipOutputStream zip, String name, byte[] content) {
        try {
            add(zip, name, content);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** In the reader's language first: whoever is given the file may read another. */
    private static String readme(Site site, Language language) {
        return Stream.concat(Stream.of(language), Stream.of(Language.values()).filter(other -> other != language))
            .map(one -> site.texts().text(one, "identity.data.readme")).collect(Collectors.joining("\n————\n\n"));
    }

    private static byte[] html(Site site, Language language, JsonNode data) {
        Page page = site.page(language, "", site.texts().text(language, "identity.me.data"), "");
        List<Datum> sections = Stream.concat(Stream.of(Datum.of(page, "person", data.get("person"))),
            data.properties().stream().filter(member -> !member.getKey().equals("person"))
                .map(member -> Datum.of(page, member.getKey(), member.getValue()))).toList();
        return site.render("identity/myData.jte", page, Map.of("sections", sections));
    }

    private static byte[] style() throws IOException {
        try (var stream = MyDataFile.class.getResourceAsStream("/web/" + STYLE)) {
            return stream.readAllBytes();
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
