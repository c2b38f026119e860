package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qadam.world.OldBrowser;

/** Scripts and style of old devices: nothing that Chrome 80 and the Firefox and Safari of its age do not have. */
class DevicesTest {
    private static final Path SCRIPTS = Path.of("src/main/web/js");
    private static final Path STYLES = Path.of("src/main/web/css");
    private static final Path HERE = Path.of("target/planted");
    /** Each on a line of its own, so that each is found for itself. */
    private static final List<String> NEW_IN_SCRIPTS = List.of("const n = 10n;", "Promise.allSettled([]);", "[1].at(-1);",
        "'a'.replaceAll('a', 'b');", "structuredClone({});", "crypto.randomUUID();", "document.body.replaceChildren();",
        "const { randomUUID } = crypto;", "addEventListener('scrollend', () => {});", "/(?<=a)b/.test('ab');", "AbortSignal.timeout(5);",
        "Object.hasOwn({}, 'a');", "window.reportError(1);", "new BroadcastChannel('x');", "document.querySelector('dialog').showModal();");
    private static final List<String> NEW_SYNTAX = List.of("class A { #b = 1; }", "let a; a ??= 1;", "await fetch('/');");
    private static final List<String> NEW_IN_STYLE = List.of(":is(a, b) { color: red; }", "p:has(a) { color: red; }",
        "div { display: flex; gap: 1rem; }", "div { aspect-ratio: 1; }", "div { inset: 0; }", "div { width: clamp(1px, 2px, 3px); }",
        "div { color: color-mix(in srgb, red, blue); }", "div { & p { color: red; } }", "div { height: 100dvh; }", "div { margin-inline: 1rem; }",
        "@container (width > 1px) { p { color: red; } }", "@layer base { p { color: red; } }", "@media (width >= 600px) { p { color: red; } }");
    private static final List<String> WITH_SOMETHING_OLDER = List.of("div { width: 1px; width: clamp(1px, 2px, 3px); }",
        "@supports (inset: 0) { div { inset: 0; } }", "div { grid-gap: 1rem; }");

    @Test
    void our_scripts_and_style_need_nothing_newer_than_the_oldest_browsers() throws IOException {
        assertThat(OldBrowser.findings(all())).isEmpty();
    }

    private static List<Path> all() throws IOException {
        try (var scripts = Files.list(SCRIPTS); var styles = Files.list(STYLES)) {
            List<Path> files = Stream.of(scripts.sorted(), styles.sorted(), Stream.of(Path.of("src/main/web/sw.js"))).flatMap(all -> all).toList();
            assertThat(files).hasSizeGreaterThan(8);
            return files;
        }
    }

    @Test
    void each_planted_newer_thing_is_found() throws IOException {
        Files.createDirectories(HERE);
        Path script = Files.write(HERE.resolve("new.js"), NEW_IN_SCRIPTS);
        Path style = Files.write(HERE.resolve("new.css"), NEW_IN_STYLE);
        Path older = Files.write(HERE.resolve("older.css"), WITH_SOMETHING_OLDER);
        List<Path> syntax = new ArrayList<>();
        for (int i = 0; i < NEW_SYNTAX.size(); i++) {
            syntax.add(Files.writeString(HERE.resolve("syntax" + i + ".js"), NEW_SYNTAX.get(i)));
        }
        List<Path> files = new ArrayList<>(List.of(script, style, older));
        files.addAll(syntax);
        List<String> findings = OldBrowser.findings(files);
        assertFound(findings, script, NEW_IN_SCRIPTS.size());
        assertFound(findings, style, NEW_IN_STYLE.size());
        syntax.forEach(one -> assertFound(findings, one, 1));
        assertThat(findings).noneMatch(line -> line.startsWith(older.toString()));
    }

    private static void assertFound(List<String> findings, Path file, int lines) {
        IntStream.rangeClosed(1, lines).forEach(line ->
            assertThat(findings).as(file + ":" + line).anyMatch(found -> found.startsWith(file + ":" + line + ":")));
    }

    /** So that an old browser runs all of a page's script or nothing of it. */
    @Test
    void every_script_comes_in_by_the_door_that_old_browsers_cannot_open() throws IOException {
        assertThat(Files.readString(SCRIPTS.resolve("device.js"))).contains("?.").doesNotContain("import {");
        try (var scripts = Files.list(SCRIPTS)) {
            assertThat(scripts.filter(script -> !script.endsWith("device.js"))).allSatisfy(script ->
                assertThat(Files.readAllLines(script).stream().filter(line -> line.startsWith("import")).findFirst()).as(script.toString())
                    .hasValueSatisfying(first -> assertThat(first).contains("'./device.js'")));
        }
    }
}
