package qadam.world;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Nu HTML checker (W3C) on a page's bytes; gives back its errors in words, warnings apart. */
public final class Nu {
    private static final JsonMapper JSON = new JsonMapper();

    private Nu() {
    }

    public static synchronized List<String> errors(String name, String html) {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        validator.setNoLangDetect(true);
        try {
            String report = validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            List<String> errors = new ArrayList<>();
            for (JsonNode message : JSON.readTree(report).get("messages")) {
                if (!message.get("type").asString().equals("info")) {
                    errors.add(name + ":" + message.path("lastLine").asInt() + " " + message.get("message").asString()
                        + " " + message.path("extract").asString(""));
                }
            }
            return errors;
        } catch (IOException | SAXException failed) {
            throw new IllegalStateException("the Nu checker did not run", failed);
        }
    }
}
