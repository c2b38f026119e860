package qadam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.world.Browsers;

class HomeTest {
    private final SmallHouse house = new SmallHouse(0);

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void home_leads_to_the_first_course_and_shows_the_number(String language) {
        String page = house.get("/" + language).body();

        assertThat(page).contains("<html lang=\"" + language + "\">", "class=\"button\" href=\"/" + language + "/courses/ai-for-everyone\"")
            .containsPattern("76\\D412").containsPattern("200\\D000").containsOnlyOnce("<h1");
    }

    @Test
    void home_without_a_course_leads_to_the_list_and_says_that_courses_are_being_written() {
        house.facts.set(SmallHouse.EMPTY);

        assertThat(house.get("/en").body()).contains("class=\"button\" href=\"/en/courses\"", "Course being written", "You could be among the first");
    }

    @Test
    void home_is_the_same_bytes_for_everybody_until_a_fact_changes() {
        var first = house.get("/kk", "Cookie", "language=ru; session=someone");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(house.get("/kk", "If-None-Match", tag).statusCode()).isEqualTo(304);
        house.facts.set(SmallHouse.EMPTY);
        assertThat(house.get("/kk", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void language_switch_keeps_the_page() {
        assertThat(house.get("/kk/components").body()).contains("href=\"/ru/components\"", "href=\"/en/components\"");
    }

    @Test
    void chosen_language_is_spoken_at_the_address_that_names_none() {
        try (BrowserContext context = Browsers.desktop("en")) {
            Page page = context.newPage();
            page.navigate(house.address("/kk"));
            page.locator(".languages a[lang=ru]").click();
            page.waitForURL("**/ru");
            page.navigate(house.address("/"));
            assertThat(page.url()).endsWith("/ru");
        }
    }

    @Test
    void page_names_its_address_and_those_in_the_other_languages() {
        assertThat(house.get("/kk/components?from=somewhere").body()).contains("rel=\"canonical\" href=\"/kk/components\"",
            "hreflang=\"en\" href=\"/en/components\"");
    }

    @Test
    void unknown_address_is_told_in_its_own_language_and_the_switch_stays_there() {
        var answer = house.get("/ru/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("По этому адресу страницы нет", "href=\"/kk/nowhere\"");
    }

    @Test
    void address_without_a_language_is_not_a_home_page() {
        assertThat(house.get("/de").statusCode()).isEqualTo(404);
    }

    @Test
    void script_in_an_address_stays_text() {
        assertThat(house.get("/en/%22%3E%3Cscript%3Ealert(1)").body()).doesNotContain("<script>alert");
    }
}
