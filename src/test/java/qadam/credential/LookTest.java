package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.web.Role;
import qadam.world.Iin;
import qadam.world.Nu;

/** Every page of claim, share, verify, office and count is valid HTML in each language, in each of its states. */
class LookTest {
    @Test
    void every_page_in_every_language_is_valid_html() {
        try (var world = CredentialWorld.withPages()) {
            Map<String, String> pages = new LinkedHashMap<>();
            for (Language language : Language.values()) {
                collect(world, "/" + language.tag(), pages);
            }
            assertThat(Nu.errors(pages)).isEmpty();
        }
    }

    private static void collect(CredentialWorld world, String start, Map<String, String> pages) {
        UUID id = world.trained(CredentialWorld.AIGUL, Iin.next(), "KZ-75", "online");
        for (int i = 0; i < 12; i++) {
            world.trained(world.someone("roster"), Iin.next(), "KZ-71", "supervised");
        }
        String iin = Iin.next();
        UUID declared = world.someone(null);
        UUID open = world.trained(declared, null, "KZ-75", "online");
        world.signIn(declared, Role.OFFICE);
        pages.put(start + " share unseen", world.get(start + "/credentials/" + Ids.hex(open)).body());
        pages.put(start + " claim unconfirmed", world.get(start + "/claim/" + Ids.hex(world.pass(declared, true, "online"))).body());
        world.confirm(declared, "roster");
        pages.put(start + " claim unseen", world.get(start + "/claim/" + Ids.hex(world.pass(declared, true, "online"))).body());
        world.see(declared, iin);
        pages.put(start + " share open", world.post(start + "/credentials/" + Ids.hex(open), Map.of("national_id", "1")).body());
        pages.put(start + " mine countable", world.get(start + "/credentials").body());
        world.post(start + "/credentials/" + Ids.hex(open), Map.of("national_id", iin));
        pages.put(start + " share claimed", world.get(start + "/credentials/" + Ids.hex(open)).body());
        pages.put(start + " name", world.get(start + "/office/in-my-name").body());
        pages.put(start + " name refused", world.post(start + "/office/in-my-name", Map.of("national_id", "1", "note", "x")).body());
        pages.put(start + " name found", world.post(start + "/office/in-my-name", Map.of("national_id", iin, "note", "identity card")).body());
        pages.put(start + " name none", world.post(start + "/office/in-my-name", Map.of("national_id", Iin.next(), "note", "identity card")).body());
        world.confirm(CredentialWorld.AIGUL, "roster");
        world.see(CredentialWorld.AIGUL, iin);
        world.signIn(CredentialWorld.AIGUL, Role.OFFICE);
        String claim = start + "/claim/" + Ids.hex(world.pass(CredentialWorld.AIGUL, true, "online"));
        String rehearsal = start + "/claim/" + Ids.hex(world.pass(CredentialWorld.AIGUL, false, "online"));
        String document = new String(world.credentials.open(id).document(), StandardCharsets.UTF_8);
        pages.put(start + " claim", world.get(claim).body());
        pages.put(start + " claim refused", world.post(claim, Map.of("name", "1", "region", "", "national_id", "1")).body());
        pages.put(start + " claim rehearsal", world.get(rehearsal).body());
        pages.put(start + " share", world.get(start + "/credentials/" + Ids.hex(id)).body());
        pages.put(start + " mine", world.get(start + "/credentials").body());
        pages.put(start + " verify", world.get(start + "/verify").body());
        pages.put(start + " verify nothing", world.post(start + "/verify", Map.of("credential", "")).body());
        pages.put(start + " genuine", world.get(start + "/verify/" + Ids.hex(id)).body());
        pages.put(start + " pdf", world.upload(start + "/verify", world.bytes("/credentials/" + Ids.hex(id) + "/certificate.pdf").body()).body());
        pages.put(start + " altered", world.post(start + "/verify", Map.of("credential", document.replace("2026", "2025"))).body());
        pages.put(start + " unreadable", world.post(start + "/verify", Map.of("credential", "{}")).body());
        pages.put(start + " find", world.get(start + "/office/credentials?number=x").body());
        pages.put(start + " office", world.get(start + "/office/credentials/" + Ids.hex(id)).body());
        pages.put(start + " office refused", world.post(start + "/office/credentials/" + Ids.hex(id), Map.of()).body());
        world.revoke(id);
        pages.put(start + " office revoked", world.get(start + "/office/credentials/" + Ids.hex(id)).body());
        pages.put(start + " revoked", world.get(start + "/verify/" + Ids.hex(id)).body());
        pages.put(start + " count", world.get(start + "/count").body());
        assertThat(pages.values()).allMatch(page -> page.contains("<h1>"));
    }
}
