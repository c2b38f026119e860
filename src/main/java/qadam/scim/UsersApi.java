package qadam.scim;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;

/** {@code /scim/v2/Users} (RFC 7644 §3). */
final class UsersApi implements Routes {
    static final String SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
    private static final String ALL = Answers.BASE + "/Users";
    private static final String ONE = ALL + "/{id}";

    private final Entrance entrance;
    private final Database database;
    private final Users users;

    UsersApi(Entrance entrance, Database database, Users users) {
        this.entrance = entrance;
        this.database = database;
        this.users = users;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, entrance.forBearers((context, agency) -> list(context, agency, Query.of(parameters(context), Matching.USERS))), Role.ANYONE);
        routes.post(ALL, entrance.forBearers(this::add), Role.ANYONE, SecretAddress.BEARER);
        routes.post(ALL + "/.search", entrance.forBearers((context, agency) ->
            list(context, agency, Query.of(Query.Parameters.of(Body.of(context, SEARCH)), Matching.USERS))), Role.ANYONE, SecretAddress.BEARER);
        routes.get(ONE, entrance.forBearers(this::show), Role.ANYONE);
        routes.put(ONE, entrance.forBearers(this::replace), Role.ANYONE, SecretAddress.BEARER);
        routes.patch(ONE, entrance.forBearers(this::change), Role.ANYONE, SecretAddress.BEARER);
        routes.delete(ONE, entrance.forBearers(this::leave), Role.ANYONE, SecretAddress.BEARER);
    }

    static Query.Parameters parameters(Context context) {
        return name -> Optional.ofNullable(context.queryParam(name));
    }

    private void list(Context context, Agency agency, Query query) {
        Resources written = Answers.resources(context);
        Listed<User> found = query.filter().filter(filter -> filter.walks(Users.FOUND)).isPresent() ? entrance.search(agency, () -> found(agency, query)) : found(agency, query);
        Answers.send(context, 200, Resources.list(found, user -> written.user(user, query)));
    }

    private Listed<User> found(Agency agency, Query query) {
        return database.read(handle -> users.list(handle, agency, query));
    }

    private void show(Context context, Agency agency) {
        User user = database.read(handle -> users.find(handle, agency, id(context)));
        if (Versions.isKnown(context, user.version())) {
            context.status(304).header("ETag", user.version());
            return;
        }
        send(context, 200, user);
    }

    private void add(Context context, Agency agency) {
        UserDraft draft = UserDraft.read(Body.of(context, Matching.USER_SCHEMA), true);
        send(context, 201, database.write(handle -> users.add(handle, agency, draft)));
    }

    private void replace(Context context, Agency agency) {
        Body body = Body.of(context, Matching.USER_SCHEMA);
        change(context, agency, known -> UserDraft.read(body, known.row().isActive()));
    }

    private void change(Context context, Agency agency) {
        var changes = Change.all(Body.of(context, Change.SCHEMA));
        change(context, agency, known -> UserDraft.of(known.words(), known.row().isActive()).change(changes));
    }

    private interface Drawing {
        UserDraft of(User known);
    }

    private void change(Context context, Agency agency, Drawing drawing) {
        Optional<UUID> id = id(context);
        Versions.Expected expected = Versions.Expected.by(context);
        send(context, 200, database.write(handle -> {
            User known = users.find(handle, agency, id);
            expected.require(known.version());
            return users.change(handle, agency, known, drawing.of(known));
        }));
    }

    private void leave(Context context, Agency agency) {
        Optional<UUID> id = id(context);
        Versions.Expected expected = Versions.Expected.by(context);
        database.write(handle -> {
            User known = users.find(handle, agency, id);
            expected.require(known.version());
            users.leave(handle, agency, known);
            return null;
        });
        context.status(204);
    }

    private static void send(Context context, int status, User user) {
        Resources written = Answers.resources(context);
        Answers.send(context, status, written.user(user, Query.of(parameters(context), Matching.USERS)), user.version(), written.location(user));
    }

    private static Optional<UUID> id(Context context) {
        return Ids.parse(context.pathParam("id"));
    }
}
