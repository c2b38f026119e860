package qadam.lrs;

import qadam.shared.Database;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** {@code /xapi/activities}: an activity with all that statements have said of it (xAPI 1.0.3 Part Three §2.5; IEEE 9274.1.1 §4.1.6.4). */
final class Activities implements Resource {
    private final Database database;
    private final Definitions definitions = new Definitions();

    Activities(Database database) {
        this.database = database;
    }

    @Override
    public XapiAnswer answer(XapiRequest request) {
        Client client = request.client();
        if (!client.may(Scope.PROFILE) && !client.may(Scope.STATE)) {   // whoever keeps documents of an activity may know what it is called
            client.require(Scope.STATEMENTS_READ);
        }
        request.allow("activityId");
        String id = Values.iri(new Part(StringNode.valueOf(request.required("activityId")), "activityId"));
        ObjectNode activity = StrictJson.object().put("objectType", "Activity").put("id", id);
        database.read(handle -> definitions.find(handle, id)).ifPresent(definition -> activity.set("definition", definition));
        return XapiAnswer.json(StrictJson.write(activity));
    }
}
