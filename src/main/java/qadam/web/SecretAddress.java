package qadam.web;

import io.javalin.security.RouteRole;

/** Stands beside a route's role when a write needs no form's token, for it proves itself by a secret. */
public enum SecretAddress implements RouteRole {
    /** The address itself holds a secret that only a letter's reader knows, so no foreign page can send there in their name. */
    IS_PROOF,
    /** What is sent must hold a bearer's token in a header, which no foreign page can add, and a cookie opens nothing there. */
    BEARER,
    /** What is sent must hold a program's own name and secret in a header. A browser's cookie is not even read there, and who may ask from another site its handler judges. */
    CLIENT
}
