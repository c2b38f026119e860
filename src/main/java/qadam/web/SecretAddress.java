package qadam.web;

import io.javalin.security.RouteRole;

/** Stands beside a route's role when a write needs no form's token. */
public enum SecretAddress implements RouteRole {
    /** The address itself holds a secret that only a letter's reader knows, so no foreign page can send there in their name. */
    IS_PROOF
}
