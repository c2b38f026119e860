package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.proof.PdfAttachments;
import qadam.shared.Ids;
import qadam.web.Role;
import qadam.world.Iin;

class PagesTest {
    private CredentialWorld world;

    @BeforeEach
    void open() {
        world = CredentialWorld.withPages();
    }

    @AfterEach
    void close() {
        world.close();
    }

    // ── claim ──

    @Test
    void claiming_leads_to_the_credential_and_so_does_coming_back() {
        world.signIn(CredentialWorld.AIGUL);
        String iin = seen(CredentialWorld.AIGUL);
        String path = "/kk/claim/" + Ids.hex(world.pass(CredentialWorld.AIGUL, true, "online"));
        assertThat(world.get(path).body()).contains("value=\"Айгүл\"").contains("Алматы қаласы", "name=\"national_id\"");
        var claimed = world.post(path, Map.of("name", "Айгүл Серікқызы Омарова", "region", "KZ-75", "national_id", iin));
        assertThat(claimed.statusCode()).isEqualTo(303);
        String location = claimed.headers().firstValue("Location").orElseThrow();
        assertThat(world.get(location).body()).contains("Айгүл Серікқызы Омарова").contains("Қол қойылған, ашық журналға");
        assertThat(world.get(path).headers().firstValue("Location")).contains(location);
        assertThat(world.get("/kk/credentials").body()).contains(location);
    }

    @Test
    void a_wrong_national_id_is_said_beside_its_field_and_all_but_it_is_kept() {
        world.signIn(CredentialWorld.AIGUL);
        seen(CredentialWorld.AIGUL);
        String path = "/ru/claim/" + Ids.hex(world.pass(CredentialWorld.AIGUL, true, "online"));
        String wrong = "010101500001";
        var answer = world.post(path, Map.of("name", "Айгуль Омарова", "region", "KZ-71", "national_id", wrong));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"national_id-error\"").contains("value=\"Айгуль Омарова\"")
            .contains("value=\"KZ-71\" selected").doesNotContain(wrong);
        assertThat(world.leaves()).isEmpty();
    }

    @Test
    void a_name_that_cannot_be_printed_or_an_unknown_region_is_refused_with_words() {
        world.signIn(CredentialWorld.AIGUL);
        String path = "/en/claim/" + Ids.hex(world.pass(CredentialWorld.AIGUL, true, "online"));
        for (String name : List.of("", "A", "R2-D2", "<script>alert(1)</script>", "Айгүл\u202Eавора", "x".repeat(81))) {
            var answer = world.post(path, Map.of("name", name, "region", "US-CA"));
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"name-error\"").contains("id=\"region-error\"").doesNotContain("<script>alert");
        }
        for (String name : List.of("Әйгерім Қуанышқызы", "Jean-Luc O’Neil", "Ли А.")) {
            assertThat(world.post(path, Map.of("name", name, "region", "")).body()).doesNotContain("id=\"name-error\"");
        }
    }

    @Test
    void nobody_claims_anothers_credential() {
        String path = "/kk/claim/" + Ids.hex(world.pass(CredentialWorld.AIGUL, true, "online"));
        assertThat(world.get(path).statusCode()).isEqualTo(401);
        world.signIn(world.someone(null));
        assertThat(world.get(path).statusCode()).isEqualTo(404);
        assertThat(world.post(path, Map.of("name", "Болат", "region", "KZ-75")).statusCode()).isEqualTo(404);
        assertThat(world.get("/kk/claim/xyz").statusCode()).isEqualTo(404);
    }

    @Test
    void a_rehearsal_says_so_before_and_after_the_claim() {
        world.signIn(CredentialWorld.AIGUL);
        String path = "/en/claim/" + Ids.hex(world.pass(CredentialWorld.AIGUL, false, "online"));
        assertThat(world.get(path).body()).contains("This was a rehearsal").doesNotContain("name=\"national_id\"");
        String location = world.post(path, Map.of("name", "Aigul Omarova", "region", "KZ-75")).headers().firstValue("Location").orElseThrow();
        assertThat(world.get(location).body()).contains("Genuine, but from a rehearsal");
    }

    // ── forms of a credential ──

    @Test
    void one_address_answers_in_each_form() throws Exception {
        UUID id = issued();
        String path = "/credentials/" + Ids.hex(id);
        var page = world.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language", "ru");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/ru/credentials/" + Ids.hex(id));
        assertThat(world.get(path, "Accept", "application/vc+ld+json").body()).startsWith("{").contains("OpenBadgeCredential");
        assertThat(world.get(path, "Accept", "application/json;q=0.4, application/vc+jwt").body()).startsWith("ey");
        assertThat(world.get(path, "Accept", "application/pdf").body()).startsWith("%PDF-");
        assertThat(world.get(path + "/proof").body()).contains("\"salt\":").contains("\"commitment\":").contains("\"log\":null").contains("\"promise\":\"qadam log promise 1");
        assertThat(world.get(path, "Accept", "application/json").headers().firstValue("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void issuer_keys_trust_file_and_status_list_are_public() {
        issued();
        assertThat(world.get("/.well-known/did.json").body()).contains("did:web:qadam.example").contains("assertionMethod");
        assertThat(world.get("/trust.json").body()).contains("publicKeyMultibase").contains("publicKeyJwk");
        assertThat(world.get("/status/2026001").body()).contains("BitstringStatusList").contains("eddsa-rdfc-2022");
        assertThat(world.get("/status/2026002").statusCode()).isEqualTo(404);
        assertThat(world.get("/status/zero").statusCode()).isEqualTo(404);
    }

    @Test
    void unknown_credentials_are_not_found() {
        assertThat(world.get("/credentials/" + "0".repeat(32), "Accept", "application/json").statusCode()).isEqualTo(404);
        assertThat(world.get("/kk/credentials/nonsense").statusCode()).isEqualTo(404);
        assertThat(world.get("/de/credentials/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    }

    @Test
    void the_pdf_prints_everything_with_kazakh_letters_and_carries_the_credential() throws Exception {
        byte[] pdf = world.bytes("/credentials/" + Ids.hex(issued()) + "/certificate.pdf").body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text).contains("Айгүл Серікқызы Омарова", "Баршаға арналған жасанды интеллект", "AI for everyone", "KZ-2026-0000001",
                "https://qadam.example/kk/verify", "23 қараша");
        }
        assertThat(world.credentials.verify(pdf).verdict().isGenuine()).isTrue();
    }

    // ── verify ──

    @Test
    void link_code_text_and_files_all_verify() throws Exception {
        UUID id = issued();
        String hex = Ids.hex(id);
        assertThat(world.get("/kk/verify/" + hex).body()).contains("<h1>Қол қойылған, ашық журналға жазылуын күтіп тұр</h1>");
        world.publish();
        for (String typed : List.of("https://qadam.example/credentials/" + hex, "qadam.example/ru/credentials/" + hex, hex,
                hex.toUpperCase().replaceAll("(.{4})", "$1 "))) {
            var answer = world.post("/kk/verify", Map.of("credential", typed));
            assertThat(answer.statusCode()).as(typed).isEqualTo(303);
            assertThat(world.get(answer.headers().firstValue("Location").orElseThrow()).body()).contains("<h1>Шынайы, ашық журналда бар</h1>");
        }
        Held held = world.credentials.open(id);
        assertThat(world.post("/en/verify", Map.of("credential", held.token())).body()).contains("<h1>Genuine, and in the public log</h1>");
        assertThat(world.post("/en/verify", Map.of("credential", new String(held.document(), StandardCharsets.UTF_8))).body())
            .contains("<h1>Genuine, and in the public log</h1>").contains("KZ-2026-0000001").contains("is genuine and in force");
        assertThat(world.upload("/en/verify", held.document()).body()).contains("<h1>Genuine, and in the public log</h1>");
        assertThat(world.upload("/en/verify", world.bytes("/credentials/" + hex + "/certificate.pdf").body()).body())
            .contains("<h1>Genuine, and in the public log</h1>").contains("Read the lines below");
    }

    @Test
    void another_sites_link_is_never_opened() {
        for (String typed : List.of("https://evil.example/credentials/" + "0".repeat(32), "http://169.254.169.254/latest/meta-data",
                "https://qadam.example.evil.example/credentials/" + "0".repeat(32), "https://qadam.example@evil.example/x", "file:///etc/passwd")) {
            var answer = world.post("/en/verify", Map.of("credential", typed));
            assertThat(answer.statusCode()).as(typed).isEqualTo(422);
            assertThat(answer.body()).contains("belongs to another site");
        }
    }

    @Test
    void nothing_or_nonsense_is_answered_with_what_to_do() {
        assertThat(world.post("/en/verify", Map.of("credential", "")).body()).contains("or choose a file");
        assertThat(world.post("/en/verify", Map.of("credential", "KZ-2026-0000001")).body()).contains("neither a link nor a code");
        assertThat(world.upload("/en/verify", new byte[] {1, 2, 3}).body()).contains("Not a certificate that we can read");
        assertThat(world.upload("/en/verify", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(200);
        assertThat(world.post("/en/verify", Map.of("credential", "0".repeat(32))).statusCode()).isEqualTo(303);
        assertThat(world.get("/en/verify/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(world.post("/en/verify", Map.of("credential", "x", "csrf", "forged")).statusCode()).isEqualTo(403);
    }

    @Test
    void a_file_over_one_megabyte_is_refused_though_the_requests_limit_is_another() {
        var answer = world.upload("/en/verify", new byte[VerifyPages.LARGEST_BYTES + 1]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too large");
        assertThat(world.upload("/en/verify", new byte[VerifyPages.LARGEST_BYTES - 1]).statusCode()).isEqualTo(200);
    }

    @Test
    void a_changed_name_is_altered_and_shown_as_unproved() {
        String document = new String(world.credentials.open(issued()).document(), StandardCharsets.UTF_8).replace("Айгүл", "Болат");
        String body = world.post("/en/verify", Map.of("credential", document)).body();
        assertThat(body).contains("<h1>Altered</h1>").contains("What the file says (not proved)").doesNotContain("What is proved");
    }

    /** Somebody paints over the page: the attachment still tells the truth, and the answer says which to believe. */
    @Test
    void an_edited_pdf_page_is_caught_by_the_claims_and_an_edited_attachment_by_the_seal() throws Exception {
        UUID id = issued();
        byte[] pdf = world.bytes("/credentials/" + Ids.hex(id) + "/certificate.pdf").body();
        String painted = world.upload("/en/verify", paintedOver(pdf)).body();
        assertThat(painted).contains("Айгүл Серікқызы Омарова").contains("Read the lines below");
        byte[] forged = new String(world.credentials.open(id).document(), StandardCharsets.UTF_8).replace("Айгүл", "Болат").getBytes(StandardCharsets.UTF_8);
        assertThat(world.upload("/en/verify", PdfAttachments.attach(pdf, forged)).body()).contains("<h1>Altered</h1>");
    }

    private static byte[] paintedOver(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf); var out = new java.io.ByteArrayOutputStream()) {
            try (var page = new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
                page.addRect(200, 300, 400, 60);
                page.fill();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    // ── office ──

    @Test
    void only_the_office_revokes_and_only_with_a_reason() {
        UUID id = issued();
        String path = "/kk/office/credentials/" + Ids.hex(id);
        world.signIn(world.someone(null));
        assertThat(world.get(path).statusCode()).isEqualTo(403);
        assertThat(world.post(path, Map.of("reason", "mistake", "words", "қате берілген еді")).statusCode()).isEqualTo(403);
        world.signIn(CredentialWorld.OFFICE, Role.OFFICE);
        assertThat(world.get("/kk/office/credentials?number=kz-2026-0000001").headers().firstValue("Location")).contains(path);
        assertThat(world.get("/kk/office/credentials?number=none").body()).contains("number-error");
        assertThat(world.get(path).body()).contains("KZ-2026-0000001").doesNotContain("Омарова");
        assertThat(world.post(path, Map.of("reason", "because", "words", "")).statusCode()).isEqualTo(422);
        assertThat(world.post(path, Map.of("reason", "mistake", "words", "қате берілген еді")).statusCode()).isEqualTo(303);
        assertThat(world.get(path).body()).contains("Қате берілген").doesNotContain("name=\"reason\"");
        assertThat(world.get("/kk/verify/" + Ids.hex(id)).body()).contains("<h1>Күші жойылған</h1>").contains("Қате берілген");
        assertThat(world.post(path + "/reinstatement", Map.of("words", "қате")).statusCode()).isEqualTo(422);
        world.signIn(world.someone(null));
        assertThat(world.post(path + "/reinstatement", Map.of("words", "басқа сертификатты жою керек еді")).statusCode()).isEqualTo(403);
        world.signIn(CredentialWorld.OFFICE, Role.OFFICE);
        assertThat(world.post(path + "/reinstatement", Map.of("words", "басқа сертификатты жою керек еді")).statusCode()).isEqualTo(303);
        assertThat(world.get("/kk/verify/" + Ids.hex(id)).body()).doesNotContain("<h1>Күші жойылған</h1>");
        assertThat(world.get(path).body()).contains("name=\"reason\"").doesNotContain("/reinstatement");
        assertThat(world.post(path + "/reinstatement", Map.of("words", "басқа сертификатты жою керек еді")).statusCode()).isEqualTo(409);
    }

    /** Confirms the person with an id, and gives it. */
    private String seen(UUID person) {
        String iin = Iin.next();
        world.confirm(person, "roster");
        world.see(person, iin);
        return iin;
    }

    private UUID issued() {
        return world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
    }
}
