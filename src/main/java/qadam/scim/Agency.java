package qadam.scim;

import qadam.organisation.Organisation;

/** In whose name a program speaks: the agency of its token. */
record Agency(Organisation place, long token) {
    long number() {
        return place.number();
    }

    /** How the trail says by which token. */
    String by() {
        return "organisation " + place.number() + ", token " + token;
    }
}
