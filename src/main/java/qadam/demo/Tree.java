package qadam.demo;

import qadam.identity.PlacedRoles;
import qadam.organisation.Members;
import qadam.organisation.Organisations;

/** The tree of places, its members and the rights in it. */
public record Tree(Organisations organisations, Members members, PlacedRoles roles) {
}
