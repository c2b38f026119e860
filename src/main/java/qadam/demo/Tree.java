package qadam.demo;

import qadam.consent.Consents;
import qadam.identity.PlacedRoles;
import qadam.organisation.Members;
import qadam.organisation.Organisations;

/** The tree of places, its members, the rights in it and what guardians agreed to. */
public record Tree(Organisations organisations, Members members, PlacedRoles roles, Consents consents) {
}
