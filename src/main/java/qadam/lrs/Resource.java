package qadam.lrs;

import java.util.Set;

/** One of the standard's resources: statements, states, profiles, activities, agents, about. Throws {@link XapiProblem}. */
interface Resource {
    /** What may be asked of it; the door refuses the others (405), and takes HEAD for GET. */
    default Set<String> methods() {
        return Set.of("GET");
    }

    XapiAnswer answer(XapiRequest request);
}
