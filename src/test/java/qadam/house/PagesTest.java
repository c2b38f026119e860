package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.House;
import qadam.Settings;
import qadam.shared.Language;
import qadam.world.FixedClock;

/** Every page that a visitor can reach by following links from the home page, in the three languages. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("<(?:a|link)\\s[^>]*?href=\"(/[^\"#?]*)");
    private static final Pattern PICTURE = Pattern.compile("<(?:img|script)\\s[^>]*?src=\"(/[^\"#?]*)");
    private static final int MOST_PAGES = 1500;
    private static final Map<String, HttpResponse<String>> PAGES = new TreeMap<>();

    @BeforeAll
    static void visit(@TempDir Path data) throws Exception {
        Settings settings = new Settings(0, "http://localhost", data, null, Path.of("courses"), false, false, new FixedClock("2026-11-23T09:00:00Z"));
        try (House house = House.start(settings); HttpClient visitor = HttpClient.newHttpClient()) {
            Deque<String> waiting = new ArrayDeque<>(List.of("/kk", "/ru", "/en"));
            while (!waiting.isEmpty() && PAGES.size() < MOST_PAGES) {
                String address = waiting.pop();
                if (!PAGES.containsKey(address)) {
                    HttpResponse<String> answer = visitor.send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + house.port() + address)).build(), HttpResponse.BodyHandlers.ofString());
                    PAGES.put(address, answer);
                    waiting.addAll(links(answer));
                }
            }
        }
    }

    private static List<String> links(HttpResponse<String> answer) {
        if (!isPage(answer)) {
            return List.of();
        }
        return List.of(LINK, PICTURE).stream().flatMap(pattern -> pattern.matcher(answer.body()).results()).map(found -> found.group(1)).toList();
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static Map<String, HttpResponse<String>> pages() {
        Map<String, HttpResponse<String>> pages = new TreeMap<>(PAGES);
        pages.values().removeIf(answer -> !isPage(answer));
        assertThat(pages).hasSizeGreaterThan(60).containsKeys("/kk", "/ru/courses/ai-for-everyone", "/en/courses/ai-for-everyone/ai-around-you");
        return pages;
    }

    /** 401 invites to sign in, and is as good an answer to a visitor as a page. */
    @Test
    void no_link_leads_nowhere() {
        assertThat(PAGES.size()).as("the walk came to its end").isLessThan(MOST_PAGES);
        assertThat(PAGES).allSatisfy((address, answer) -> assertThat(answer.statusCode()).as(address).isIn(200, 302, 303, 401));
    }

    @Test
    void each_page_is_in_the_language_of_its_address() {
        pages().forEach((address, answer) -> {
            Language language = Language.of(address.split("/")[1]).orElseThrow(() -> new AssertionError(address));
            assertThat(answer.body()).as(address).contains("<html lang=\"" + language.tag() + "\"");
        });
    }

    @Test
    void each_page_is_there_in_the_other_languages_too() {
        pages().keySet().forEach(address -> {
            for (Language other : Language.values()) {
                assertThat(PAGES).containsKey("/" + other.tag() + address.substring(3));
            }
        });
    }

    @Test
    void nothing_that_the_security_policy_drops_is_rendered() {
        pages().forEach((address, answer) -> {
            Matcher inline = TrapsTest.INLINE.matcher(answer.body());
            assertThat(inline.find() ? inline.group() : "").as(address).isEmpty();
        });
    }

    @Test
    void each_page_has_one_main_heading_and_a_title() {
        pages().forEach((address, answer) -> {
            assertThat(answer.body().split("<h1", -1)).as("h1 of " + address).hasSize(2);
            assertThat(answer.body()).as(address).containsPattern("<title>[^<]{3,}</title>");
        });
    }

    @Test
    void a_page_that_may_be_kept_holds_nothing_of_anybody() {
        Map<String, HttpResponse<String>> kept = pages();
        kept.values().removeIf(answer -> answer.headers().firstValue("Cache-Control").orElse("").contains("no-store"));
        assertThat(kept).hasSizeGreaterThan(50).allSatisfy((address, answer) -> {
            assertThat(answer.headers().firstValue("Set-Cookie")).as(address).isEmpty();
            assertThat(answer.headers().firstValue("Vary").orElse("")).as(address).doesNotContainIgnoringCase("cookie");
            assertThat(answer.headers().firstValue("ETag")).as(address).isPresent();
            assertThat(answer.body()).as(address).doesNotContain("name=\"csrf\"");
        });
    }
}
