package qadam.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    static byte[] of(Site site, Language language, Map<String, Object> data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "README.txt", site.texts().text(language, "identity.data.readme").getBytes(StandardCharsets.UTF_8));
            add(zip, "my-data.json", JSON.writeValueAsBytes(data));
            add(zip, "my-data.html", html(site, language, JSON.valueToTree(data)));
            add(zip, "qadam.css", style());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
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
