package qadam.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.shared.Ids;
import qadam.web.Role;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;

/** A pupil shows work, a classmate looks, a stranger cannot, a teacher hides and lets begin anew: through the pages. */
class GalleryPagesTest {
    private static GalleryWorld world;
    private static Visitor teacher;
    private static Visitor pupil;
    private static Visitor friend;
    private static Visitor stranger;
    private static UUID child;

    @BeforeAll
    static void gather() {
        world = new GalleryWorld(Databases.sqlite());
        teacher = world.visitor("teacher");
        world.give(world.newcomer(), Role.TEACHER, world.fifth);
        pupil = world.visitor("pupil");
        child = world.newcomer();
        world.enter(child, world.fifth);
        friend = world.visitor("friend");
        world.enter(world.newcomer(), world.fifth);
        stranger = world.visitor("stranger");
        world.enter(world.newcomer(), world.sixth);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String hung(Visitor reader) {
        String page = reader.get("/en/gallery").body();
        int from = page.indexOf("/en/gallery/", page.indexOf("card opens"));
        return from < 0 ? "" : page.substring(from, page.indexOf('"', from));
    }

    @Test
    void shown_by_an_explicit_act_seen_by_the_class_alone_hidden_by_the_teacher() {
        UUID work = world.handIn(child, "<b>көк</b>", 50, 40);
        String asked = "/en/gallery/show/" + Ids.hex(work);
        String before = hung(friend);
        // the number of a work may have a 90 in it
        assertThat(pupil.get(asked).body().replace(Ids.hex(work), "")).contains("&lt;b&gt;көк&lt;/b&gt;!", "data:image/png;base64,", "Your name will not be shown").doesNotContain("<b>көк", "90");
        assertThat(friend.get(asked).statusCode()).as("somebody else’s work").isEqualTo(404);
        friend.get("/en/gallery");
        assertThat(friend.post("/en/gallery", Map.of("act", "show", "work", Ids.hex(work), "place", "" + world.fifth.number())).statusCode()).isEqualTo(404);
        pupil.get(asked);
        assertThat(pupil.post("/en/gallery", Map.of("act", "show", "work", Ids.hex(work), "place", "" + world.sixth.number())).statusCode()).as("not their class").isEqualTo(404);
        pupil.get(asked);
        assertThat(pupil.post("/en/gallery", Map.of("act", "show", "work", Ids.hex(work), "place", "" + world.fifth.number())).statusCode()).isEqualTo(303);
        String shown = hung(friend);
        assertThat(shown).isNotEqualTo(before);
        assertThat(friend.get(shown).body()).contains("&lt;b&gt;көк", "No name shown").doesNotContain("pupil</p>");
        assertThat(stranger.get(shown).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/en/classes/" + world.fifth.number() + "/gallery").statusCode()).isEqualTo(403);
        assertThat(teacher.get(shown).body()).contains("pupil", "Hide it from the gallery");
        String number = shown.substring(shown.lastIndexOf('/') + 1);
        teacher.get(shown);
        assertThat(teacher.post("/en/classes/" + world.fifth.number() + "/gallery", Map.of("act", "hide", "number", number)).statusCode()).isEqualTo(303);
        assertThat(world.trail()).contains("lab-hidden ");
        assertThat(friend.get(shown).statusCode()).isEqualTo(404);
        pupil.get(asked);
        assertThat(pupil.post("/en/gallery", Map.of("act", "show", "work", Ids.hex(work), "place", "" + world.fifth.number())).statusCode()).isEqualTo(409);
        assertThat(pupil.export("en").toString()).contains("hidden_by_teacher");
    }

    /** In the language with the longest words. */
    @Test
    void the_pages_are_read_by_everybody_and_fit_a_phone() {
        UUID reader = world.person("Көрермен", world.fifth);
        UUID work = world.handIn(reader, "қошқар мүйіз ".repeat(20), 30, 10);
        world.handIn(world.person("Бір", world.fifth), "бір", 50, 10);
        world.handIn(world.person("Екі", world.fifth), "екі", 25, 20);
        world.show(reader, work, world.fifth);
        long number = world.seenBy(reader, false, world.fifth).getFirst().number();
        UUID own = world.handIn(child, "менікі", 30, 10);
        try (BrowserContext phone = Browsers.phone("kk")) {
            look(phone, "teacher", List.of("/classes/" + world.fifth.number() + "/labs/small/beads", "/classes/" + world.fifth.number() + "/gallery", "/gallery/" + number));
            phone.clearCookies();
            look(phone, "pupil", List.of("/gallery", "/gallery/show/" + Ids.hex(own), "/gallery/" + number));
        }
    }

    private static void look(BrowserContext phone, String user, List<String> paths) {
        Page page = phone.newPage();
        String origin = "http://localhost:" + world.port();
        page.navigate(origin + "/kk/sign-in");
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", GalleryWorld.PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForLoadState();
        for (String path : paths) {
            assertThat(page.navigate(origin + "/kk" + path).status()).as(path).isEqualTo(200);
            assertThat(Axe.findings(page)).as(path).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).as("wider than a phone: " + path).isFalse();
        }
        page.close();
    }

    @Test
    void a_teacher_lets_a_pupil_begin_anew_with_a_reason_and_no_other_teacher_can() {
        UUID other = world.person("Ерлан", world.fifth);
        world.handIn(other, "бір", 20, 10);
        String lab = "/en/classes/" + world.fifth.number() + "/labs/small/beads";
        assertThat(teacher.get("/en/classes/" + world.fifth.number() + "/labs").body()).contains("Beads en", "/en/labs/small/beads/unplugged");
        assertThat(stranger.get(lab).statusCode()).as("teaches nobody").isEqualTo(403);
        assertThat(teacher.fill(lab, Map.of("pupil", Ids.hex(other), "why", "because")).statusCode()).isEqualTo(422);
        teacher.get(lab);
        assertThat(teacher.post(lab, Map.of("pupil", Ids.hex(world.person("Бөтен", world.sixth)), "why", "asked")).statusCode()).isEqualTo(404);
        teacher.get(lab);
        assertThat(teacher.post(lab, Map.of("pupil", Ids.hex(other), "why", "other_child")).statusCode()).isEqualTo(303);
        assertThat(world.trail()).contains("lab-begun-anew other_child");
        assertThat(teacher.get(lab).body()).contains("earlier work that does not count: 1");
        teacher.get(lab);
        assertThat(teacher.post(lab, Map.of("pupil", Ids.hex(other), "why", "asked")).statusCode()).as("nothing left that counts").isEqualTo(409);
    }
}
