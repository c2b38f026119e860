package qadam.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import qadam.shared.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Other people's programs for the labs (docs/decisions/0040-libraries-of-the-labs.md), as {@code src/main/libraries/build.mjs} makes them.
 * Each stands under an address that holds a hash of its own bytes, so that a new version of Qadam with the same library loads nothing
 * again. They lie compressed in the jar and are sent from there: megabytes that few ask for stay out of memory.
 */
public final class Libraries implements Routes {
    private static final String SHELF = "/web/lib/";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript; charset=utf-8", "mjs", "text/javascript; charset=utf-8",
        "wasm", "application/wasm", "zip", "application/zip", "json", "application/json");
    private static final List<Library> ALL = read();

    /**
     * @param browser from which version on the browsers can run it, as names and numbers
     * @param wasm where it compiles WebAssembly: {@code page}, {@code worker}, or empty for nowhere
     * @param files the first is the one to import
     */
    public record Library(String name, String hash, String browser, String wasm, List<File> files) {
        /** Where the module to import stands; its other files stand beside it. */
        public String address() {
            return address(files.getFirst());
        }

        public String address(File file) {
            return "/libraries/" + name + "/" + hash + "/" + file.file();
        }

        /** What a browser loads for it, in bytes as they are sent. */
        public long sent() {
            return files.stream().mapToLong(File::sent).sum();
        }
    }

    /** @param bytes unpacked @param sent compressed */
    public record File(String file, long bytes, long sent) {
    }

    /** What a page tells its script of a library. */
    private record Told(String name, String path, List<Part> files) {
        private record Part(String path, long size, long sent) {
        }

        static Told of(Library library) {
            return new Told(library.name(), library.address(),
                library.files().stream().map(file -> new Part(library.address(file), file.bytes(), file.sent())).toList());
        }
    }

    public static Optional<Library> find(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    public static List<Library> all() {
        return ALL;
    }

    /**
     * For {@code data-shelf} of a lab's page: {@code [{name, path, files: [{path, size, sent}]}]}.
     *
     * @throws IllegalArgumentException for a name that is not on the shelf
     */
    public static String json(List<String> names) {
        return JSON.writeValueAsString(names.stream()
            .map(name -> find(name).orElseThrow(() -> new IllegalArgumentException("no library is called " + name))).map(Told::of).toList());
    }

    /** Before a page is sent whose script uses these: it may compile WebAssembly when one of them does so in the page. */
    public static void allow(Context context, List<String> names) {
        if (names.stream().flatMap(name -> find(name).stream()).anyMatch(one -> one.wasm().equals("page"))) {
            context.header("Content-Security-Policy", ContentPolicy.WITH_WASM);
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/libraries/licences.txt", this::licences, Role.ANYONE, Cost.FIXED);
        routes.get("/libraries/{library}/{hash}/{file}", this::serve, Role.ANYONE, Cost.FIXED);
    }

    private void serve(Context context) throws IOException {
        Library library = find(context.pathParam("library")).filter(one -> one.hash().equals(context.pathParam("hash")))
            .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        File file = library.files().stream().filter(one -> one.file().equals(context.pathParam("file"))).findFirst()
            .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        boolean zipped = FixedPage.accepts(context.header(Header.ACCEPT_ENCODING));
        String tag = "\"" + library.hash() + (zipped ? "-gz\"" : "\"");
        context.header(Header.ETAG, tag).header(Header.CACHE_CONTROL, "public, max-age=31536000, immutable").header(Header.VARY, "Accept-Encoding");
        String known = context.header(Header.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            context.status(304);
            return;
        }
        send(context, library, file, zipped);
    }

    /** Whose work the libraries are, and on what terms. */
    private void licences(Context context) throws IOException {
        try (InputStream text = Libraries.class.getResourceAsStream(SHELF + "licences.txt")) {
            FixedPage.of(text.readAllBytes(), "text/plain; charset=utf-8").send(context);
        }
    }

    private static void send(Context context, Library library, File file, boolean zipped) throws IOException {
        context.contentType(TYPES.get(file.file().substring(file.file().lastIndexOf('.') + 1)));
        if (zipped) {
            context.header(Header.CONTENT_ENCODING, "gzip");
        }
        context.res().setContentLengthLong(zipped ? file.sent() : file.bytes());
        InputStream packed = Libraries.class.getResourceAsStream(SHELF + library.name() + "/" + file.file() + ".gz");
        context.result(zipped ? packed : new GZIPInputStream(packed));
    }

    private static List<Library> read() {
        try (InputStream list = Libraries.class.getResourceAsStream(SHELF + "libraries.json")) {
            if (list == null) {
                throw new IllegalStateException("the libraries of the labs are missing in the build: src/main/libraries/build.mjs makes them");
            }
            return Stream.of(JSON.readValue(list, Library[].class)).toList();
        } catch (IOException broken) {
            throw new IllegalStateException("the list of libraries cannot be read", broken);
        }
    }
}
