package qadam.web;

import io.javalin.security.RouteRole;

/** Stands beside a route's role when a write needs no form's token. */
public enum SignedBody implements RouteRole {
    /** What is sent is signed by whom it concerns, and its handler checks that; no browser and no cookie has a part in it. */
    IS_PROOF
}
