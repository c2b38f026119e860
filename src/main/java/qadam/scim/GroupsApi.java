package qadam.scim;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;

/** {@code /scim/v2/Groups}: departments. */
final class GroupsApi implements Routes {
    private static final String ALL = Answers.BASE + "/Groups";
    private static final String ONE = ALL + "/{id}";

    private final Entrance entrance;
    private final Database database;
    private final Groups groups;

    GroupsApi(Entrance entrance, Database database, Groups groups) {
        this.entrance = entrance;
        this.database = database;
        this.groups = groups;
    }

    /** A department as it is sent, and with which version. */
    private record Written(Group group, Map<String, Object> body) {
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, entrance.forBearers((context, agency) -> list(context, agency, query(context))), Role.ANYONE);
        routes.post(ALL, entrance.forBearers(this::add), Role.ANYONE, SecretAddress.BEARER);
        routes.post(ALL + "/.search", entrance.forBearers((context, agency) ->
            list(context, agency, Query.of(Query.Parameters.of(Body.of(context, UsersApi.SEARCH)), Matching.GROUPS))), Role.ANYONE, SecretAddress.BEARER);
        routes.get(ONE, entrance.forBearers(this::show), Role.ANYONE);
        routes.put(ONE, entrance.forBearers(this::replace), Role.ANYONE, SecretAddress.BEARER);
        routes.patch(ONE, entrance.forBearers(this::change), Role.ANYONE, SecretAddress.BEARER);
        routes.delete(ONE, entrance.forBearers(this::close), Role.ANYONE, SecretAddress.BEARER);
    }

    private static Query query(Context context) {
        return Query.of(UsersApi.parameters(context), Matching.GROUPS);
    }

    private Written written(Handle handle, Resources resources, Group group, Query query) {
        return new Written(group, resources.group(group, one -> groups.members(handle, one), query));
    }

    private void list(Context context, Agency agency, Query query) {
        Resources resources = Answers.resources(context);
        Listed<Groups.Staffed> found = query.filter().filter(filter -> filter.walks(Groups.FOUND)).isPresent() ? entrance.search(agency, () -> found(agency, query)) : found(agency, query);
        Answers.send(context, 200, Resources.list(found, one -> resources.group(one.group(), ignored -> one.members(), query)));
    }

    private Listed<Groups.Staffed> found(Agency agency, Query query) {
        return database.read(handle -> groups.list(handle, agency, query));
    }

    private void show(Context context, Agency agency) {
        Resources resources = Answers.resources(context);
        Query query = query(context);
        String id = context.pathParam("id");
        Written written = database.read(handle -> written(handle, resources, groups.find(handle, agency, id), query));
        if (Versions.isKnown(context, written.group.version())) {
            context.status(304).header("ETag", written.group.version());
            return;
        }
        send(context, 200, written);
    }

    private void add(Context context, Agency agency) {
        GroupDraft draft = GroupDraft.read(Body.of(context, Matching.GROUP_SCHEMA));
        Resources resources = Answers.resources(context);
        Query query = query(context);
        send(context, 201, database.write(handle -> written(handle, resources, groups.add(handle, agency, draft), query)));
    }

    private void replace(Context context, Agency agency) {
        GroupDraft draft = GroupDraft.read(Body.of(context, Matching.GROUP_SCHEMA));
        change(context, agency, (handle, known) -> draft);
    }

    private void change(Context context, Agency agency) {
        var changes = Change.all(Body.of(context, Change.SCHEMA));
        change(context, agency, (handle, known) -> GroupDraft.of(known, groups.members(handle, known)).change(changes));
    }

    private interface Drawing {
        GroupDraft of(Handle handle, Group known);
    }

    private void change(Context context, Agency agency, Drawing drawing) {
        Resources resources = Answers.resources(context);
        Query query = query(context);
        String id = context.pathParam("id");
        Versions.Expected expected = Versions.Expected.by(context);
        send(context, 200, database.write(handle -> {
            Group known = groups.find(handle, agency, id);
            expected.require(known.version());
            return written(handle, resources, groups.change(handle, agency, known, drawing.of(handle, known)), query);
        }));
    }

    private void close(Context context, Agency agency) {
        String id = context.pathParam("id");
        Versions.Expected expected = Versions.Expected.by(context);
        database.write(handle -> {
            Group known = groups.find(handle, agency, id);
            expected.require(known.version());
            groups.close(handle, agency, known);
            return null;
        });
        context.status(204);
    }

    private static void send(Context context, int status, Written written) {
        Answers.send(context, status, written.body, written.group.version(), Answers.resources(context).location(written.group));
    }
}
