package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.proof.TamperedCases.Case;
import qadam.proof.TamperedCases.Kind;
import tools.jackson.databind.node.ObjectNode;

/**
 * A verifier from npm, which shares no code with ours, and ours, over every small change to a credential. Node runs once over
 * all cases. Needs Node 20 or newer and the npm registry; without them it fails and says so, it is never skipped.
 */
class IndependentVerifierTest {
    private static final Path SOURCE = Path.of("src/test/node/verify");
    private static final Path PLACE = Path.of("target/node-verify");
    private static List<Case> cases;
    private static Map<String, ObjectNode> theirs;
    private static Map<String, Verification> ours;

    @BeforeAll static void ask_both() throws Exception {
        cases = new ArrayList<>(TamperedCases.of(Sample.ISSUED));
        cases.addAll(unusualTexts());
        ours = new HashMap<>();
        for (var one : cases) ours.put(one.name(), Sample.verify(one.bytes()));
        theirs = askNode();
        for (var kind : Kind.values()) System.out.printf("independent verifier: %d cases %s, it accepts %d, ours %d%n", named(kind).size(),
                kind, named(kind).stream().filter(IndependentVerifierTest::theyAccept).count(), named(kind).stream().filter(IndependentVerifierTest::weAccept).count());
    }

    @Test void independent_verifier_answered_every_case() {
        assertThat(cases).hasSizeGreaterThan(600);
        assertThat(theirs.keySet()).containsExactlyInAnyOrderElementsOf(cases.stream().map(Case::name).toList());
    }

    @Test void both_accept_what_was_issued() {
        assertThat(named(Kind.UNCHANGED)).isNotEmpty().allMatch(IndependentVerifierTest::theyAccept).allMatch(IndependentVerifierTest::weAccept);
    }

    @Test void both_refuse_every_change_with_meaning() {
        assertThat(named(Kind.WITH_MEANING).stream().filter(IndependentVerifierTest::theyAccept)).as("accepted by the independent verifier").isEmpty();
        assertThat(named(Kind.WITH_MEANING).stream().filter(IndependentVerifierTest::weAccept)).as("accepted by ours").isEmpty();
    }

    @Test void both_accept_changes_without_meaning() {
        assertThat(named(Kind.WITHOUT_MEANING).stream().filter(name -> !theyAccept(name))).as("refused by the independent verifier").isEmpty();
        assertThat(named(Kind.WITHOUT_MEANING).stream().filter(name -> !weAccept(name))).as("refused by ours").isEmpty();
    }

    @Test void both_compute_the_same_credential_hash() {
        for (var one : cases) {
            if (weAccept(one.name())) assertThat(ours.get(one.name()).hash()).as(one.name()).contains(theirs.get(one.name()).path("canonical").asString(""));
        }
    }

    @Test void claims_read_the_same_from_every_writing_without_meaning() {
        for (var name : named(Kind.WITHOUT_MEANING)) assertThat(ours.get(name).claims()).as(name).contains(Sample.CLAIMS);
    }

    /** Changes of @context that the library's signature check alone lets through are those that leave the canonical form as it was. */
    @Test void seal_alone_accepts_a_change_only_where_the_canonical_form_is_the_same() {
        for (var name : named(Kind.WITH_MEANING)) {
            var answer = theirs.get(name);
            if (answer.get("seal").booleanValue()) {
                assertThat(name).contains("ontext");
                assertThat(answer.path("canonical").asString("")).as(name).isEqualTo(Sample.ISSUED.hash());
            }
        }
    }

    @Test void ours_refuses_what_is_oddly_written_and_nothing_else_that_others_accept() {
        assertThat(named(Kind.ODDLY_WRITTEN)).isNotEmpty().noneMatch(IndependentVerifierTest::weAccept);
        assertThat(cases.stream().filter(one -> one.kind() != Kind.ODDLY_WRITTEN).map(Case::name).filter(name -> weAccept(name) != theyAccept(name)))
                .as("cases on which the two disagree").isEmpty();
    }

    private static List<Case> unusualTexts() {
        var made = new ArrayList<Case>();
        for (var name : List.of("Ә ғ қ ң ө ұ ү һ і Ё ₸", "\"quoted\" \\back\\ 'single'", "\ud83e\udd84 \u2028\u2029\ufeff\u200d", "e\u0301 é", "<script>&amp;", "\uffff\ufffd")) {
            var issued = Sample.ISSUER.issue(Sample.claims(name, made.size()), Sample.NOW);
            made.add(new Case("issued for " + name, Kind.UNCHANGED, "json", issued.json()));
            made.add(new Case("issued as a token for " + name, Kind.UNCHANGED, "jwt", issued.jwt().orElseThrow().getBytes(StandardCharsets.UTF_8)));
        }
        return made;
    }

    private static List<String> named(Kind kind) {
        return cases.stream().filter(one -> one.kind() == kind).map(Case::name).toList();
    }

    private static boolean weAccept(String name) {
        return ours.get(name).verdict().isGenuine();
    }

    private static boolean theyAccept(String name) {
        return theirs.get(name).get("accepted").booleanValue();
    }

    private static Map<String, ObjectNode> askNode() throws Exception {
        install();
        var folder = emptied(PLACE.resolve("cases"));
        for (int i = 0; i < cases.size(); i++) Files.write(folder.resolve("%05d.%s".formatted(i, cases.get(i).extension())), cases.get(i).bytes());
        Files.write(PLACE.resolve("did.json"), DidDocument.of(Sample.DID, Sample.KEYS.publicKeys(Sample.DID)));
        var answers = new HashMap<String, ObjectNode>();
        for (var line : run("node", "verify.mjs", "cases", "../../src/main/resources/proof/contexts", "did.json", Sample.NOW.toString()).lines().toList()) {
            var answer = StrictJson.read(line);
            answers.put(cases.get(Integer.parseInt(answer.get("name").stringValue().substring(0, 5))).name(), answer);
        }
        return answers;
    }

    private static void install() throws Exception {
        Files.createDirectories(PLACE);
        for (var name : List.of("package.json", ".npmrc", "verify.mjs")) Files.copy(SOURCE.resolve(name), PLACE.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        run("npm", "install", "--no-package-lock", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error");
    }

    private static String run(String... command) throws Exception {
        var errors = PLACE.resolve("errors.txt");
        try {
            var process = new ProcessBuilder(command).directory(PLACE.toFile()).redirectError(errors.toFile()).redirectInput(new File("/dev/null")).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0)
                throw new AssertionError(String.join(" ", command) + " failed in " + PLACE + ":\n" + Files.readString(errors));
            return output;
        } catch (IOException e) {
            throw new AssertionError("The independent verifier needs Node 20 or newer with npm (Debian: apt-get install nodejs npm): " + e.getMessage(), e);
        }
    }

    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var old = Files.list(folder)) {
            for (var file : old.toList()) Files.delete(file);
        }
        return folder;
    }
}
