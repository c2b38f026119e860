package qadam.web;

/** What a browser may load and run of what we send (Content Security Policy Level 3). */
final class ContentPolicy {
    /** Nothing inline, nothing from elsewhere; pictures may be drawn by the page itself (data:). */
    static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";

    /** For the page of a lab whose library compiles WebAssembly in it: code that came from here as bytes, never as text. */
    static final String WITH_WASM = OF_PAGES.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

    private ContentPolicy() {
    }
}
