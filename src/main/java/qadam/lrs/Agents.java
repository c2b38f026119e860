package qadam.lrs;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /xapi/agents}: the Person of an Agent (xAPI 1.0.3 Part Three §2.4; IEEE 9274.1.1 §4.1.6.3). It holds what the asker has given and nothing
 * more: who of several identifiers are one and the same is not told here to anybody.
 */
final class Agents implements Resource {
    @Override
    public XapiAnswer answer(XapiRequest request) {
        Client client = request.client();
        if (!client.may(Scope.PROFILE) && !client.may(Scope.STATE)) {
            client.require(Scope.STATEMENTS_READ);
        }
        request.allow("agent");
        JsonNode agent = DocumentResource.json(request);
        AgentRules.single(new Part(agent, "agent"));
        ObjectNode person = StrictJson.object().put("objectType", "Person");
        agent.properties().stream().filter(member -> !member.getKey().equals("objectType"))
            .forEach(member -> person.putArray(member.getKey()).add(member.getValue()));
        return XapiAnswer.json(StrictJson.write(person));
    }
}
