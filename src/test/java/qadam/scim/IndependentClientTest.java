package qadam.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.List;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The SCIM client of another house (Ping Identity's SDK) speaks to ours, as an agency's program would. */
class IndependentClientTest {
    private static ScimSite site;
    private static Client client;
    private static ScimService service;

    @BeforeAll
    static void start() {
        site = new ScimSite();
        client = client(site.token);
        service = service(client);
    }

    @AfterAll
    static void stop() {
        client.close();
        site.close();
    }

    private static Client client(String token) {
        ClientRequestFilter bearer = request -> request.getHeaders().add("Authorization", "Bearer " + token);
        return ClientBuilder.newClient(new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider())).register(bearer);
    }

    private static ScimService service(Client client) {
        return new ScimService(client.target(URI.create("http://localhost:" + site.house.port() + "/scim/v2")));
    }

    private static UserResource somebody(String userName, String family, String given) {
        UserResource user = new UserResource().setUserName(userName).setActive(true)
            .setName(new Name().setFamilyName(family).setGivenName(given)).setEmails(new Email().setValue(userName + "@tea.gov.kz").setType("work"));
        user.setExternalId("e-" + userName);
        return user;
    }

    @Test
    void it_reads_what_is_offered() throws ScimException {
        ServiceProviderConfigResource config = service.getServiceProviderConfig();
        assertThat(config.getPatch().isSupported()).isTrue();
        assertThat(config.getEtag().isSupported()).isTrue();
        assertThat(config.getFilter().getMaxResults()).isEqualTo(200);
        assertThat(config.getBulk().isSupported()).isFalse();
        assertThat(service.getResourceTypes().getResources()).extracting(ResourceTypeResource::getName).containsExactly("User", "Group");
        assertThat(service.getSchemas().getResources()).extracting(SchemaResource::getName).containsExactly("User", "Group");
        SchemaResource users = service.getSchema("urn:ietf:params:scim:schemas:core:2.0:User");
        assertThat(users.getAttributes()).extracting(attribute -> attribute.getName()).containsExactly("userName", "name", "displayName", "active");
        assertThatThrownBy(() -> service.getSchema("urn:none")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void it_creates_reads_patches_lists_replaces_disables_and_deletes_people() throws ScimException {
        UserResource made = service.create("Users", somebody("aigerim", "Сәрсенова", "Айгерім"));
        assertThat(made.getId()).hasSize(32);
        assertThat(made.getMeta().getLocation()).hasPath("/scim/v2/Users/" + made.getId());
        assertThat(made.getEmails()).as("addresses are not kept").isNullOrEmpty();
        UserResource read = service.retrieve("Users", made.getId(), UserResource.class);
        assertThat(read.getName().getFamilyName()).isEqualTo("Сәрсенова");
        assertThat(read.getExternalId()).isEqualTo("e-aigerim");
        assertThatThrownBy(() -> service.create("Users", somebody("AIGERIM", "x", "y"))).isInstanceOf(ResourceConflictException.class);

        UserResource patched = service.modifyRequest("Users", made.getId()).replaceValue("name.familyName", "Омарова").replaceValue("displayName", "Айгерім О.")
            .invoke(UserResource.class);
        assertThat(patched.getName().getFamilyName()).isEqualTo("Омарова");
        assertThat(patched.getName().getGivenName()).as("what was not named stays").isEqualTo("Айгерім");
        assertThat(patched.getMeta().getVersion()).isNotEqualTo(made.getMeta().getVersion());

        service.create("Users", somebody("bolat", "Оспан", "Болат"));
        assertThat(found(Filter.eq("userName", "Bolat"))).containsExactly("bolat");
        assertThat(found(Filter.and(Filter.sw("userName", "b"), Filter.eq("active", true)))).containsExactly("bolat");
        assertThat(found(Filter.or(Filter.eq("externalId", "e-bolat"), Filter.eq("id", made.getId())))).containsExactlyInAnyOrder("aigerim", "bolat");
        assertThat(found(Filter.not(Filter.pr("displayName")))).contains("bolat").doesNotContain("aigerim");
        assertThatThrownBy(() -> found(Filter.eq("title", "x"))).isInstanceOfSatisfying(BadRequestException.class,
            refused -> assertThat(refused.getScimError().getScimType()).isEqualTo("invalidFilter"));
        ListResponse<UserResource> all = service.searchRequest("Users").invoke(UserResource.class);
        ListResponse<UserResource> second = service.searchRequest("Users").page(2, 1).invoke(UserResource.class);
        assertThat(second.getTotalResults()).isEqualTo(all.getTotalResults()).isGreaterThan(1);
        assertThat(second.getResources()).hasSize(1).first().isEqualTo(all.getResources().get(1));
        assertThat(service.searchRequest("Users").filter(Filter.eq("userName", "bolat")).invokePost(UserResource.class).getTotalResults()).isEqualTo(1);

        assertThatThrownBy(() -> service.replaceRequest(read.setDisplayName("late")).ifMatch().invoke())
            .as("somebody changed it meanwhile").isInstanceOf(PreconditionFailedException.class);
        UserResource replaced = service.replace(patched.setDisplayName("Айгерім Омарова"));
        assertThat(replaced.getDisplayName()).isEqualTo("Айгерім Омарова");

        UserResource disabled = service.modifyRequest("Users", made.getId()).replaceValue("active", false).invoke(UserResource.class);
        assertThat(disabled.getActive()).isFalse();
        assertThat(site.isDisabled(made.getId())).isTrue();
        assertThat(site.places(made.getId())).isEmpty();
        assertThat(found(Filter.eq("active", false))).containsExactly("aigerim");

        service.deleteRequest("Users", made.getId()).invoke();
        assertThatThrownBy(() -> service.retrieve("Users", made.getId(), UserResource.class)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> service.deleteRequest("Users", made.getId()).invoke()).isInstanceOf(ResourceNotFoundException.class);
        assertThat(site.isDisabled(made.getId())).as("nobody is deleted").isTrue();
    }

    private static List<String> found(Filter filter) throws ScimException {
        return service.searchRequest("Users").filter(filter).invoke(UserResource.class).getResources().stream().map(UserResource::getUserName).toList();
    }

    @Test
    void it_keeps_departments_and_who_belongs_to_them() throws ScimException {
        UserResource first = service.create("Users", somebody("dana", "Д", "а"));
        UserResource second = service.create("Users", somebody("erlan", "Е", "р"));
        GroupResource made = service.create("Groups", new GroupResource().setDisplayName("Green tea").setMembers(new Member().setValue(first.getId())));
        assertThat(site.places(first.getId())).containsExactly("Ministry of Tea", "Green tea");
        GroupResource more = service.modifyRequest("Groups", made.getId()).addValues("members", new Member().setValue(second.getId())).invoke(GroupResource.class);
        assertThat(more.getMembers()).extracting(Member::getValue).containsExactlyInAnyOrder(first.getId(), second.getId());
        service.modifyRequest("Groups", made.getId()).removeValues("members[value eq \"" + first.getId() + "\"]").invoke(GroupResource.class);
        assertThat(site.places(first.getId())).containsExactly("Ministry of Tea");
        assertThat(service.searchRequest("Groups").filter("displayName eq \"green tea\" and members eq \"" + second.getId() + "\"").excludedAttributes("members")
            .invoke(GroupResource.class).getResources()).hasSize(1).allMatch(group -> group.getMembers() == null || group.getMembers().isEmpty());
        service.deleteRequest("Groups", made.getId()).invoke();
        assertThatThrownBy(() -> service.retrieve("Groups", made.getId(), GroupResource.class)).isInstanceOf(ResourceNotFoundException.class);
        assertThat(site.places(second.getId())).containsExactly("Ministry of Tea");
    }

    @Test
    void another_agencys_people_do_not_exist_for_it() throws ScimException {
        UserResource made = service.create("Users", somebody("farida", "Ф", "а"));
        Client foreign = client(site.otherToken);
        try {
            assertThatThrownBy(() -> service(foreign).retrieve("Users", made.getId(), UserResource.class)).isInstanceOf(ResourceNotFoundException.class);
            assertThat(service(foreign).create("Users", somebody("farida", "Ф", "а")).getId()).as("the name is free there").isNotEqualTo(made.getId());
        } finally {
            foreign.close();
        }
    }
}
