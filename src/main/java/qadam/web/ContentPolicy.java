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

    /** A script that a lab starts as a worker of its own: a worker has the policy that its script came with, not that of the page. */
    static boolean isWorker(String path) {
        return path.startsWith("/assets/") && path.endsWith("-worker.js");
    }

    /**
     * For a worker that runs what a learner wrote. It may compile WebAssembly ({@code 'wasm-unsafe-eval'}; never
     * {@code 'unsafe-eval'}). It can fetch libraries and nothing else: not one's own pages, not what is answered to whoever is signed in.
     *
     * @param origin of this installation @param host that the browser asked, which may be another name of the same
     */
    static String ofWorkers(String origin, String host) {
        String asked = host != null && host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}") ? " " + host + "/libraries/" : "";
        return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src " + origin + "/libraries/" + asked;
    }
}
