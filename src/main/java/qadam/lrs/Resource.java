package qadam.lrs;

/** One of the standard's resources: statements, states, profiles, activities, agents, about. Throws {@link XapiProblem}. */
interface Resource {
    XapiAnswer answer(XapiRequest request);
}
